import type { Form, Regulation, Step } from '../model/types.ts';

export interface OfferedForm {
  readonly form: Form;
  /** Results this form leads to; empty: the form does not decide which. */
  readonly results: readonly string[];
}

/** The request forms a step offers, the one offered first in front; none where the step fills in no form. */
export function offeredForms({ forms }: Pick<Regulation, 'forms'>, step: Pick<Step, 'form' | 'forms'>): readonly OfferedForm[] {
  const offers = step.forms.length > 0 ? step.forms : step.form === undefined ? [] : [{ form: step.form, results: [] }];
  return offers
    .flatMap((offer): readonly OfferedForm[] => forms.filter(({ id }) => id === offer.form).map((form) => ({ form, results: offer.results })))
    .toSorted((one, other) => Number(other.form.id === step.form) - Number(one.form.id === step.form));
}
