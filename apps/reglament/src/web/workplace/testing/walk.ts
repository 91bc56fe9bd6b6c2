/** Reads a case's page the way a person does: which forms are there, what they hold, and sends one of them. */
import type { LightMyRequestResponse } from 'fastify';
import type { Office, Person } from './office.ts';

export interface PageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What somebody marks who has all the papers before them: nothing that stands marked already. */
  readonly papers: Readonly<Record<string, string>>;
}

/** Every form of a page with its hidden and filled-in fields. */
export function formsOf(markup: string): readonly PageForm[] {
  return [...markup.matchAll(/<form[^>]* action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(([, action = '', body = '']) => ({
    action, papers: papersOf(body),
    fields: Object.fromEntries([
      ...[...body.matchAll(/<input([^>]*)>/g)].flatMap(([, attributes = '']) => inputOf(attributes)),
      ...[...body.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)].map(([, name = '', text = '']) => [name, text]),
      ...[...body.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name = '', options = '']) => [name, / value="([^"]+)"/.exec(options)?.[1] ?? '']),
    ]),
  }));
}

function papersOf(body: string): Readonly<Record<string, string>> {
  const marks = Map.groupBy([...body.matchAll(/<input[^>]* name="([a-z-]+\.mark\.[^"]+)"[^>]*>/g)], ([, name = '']) => name);
  const unmarked = [...marks].filter(([, inputs]) => !inputs.some(([tag]) => / checked/.test(tag))).map(([name]) => [name, 'original']);
  const list = [...body.matchAll(/<input[^>]* name="([a-z-]+\.checklist)"[^>]* value="all"/g)].map(([, name = '']) => [name, 'all']);
  return Object.fromEntries([...unmarked, ...list]);
}

function inputOf(attributes: string): readonly (readonly [string, string])[] {
  const read = (name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
  const type = read('type');
  const name = read('name');
  if (name === undefined || ((type === 'checkbox' || type === 'radio') && !/ checked/.test(attributes))) return [];
  return [[name, (read('value') ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')]];
}

/** The form of an action (`register`-like key) on a case's page. */
export function actionForm(markup: string, key: string): PageForm {
  const found = formsOf(markup).find(({ fields }) => fields['action'] === key);
  if (found === undefined) throw new Error(`Expected a form for "${key}", but the page has ${formsOf(markup).map(({ fields }) => fields['action'] ?? '-').join(', ')}`);
  return found;
}

/** Opens the case, looks its papers through and sends the form of one action with more entered. */
export async function act(office: Office, person: Person, id: string, key: string, more: Readonly<Record<string, string | readonly string[]>> = {}): Promise<LightMyRequestResponse> {
  const page = await office.get(person, `/workplace/cases/${id}`);
  const form = actionForm(page.body, key);
  return office.post(person, form.action, { ...form.fields, ...form.papers, ...more });
}
