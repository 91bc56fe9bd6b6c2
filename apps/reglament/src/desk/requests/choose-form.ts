import type { Desk } from '../desk.ts';
import { invalidInput } from '../invalid-input.ts';
import type { InvalidInput } from '../invalid-input.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import { lockedAnswers, prefilled } from './drafts.ts';
import type { RequestDraft } from './drafts.ts';
import type { Answers } from './form-rules.ts';

/**
 * Chooses the form of a draft. Answers given on another form are kept, and those to fields of the same id are offered
 * again; what the account says replaces them where the new form does not let it be changed.
 */
export async function chooseForm(desk: Desk, account: ApplicantAccount, draft: RequestDraft, formId: string): Promise<{ readonly kind: 'chosen' } | InvalidInput> {
  const form = draft.offered.find((offer) => offer.form.id === formId)?.form;
  if (form === undefined) return invalidInput({ field: 'form', code: 'choose' });
  const own = prefilled(form, account);
  await desk.db.query('update draft set form = $2, answers = $3, updated_at = $4 where id = $1', [draft.id, form.id, JSON.stringify({ ...own, ...draft.answers, ...lockedAnswers(form, account) }), desk.clock.now()]);
  return { kind: 'chosen' };
}

/** The answers to the form chosen and to whom it goes: what was entered on another form is no part of the request. */
export function requestAnswers({ form, answers }: Pick<RequestDraft, 'form' | 'answers'>): Answers {
  const known = new Set([...form.fields.map(({ id }) => id), 'unit']);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => known.has(id)));
}
