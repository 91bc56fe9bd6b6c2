/** What the applicant has to do themselves: on the page of the case, and said so before anything else. */
import type { LocalizedText } from '@reglament/regulation';
import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import { findOwnStep, OWN_PAPERS, ownTermOver } from '../../../desk/cabinet/own-step.ts';
import type { OwnStep } from '../../../desk/cabinet/own-step.ts';
import { CHOSEN } from '../../../desk/registers/choice.ts';
import { FILE_MEGABYTES_MAX } from '../../../desk/requests/file-rules.ts';
import { beside, button, buttonRow, errorOf, fileUpload, form, formatDateTime, html, notification, radios } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { capital } from '../law/actor-words.ts';
import { clauseNote } from '../law/cite.ts';
import { computationOf } from '../law/due-words.ts';
import { choiceFields, emptyListView } from '../../waiting/choice-list.ts';
import { casePath } from './cabinet-page.ts';
import { zoneOf } from './case-words.ts';

export interface OwnStepForm { readonly csrf: string; readonly outcome: string; readonly chosen: readonly string[]; readonly errors: readonly FieldError[] }

/** The step with its term and its clause, and the form by which it is done here; nothing where the case waits for others. */
export function ownStepPart(context: PageContext, mine: MyCase, now: string, unit: LocalizedText | undefined, entered: OwnStepForm): Html | null {
  const step = findOwnStep(mine.state, mine.regulation);
  if (step === undefined) return comePart(context, mine, unit);
  const { t, language } = context;
  const { state, regulation } = mine;
  const due = state.step?.due;
  const note = clauseNote(context, regulation, step.node.step, due === undefined ? {} : { computation: computationOf(context, regulation, due) });
  const until = due === undefined ? '' : ` ${t('portal.own.until', { time: formatDateTime(language, Date.parse(due.at), zoneOf(mine)) })}`;
  const over = ownTermOver(now, state, step, regulation);
  const body = html`<p><strong>${capital(step.node.step.text[language])}.</strong>${until}</p>
${over === undefined && emptyListView(context, mine, step.node.step.choosesFrom)}
${over !== undefined ? html`<p>${t('portal.own.over', { time: formatDateTime(language, Date.parse(over), zoneOf(mine)), unit: (unit ?? regulation.provider.name)[language] })}</p>` : step.way === 'in-person' ? html`<p>${t('portal.own.inPerson', { unit: (unit ?? regulation.provider.name)[language] })}</p>` : stepForm(context, mine, step, entered)}`;
  return html`<h2 id="your-turn" tabindex="-1">${t('portal.own.title')}</h2>${beside(notification({ t, kind: 'info', title: t('portal.case.waitsForYou'), body }), note)}`;
}

function stepForm(context: PageContext, { state, regulation, extracts }: MyCase, { choices, way }: OwnStep, { csrf, outcome, chosen, errors }: OwnStepForm): Html {
  const { t } = context;
  const offered = choices.map((value) => ({ value, text: t(`portal.own.outcome.${value === 'refusal' ? 'refusal' : value === 'presented' ? 'presented' : 'result'}`) }));
  const body = html`${way === 'papers' && fileUpload({ t, name: OWN_PAPERS, label: t('portal.own.papers'), multiple: true, accept: ['.pdf', '.jpg', '.jpeg', '.png'], megabytesMax: FILE_MEGABYTES_MAX, error: errorOf(errors, OWN_PAPERS) })}
${choices.includes('result') && choiceFields(context, extracts[0], { name: CHOSEN, values: chosen, error: errorOf(errors, CHOSEN), reader: 'candidate', zone: regulation.decree.zone })}
${choices.length > 1 && radios({ t, name: 'outcome', label: t('portal.own.outcome'), choices: offered, value: outcome, error: errorOf(errors, 'outcome') })}
${buttonRow([button({ text: t('portal.own.done') })])}`;
  return form({ action: `${casePath(state.id)}/own-step`, csrf, multipart: way === 'papers', sending: t('kit.sending'), body });
}

/** Where the portal gives only a notice, the paper itself is fetched in person. */
function comePart(context: PageContext, { state, regulation }: MyCase, unit: LocalizedText | undefined): Html | null {
  const { t, language } = context;
  const issued = regulation.results.filter(({ id }) => state.issued.includes(id));
  const result = issued.find(({ cabinet, carrier }) => cabinet === 'notice-only' || carrier === 'paper');
  if (result === undefined || state.outcome?.kind !== 'issued') return null;
  const body = html`<p>${t('portal.own.come', { result: result.name[language], unit: (unit ?? regulation.provider.name)[language] })}</p>`;
  return beside(notification({ t, kind: 'info', title: t('portal.own.comeTitle'), body }), clauseNote(context, regulation, result));
}
