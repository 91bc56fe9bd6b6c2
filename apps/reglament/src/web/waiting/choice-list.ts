import type { System } from '@reglament/regulation';
import { SYSTEMS } from '@reglament/regulation';
import type { CaseView } from '../../desk/cases/case-view.ts';
import type { KeptExtract } from '../../desk/registers/extracts.ts';
import { checkboxes, formatDateTimeShort, formatDayShort, html, notification, table } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import { capital } from '../portal/law/actor-words.ts';

/** Who reads the list: officials see a child's full name, the candidate at home the given name. */
export type ListReader = 'official' | 'candidate';

/** That a register was asked twice for the list of the open step and had nothing to choose from. */
export function emptyListView({ t }: PageContext, { state }: Pick<CaseView, 'state'>, system: System | undefined): Html | null {
  if (system === undefined || state.answers[system] !== 'absent') return null;
  return notification({ t, kind: 'info', title: t('waiting.list.none'), body: html`<p>${t('waiting.list.noneText')}</p>` });
}

export interface ChoiceField {
  readonly name: string;
  readonly values: readonly string[];
  readonly error?: string | undefined;
  readonly reader: ListReader;
  readonly zone: CaseView['regulation']['decree']['zone'];
}

/** The lines of a register's list, to be ticked; `null` where no list was had. */
export function choiceFields({ t, language }: PageContext, list: KeptExtract | undefined, { name, values, error, reader, zone }: ChoiceField): Html | null {
  if (list === undefined || list.rows.length === 0) return null;
  const choices = list.rows.map((row) => ({ value: row['number'] ?? '', text: wordsOf({ t, language }, row, reader).join(' · ') }));
  const source = t('waiting.list.source', { system: capital(SYSTEMS[list.system][language]), time: formatDateTimeShort(Date.parse(list.at), zone), reference: list.reference });
  return checkboxes({ t, name, label: t('waiting.list.title', { count: list.rows.length }), hint: source, choices, values, error });
}

function wordsOf({ t, language }: Pick<PageContext, 't' | 'language'>, { number = '', childName = '', givenName = '', birthDate = '', sex, regionKz = '', regionRu = '' }: KeptExtract['rows'][number], reader: ListReader): readonly string[] {
  return [number, reader === 'official' ? childName : givenName, formatDayShort(birthDate), t(sex === 'female' ? 'waiting.list.girl' : 'waiting.list.boy'), language === 'kk' ? regionKz : regionRu];
}

/** The list as it stands in the case's file, with what was chosen from it. */
export function listTable(context: PageContext, { rows }: KeptExtract): Html {
  const { t } = context;
  const columns = [
    { title: t('waiting.list.number'), whole: true }, { title: t('waiting.list.child') }, { title: t('waiting.list.birthDate'), figures: true }, { title: t('waiting.list.sex') }, { title: t('waiting.list.region') }, { title: t('waiting.list.choice') },
  ];
  const lines = rows.map((row) => [...wordsOf(context, row, 'official'), row['chosen'] === 'yes' ? t('waiting.list.chosen') : '–']);
  return table({ t, caption: t('waiting.list.title', { count: rows.length }), columns, rows: lines });
}
