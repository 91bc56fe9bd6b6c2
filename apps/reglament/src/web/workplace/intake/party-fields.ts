import type { Regulation } from '@reglament/regulation';
import { maskIin } from '@reglament/identifiers';
import { mayBeOrganisation, mayBeRepresented } from '../../../desk/counter/enter-party.ts';
import type { EnteredParty } from '../../../desk/counter/enter-party.ts';
import type { CounterParty } from '../../../desk/counter/party.ts';
import { fullName } from '../../../desk/people/sessions.ts';
import type { ApplicantAccount } from '../../../desk/people/sessions.ts';
import { checkbox, details, errorOf, formatDayShort, html, iinInput, marginNote, radios, textInput } from '../../kit/index.ts';
import type { FieldError, Html, PageContext, SummaryRow } from '../../kit/index.ts';
import type { Fields } from '../read-form.ts';
import { citation } from '../terms.ts';

/** Who stands at the counter: the applicant, where the text knows them an organisation, and a representative. */
export function partyFields(context: PageContext, regulation: Regulation, { entered, errors }: { readonly entered?: EnteredParty; readonly errors: readonly FieldError[] }): Html {
  const { t } = context;
  return html`${iinInput({ t, label: t('workplace.intake.iin'), value: entered?.iin, autocomplete: 'off', error: errorOf(errors, 'iin') })}
${mayBeOrganisation(regulation) && textInput({ t, name: 'bin', label: t('workplace.intake.bin'), hint: t('workplace.intake.binHint'), optional: true, numeric: true, width: 20, maxLength: 20, value: entered?.bin, error: errorOf(errors, 'bin') })}
${regulation.homeVisit !== undefined && checkbox({ t, name: 'at-home', label: t('workplace.intake.atHome'), checked: entered?.atHome === true, note: marginNote({ t, language: context.language, clause: citation(t, regulation, regulation.homeVisit.clause) }) })}
${mayBeRepresented(regulation) && representativeFields(context, entered, errors)}`;
}

function representativeFields(context: PageContext, entered: EnteredParty | undefined, errors: readonly FieldError[]): Html {
  const { t } = context;
  const inner = html`${iinInput({ t, name: 'representative', label: t('workplace.intake.representativeIin'), value: entered?.representativeIin, autocomplete: 'off', error: errorOf(errors, 'representative') })}
${radios({
    t, name: 'attorney', label: t('workplace.intake.attorney'), hint: t('workplace.intake.attorneyHint'), value: entered?.attorney, error: errorOf(errors, 'attorney'),
    choices: [{ value: 'notarised', text: t('workplace.intake.attorney.notarised') }, { value: 'other', text: t('workplace.intake.attorney.other') }],
  })}
${textInput({ t, name: 'attorney-number', label: t('workplace.intake.attorneyNumber'), optional: true, width: 20, maxLength: 60, value: entered?.attorneyNumber, error: errorOf(errors, 'attorney-number') })}`;
  return html`${radios({
    t, name: 'who', label: t('workplace.intake.who'), inline: true, value: entered?.represented === true ? 'representative' : 'applicant',
    choices: [{ value: 'applicant', text: t('workplace.intake.who.applicant') }, { value: 'representative', text: t('workplace.intake.who.representative') }],
  })}
${details({ summary: t('workplace.intake.representativePart'), open: entered?.represented === true, body: inner })}`;
}

export function readParty(fields: Fields): EnteredParty {
  const text = (name: string): string => fields.text(name).slice(0, 60);
  return { iin: text('iin'), bin: text('bin'), represented: text('who') === 'representative', representativeIin: text('representative'), attorney: text('attorney'), attorneyNumber: text('attorney-number'), atHome: text('at-home') === 'yes' };
}

const LABELS = { iin: 'workplace.intake.iin', bin: 'workplace.intake.bin', representative: 'workplace.intake.representativeIin', attorney: 'workplace.intake.attorney', 'attorney-number': 'workplace.intake.attorneyNumber' } as const;

export function partyLabel({ t }: PageContext, field: string): string {
  return t(field in LABELS ? LABELS[field as keyof typeof LABELS] : 'workplace.intake.iin');
}

/** Who came for the applicant, and on what that rests. */
export function partyRows({ t, language }: PageContext, { representative, attorney, attorneyNumber, attorneyDate, organisation, head }: CounterParty): readonly SummaryRow[] {
  return [
    ...(organisation === undefined || head !== undefined ? [] : [{ label: t('workplace.intake.organisation'), value: t('workplace.intake.organisationWithBin', { name: organisation.name[language], bin: organisation.bin }) }]),
    ...(head === undefined ? [] : [{ label: t('workplace.intake.head'), value: t('workplace.case.applicantWithIin', { name: fullName(head), iin: maskIin(head.iin) }) }]),
    ...(representative === undefined ? [] : [
      { label: t('workplace.intake.representative'), value: t('workplace.case.applicantWithIin', { name: fullName(representative), iin: maskIin(representative.iin) }) },
      { label: t('workplace.intake.attorney'), value: attorney === 'notarised' ? t('workplace.intake.attorneyChecked', { number: attorneyNumber ?? '–', date: attorneyDate === undefined ? '–' : formatDayShort(attorneyDate) }) : t('workplace.intake.attorneyOther') },
    ]),
  ];
}

/** A person with the IIN hidden but for its end; an organisation with its BIN, which is nobody's secret. */
export function applicantText({ t }: PageContext, account: ApplicantAccount): string {
  return account.kind === 'legal-entity' ? t('workplace.intake.organisationWithBin', { name: fullName(account), bin: account.iin })
    : t('workplace.case.applicantWithIin', { name: fullName(account), iin: maskIin(account.iin) });
}
