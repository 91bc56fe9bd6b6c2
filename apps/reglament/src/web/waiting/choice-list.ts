import type { System } from '@reglament/regulation';
import { SYSTEMS } from '@reglament/regulation';
import type { CaseView } from '../../desk/cases/case-view.ts';
import type { KeptExtract } from '../../desk/registers/extracts.ts';
import { formatDateTimeShort, formatDayShort, html, notification, table } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import { capital } from '../portal/law/actor-words.ts';

/** Who reads the list: officials see a child's full name, the candidate at home the given name. */
export type ListReader = 'official' | 'candidate';

/** The list from which the applicant chooses in the open step, as the register gave it; `null` where none is chosen from. */
export function choiceView(context: PageContext, { state, regulation }: Pick<CaseView, 'state' | 'regulation'>, extracts: readonly KeptExtract[], system: System | undefined, reader: ListReader): Html | null {
  const { t, language } = context;
  if (system === undefined) return null;
  if (state.answers[system] === 'absent') return notification({ t, kind: 'info', title: t('waiting.list.none'), body: html`<p>${t('waiting.list.noneText')}</p>` });
  const extract = extracts.find((one) => one.system === system);
  if (extract === undefined || extract.rows.length === 0) return null;
  const source = t('waiting.list.source', { system: capital(SYSTEMS[system][language]), time: formatDateTimeShort(Date.parse(extract.at), regulation.decree.zone), reference: extract.reference });
  return html`${childrenTable(context, extract, reader)}<p class="quiet">${source}</p>`;
}

export function childrenTable({ t, language }: PageContext, { rows }: KeptExtract, reader: ListReader): Html {
  const columns = [{ title: t('waiting.list.number'), whole: true }, { title: t('waiting.list.child') }, { title: t('waiting.list.birthDate'), figures: true }, { title: t('waiting.list.sex') }, { title: t('waiting.list.region') }];
  const lines = rows.map(({ number = '', childName = '', givenName = '', birthDate = '', sex, regionKz = '', regionRu = '' }) =>
    [number, reader === 'official' ? childName : givenName, formatDayShort(birthDate), t(sex === 'female' ? 'waiting.list.girl' : 'waiting.list.boy'), language === 'kk' ? regionKz : regionRu]);
  return table({ t, caption: t('waiting.list.title', { count: rows.length }), columns, rows: lines });
}
