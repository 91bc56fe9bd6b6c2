/** How a case begins: at somebody's counter, or on the portal with the applicant's own signature. */
import { base64ToBytes } from '@reglament/eds';
import type { CompiledRoute, Regulation, Route } from '@reglament/regulation';
import { attributeOnPage, formsOf, locationOf } from '../http/index.ts';
import type { Answer, Browser, PageForm } from '../http/index.ts';
import { filledIn } from './fill-in.ts';
import { APPLICANT } from './world.ts';
import type { Worker, World } from './world.ts';

export interface Start {
  readonly regulation: Regulation;
  readonly route: Route;
  readonly compiled: CompiledRoute;
  readonly form?: string;
}

export class Stuck extends Error {}

/** What a page says that stands in somebody's way. */
export function saidBy({ status, path, body }: Answer): string {
  const words = /class="error-summary[\s\S]*?<\/ul>/.exec(body)?.[0] ?? /class="notification[\s\S]*?<\/div>/.exec(body)?.[0] ?? /<h1[\s\S]*?<\/h1>/.exec(body)?.[0] ?? body.slice(0, 300);
  return `${status} ${path}: ${words.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 400)}`;
}

/** Opens the page's form of that address, filled in, with more entered; the answer is the page it leads to. */
export async function send(browser: Browser, page: Answer, action: string, regulation: Regulation, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const form = formAt(page, action);
  const answer = await browser.post(form.action, { ...filledIn(form, regulation), ...more }, { multipart: form.multipart });
  if (answer.status !== 303) throw new Stuck(`${action} was not taken: ${saidBy(answer)}`);
  return browser.get(locationOf(answer));
}

function formAt(page: Answer, action: string): PageForm {
  const form = formsOf(page.body).find((candidate) => candidate.action.split('?')[0] === action);
  if (form === undefined) throw new Stuck(`Expected a form for ${action}, but the page says ${saidBy(page)}`);
  return form;
}

/** Takes the application in at the counter, with what is `entered` beside what any form wants; the id of the case. */
export async function openAtCounter({ browser }: Pick<Worker, 'browser'>, { regulation, route, form }: Pick<Start, 'regulation' | 'route' | 'form'>, entered: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = `/workplace/intake/${regulation.id}/${route.route}`;
  let page = await send(browser, await browser.get(path), path, regulation, { iin: APPLICANT.iin, ...entered });
  const applicant = page.path.split('?')[0] ?? '';
  if (form !== undefined && !formsOf(page.body).some(({ fields }) => fields['form'] === form)) page = await browser.get(`${page.path}&form=${form}`);
  for (let count = 0; !page.path.startsWith('/workplace/cases/'); count += 1) {
    if (count === 5) throw new Stuck(`Expected an opened case, but the counter asks again: ${saidBy(page)}`);
    const forms = formsOf(page.body).filter(({ action }) => action.startsWith('/workplace/intake/'));
    const next = forms.find(({ action }) => action.split('?')[0] === applicant) ?? forms[0];
    if (next === undefined) throw new Stuck(`Expected the counter's next form, but ${saidBy(page)}`);
    page = await send(browser, page, next.action.split('?')[0]!, regulation, entered);
  }
  return caseIn(page.path);
}

/** Fills the request in on the portal, signs and sends it; the id of the case. */
export async function sendOnPortal(world: World, { regulation, form }: Start, certificate: 'confirmed' | 'not-confirmed'): Promise<string> {
  const { browser, sign, signExpired } = world.applicant;
  const base = `/services/${regulation.id}/apply`;
  for (const part of ['form', 'category', 'provider', 'about-you', 'request', 'co-signers', 'documents']) {
    const page = await browser.get(`${base}/${part}`);
    // A page that has nothing to ask leads back to the beginning.
    if (page.path.split('?')[0] !== `${base}/${part}`) continue;
    if (part === 'request') await answerQuestions(browser, page, `${base}/${part}`, regulation);
    else await send(browser, page, `${base}/${part}`, regulation, part === 'documents' ? { go: 'on' } : part === 'form' ? { form: form ?? '' } : {});
  }
  const page = await browser.get(`${base}/sign`);
  const laid = formAt(page, `${base}/sign`);
  const content = base64ToBytes(attributeOnPage(page.body, 'data-to-sign') ?? '');
  const signature = await (certificate === 'confirmed' ? sign : signExpired)(content);
  const answer = await browser.post(laid.action, { ...laid.fields, signature });
  if (certificate === 'confirmed') {
    if (answer.status !== 303) throw new Stuck(`the signed request was not taken: ${saidBy(answer)}`);
    return caseIn(locationOf(answer));
  }
  const { rows } = await world.desk.db.query<{ id: string }>('select id from cases where applicant = $1 order by opened_at desc, id limit 1', [world.applicant.id]);
  return rows[0]?.id ?? '';
}

/** The form's own questions, one page after another. */
async function answerQuestions(browser: Browser, first: Answer, base: string, regulation: Regulation): Promise<void> {
  for (let page = first, question = 1; page.path.split('?')[0]!.startsWith(base); question += 1) page = await send(browser, page, `${base}/${question}`, regulation);
}

function caseIn(path: string): string {
  const id = /\/cases\/([0-9a-f-]{36})/.exec(path)?.[1];
  if (id === undefined) throw new Stuck(`Expected a case's address, but got ${path}`);
  return id;
}
