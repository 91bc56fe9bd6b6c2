import type { Form, Regulation, Route, Step } from '../model/types.ts';

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

/**
 * The request forms of a route: those its first step with a form offers; every request form of the regulation where no
 * step of the route names one.
 */
export function routeForms(regulation: Pick<Regulation, 'forms'>, { steps }: Pick<Route, 'steps'>): readonly OfferedForm[] {
  const offered = steps.map((step) => offeredForms(regulation, step).filter(({ form }) => form.kind === 'request')).find((offers) => offers.length > 0);
  return offered ?? regulation.forms.filter(({ kind }) => kind === 'request').map((form) => ({ form, results: [] }));
}

/**
 * Whether a result may follow from a request form. `false` only where the text says that it follows from other forms
 * and that this form leads elsewhere; a result that no form leads to may follow from any.
 */
export function followsFromForm(regulation: Pick<Regulation, 'forms' | 'routes'>, form: string, result: string): boolean {
  const deciding = regulation.routes.flatMap(({ steps }) => steps.flatMap((step) => offeredForms(regulation, step))).filter(({ results }) => results.length > 0);
  const own = deciding.filter((offer) => offer.form.id === form);
  const leadsTo = ({ results }: OfferedForm): boolean => results.includes(result);
  return own.length === 0 || own.some(leadsTo) || !deciding.some(leadsTo);
}
