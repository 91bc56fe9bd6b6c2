import type { CaseMaterial } from '../case/case-material.ts';
import { collectBasis, isHandedInPerson, mustBeSealed } from '../../../desk/counter/hand-over.ts';
import type { EnteredRecipient, HandedOver } from '../../../desk/counter/hand-over.ts';
import { checkbox, errorOf, fieldGroup, formatDateTimeShort, html, iinInput, plainList, radios, textInput } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { fieldErrors } from '../form-fields.ts';
import type { Fields } from '../read-form.ts';

/** Who takes the result: the applicant unless somebody else is entered. Nothing where nobody takes anything in person. */
export function recipientFields(context: PageContext, { view }: Pick<CaseMaterial, 'view'>, prefix: string, again: { readonly fields: Fields; readonly errors: readonly FieldError[] } | undefined): Html | null {
  const { t } = context;
  const nameOf = (field: string): string => recipientField(prefix, field);
  const { work, state, regulation } = view;
  if (work === undefined || !isHandedInPerson(state, work.node)) return null;
  const basis = collectBasis(regulation);
  const value = (field: string): string | undefined => again?.fields.text(nameOf(field));
  const error = (field: string): string | undefined => errorOf(again?.errors ?? [], nameOf(field));
  const represented = value('who') === 'representative';
  const who = [{ value: 'applicant', text: t('workplace.handOver.applicant') }, ...(basis === undefined ? [] : [{ value: 'representative', text: t(basis === 'receipt' ? 'workplace.handOver.byReceipt' : 'workplace.handOver.byAttorney') }])];
  return html`${mustBeSealed(regulation, state) && checkbox({ t, name: nameOf('sealed'), label: t('workplace.handOver.sealed'), checked: value('sealed') === 'yes', error: error('sealed') })}
${radios({ t, name: nameOf('who'), label: t('workplace.handOver.title'), hint: t('workplace.handOver.signature'), choices: who, value: value('who') ?? 'applicant' })}
${textInput({ t, name: nameOf('document'), label: t('workplace.handOver.document'), optional: true, width: 20, maxLength: 40, value: value('document') })}
${basis !== undefined && fieldGroup({ t, name: nameOf('representative'), label: t('workplace.handOver.representativePart') }, html`${iinInput({ t, name: nameOf('iin'), label: t('workplace.handOver.iin'), optional: !represented, autocomplete: 'off', value: value('iin'), error: error('iin') })}
${textInput({ t, name: nameOf('basis-number'), label: t('workplace.handOver.basisNumber'), optional: !represented, width: 20, maxLength: 60, value: value('basis-number'), error: error('basis-number') })}`)}`;
}

export function readRecipientFields(fields: Fields, prefix: string): EnteredRecipient {
  const text = (field: string): string => fields.text(recipientField(prefix, field)).slice(0, 60);
  return { recipient: text('who'), iin: text('iin'), document: text('document'), basisNumber: text('basis-number'), sealed: text('sealed') === 'yes' };
}

function recipientField(prefix: string, field: string): string {
  return `${prefix}.recipient-${field}`;
}

/** What is wrong with the recipient, beside their fields. */
export function recipientErrors(context: PageContext, prefix: string, problems: readonly FieldProblem[]): readonly FieldError[] {
  return fieldErrors(context.t, problems, (field) => recipientField(prefix, field), (field) => recipientLabel(context, field));
}

function recipientLabel({ t }: PageContext, field: string): string {
  return field === 'iin' ? t('workplace.handOver.iin') : field === 'basis-number' ? t('workplace.handOver.basisNumber') : t('workplace.handOver.title');
}

/** To whom what was given, with whose hand on it. */
export function handedOverView(context: PageContext, handOvers: readonly HandedOver[], zone: string): Html | null {
  const { t } = context;
  if (handOvers.length === 0) return null;
  const line = ({ name, at, by, basisNumber }: HandedOver): string => {
    const words = { name, staff: by, time: formatDateTimeShort(Date.parse(at), zone) };
    return basisNumber === undefined ? t('workplace.handOver.given', words) : t('workplace.handOver.givenByAttorney', { ...words, number: basisNumber });
  };
  return html`<h2>${t('workplace.handOver.list')}</h2>${plainList(handOvers.map(line))}`;
}
