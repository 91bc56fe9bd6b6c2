import type { Act, Form, Refusal, Regulation, Result } from '@reglament/regulation';
import type { Queryable } from '../../storage/index.ts';
import { findContent, keepContent } from '../requests/contents.ts';

/** What the executor drafted, kept as content and named by its hash in the journal. */
export interface ResultDraft {
  readonly kind: 'result' | 'negative' | 'refusal';
  /** Id of the result or of the refusal in the regulation. */
  readonly id: string;
  /** Values of the result form's fields. */
  readonly values: Readonly<Record<string, string>>;
  readonly grounds: readonly string[];
  /** The executor's own words, in both languages of an official document. */
  readonly explanation: { readonly kk: string; readonly ru: string };
}

export async function keepDraft(db: Queryable, draft: ResultDraft): Promise<string> {
  return (await keepContent(db, 'application/json', Buffer.from(JSON.stringify(draft)))).toString('hex');
}

export async function findDraftContent(db: Queryable, hash: string): Promise<ResultDraft | undefined> {
  const bytes = await findContent(db, Buffer.from(hash, 'hex'));
  return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8')) as ResultDraft;
}

export function resultOf(regulation: Regulation, draft: ResultDraft): Result | undefined {
  return regulation.results.find(({ id }) => id === draft.id);
}

export function refusalOf(regulation: Regulation, draft: ResultDraft): Refusal | undefined {
  return regulation.refusals.find(({ id }) => id === draft.id);
}

/** The form in which this result or refusal is written. */
export function formOf(regulation: Regulation, formId: string | undefined): Form | undefined {
  return regulation.forms.find(({ id }) => id === formId);
}

/** The form as it is filled in at this act: what only a later act brings is not asked for yet. */
export function formAt(form: Form | undefined, act: Act): Form | undefined {
  return form === undefined ? undefined : { ...form, fields: form.fields.filter(({ on }) => on === undefined || on === act) };
}

/** The results that the text has issued together with this one. */
export function issuedTogether({ results }: Regulation, id: string): readonly Result[] {
  const together = results.find((result) => result.id === id)?.together;
  return together === undefined ? [] : results.filter((result) => result.together === together && result.id !== id);
}

/** What is filled in to draft a result: its own form without what the result settles itself and, after it, the fields of those issued together with it. */
export function draftingForm(regulation: Regulation, result: Result | undefined): Form | undefined {
  const form = formOf(regulation, result?.form);
  const own = form && { ...form, fields: form.fields.filter(({ id }) => result?.settles[id] === undefined) };
  const others = result === undefined ? [] : issuedTogether(regulation, result.id).flatMap(({ form }) => formOf(regulation, form)?.fields ?? []);
  if (own === undefined || others.length === 0) return own;
  // What several of them ask is asked once.
  const fields = new Map([...own.fields, ...others].toReversed().map((field) => [field.id, field]));
  return { ...own, fields: [...own.fields, ...others].filter((field) => fields.get(field.id) === field) };
}
