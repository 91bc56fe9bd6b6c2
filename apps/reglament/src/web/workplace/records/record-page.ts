import { formOfRecord, PHOTOGRAPHS_MAX } from '../../../desk/workplace/records/step-records.ts';
import type { StepRecord } from '../../../desk/workplace/records/step-records.ts';
import { FILE_MEGABYTES_MAX } from '../../../desk/requests/file-rules.ts';
import type { Answers } from '../../../desk/requests/form-rules.ts';
import { button, buttonRow, checkbox, errorOf, fieldGroup, fileUpload, form, html, summaryList, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import type { CaseMaterial } from '../case/case-material.ts';
import { formFields } from '../form-fields.ts';
import { stepNote } from '../terms.ts';
import { recordPath, writtenView } from './records-view.ts';

/** Begins the names of the record's fields. */
export const PREFIX = 'record';
export const PHOTOGRAPHS = 'photographs';
/** Begins the name of the box that takes a photograph out again; the rest is its id. */
export const WITHOUT = 'without-';

export interface RecordPage {
  readonly csrf: string;
  readonly record: StepRecord;
  readonly answers: Answers;
  readonly errors: readonly FieldError[];
}

/** One record of the open step: its form, its photographs, and what earlier records of the case say. */
export function recordPage(context: PageContext, material: CaseMaterial, page: RecordPage): Html {
  const { t, language } = context;
  const { state, regulation, work } = material.view;
  const { form: record } = page.record;
  const body = html`<input type="hidden" name="sequence" value="${state.sequence}">
${formFields(context, { form: formOfRecord(record), prefix: PREFIX, values: page.answers, errors: page.errors })}
${record.photographs && photographs(context, page)}
${buttonRow([button({ text: t('workplace.records.save') }), button({ text: t('workplace.records.back'), kind: 'secondary', href: `/workplace/cases/${state.id}#work` })])}`;
  const main = html`${work !== undefined && summaryList({ t, rows: [{ label: t('workplace.records.step'), value: work.node.step.text[language], note: stepNote(context, regulation, work.node) }] })}
${writtenView(context, material)}${form({ action: recordPath(state.id, record.id), csrf: page.csrf, multipart: record.photographs, sending: t('kit.sending'), body })}`;
  return workplacePage({ ...context, title: record.title[language], caption: state.number ?? regulation.title[language], errors: page.errors, main });
}

function photographs(context: PageContext, { record, errors }: RecordPage): Html {
  const { t } = context;
  const kept = record.photographs.map(({ id, fileName }) => checkbox({ t, name: `${WITHOUT}${id}`, label: fileName }));
  return html`${kept.length > 0 && fieldGroup({ t, name: 'kept', label: t('workplace.records.kept'), hint: t('workplace.records.keptHint') }, html`${kept}`)}
${fileUpload({
    t, name: PHOTOGRAPHS, label: t('workplace.records.photographs'), hint: t('workplace.records.photographsHint', { megabytes: FILE_MEGABYTES_MAX, max: PHOTOGRAPHS_MAX }),
    multiple: true, optional: true, accept: ['.jpg', '.jpeg', '.png'], megabytesMax: FILE_MEGABYTES_MAX, error: errorOf(errors, PHOTOGRAPHS),
  })}`;
}
