import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import { details, summaryList } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { answerWords } from '../apply/answer-words.ts';
import { fieldLabel } from '../apply/field-inputs.ts';

/** What the applicant wrote, in words: the signed request itself is a file that few can read. */
export function writtenPart(context: PageContext, { regulation, papers }: MyCase): Html | null {
  const request = papers.find(({ kind }) => kind === 'request');
  const answers = JSON.parse(request?.details['answers'] ?? '{}') as Readonly<Record<string, string>>;
  const rows = (regulation.forms.find(({ id }) => id === request?.name)?.fields ?? []).flatMap((field) => {
    const answer = answers[field.id] ?? '';
    return answer === '' ? [] : [{ label: fieldLabel(context, field), value: answerWords(context, field, answer) }];
  });
  return rows.length === 0 ? null : details({ summary: context.t('portal.case.whatYouWrote'), body: summaryList({ t: context.t, rows }) });
}
