/** Notices of the cabinet in words. */
import type { Notice } from '../../../desk/cabinet/cabinet.ts';
import type { NodeId, Regulation } from '@reglament/regulation';
import { formatDateTime, formatDay, dayIn } from '../../kit/index.ts';
import type { PageContext } from '../../kit/index.ts';
import { capital } from '../law/actor-words.ts';
import { refusalWords } from './case-words.ts';

export function noticeWords(context: PageContext, regulation: Regulation, notice: Notice): string {
  const { t, language } = context;
  const { params } = notice;
  const { zone } = regulation.decree;
  switch (notice.kind) {
    case 'registered': {
      const time = formatDateTime(language, Date.parse(notice.madeAt), zone);
      const number = params['number'] ?? '';
      const due = params['resultDueAt'];
      return due === undefined ? t('portal.notice.registered', { number, time }) : t('portal.notice.registeredDue', { number, time, due: formatDay(language, dayIn(Date.parse(due), zone)) });
    }
    case 'issued': return t('portal.notice.issued');
    case 'refused': return t('portal.notice.refused', { what: refusalWords(context, params['refusalKind'] ?? '').title });
    case 'moved': return t('portal.notice.moved', { step: stepText(context, regulation, params['step']) });
    case 'late': return t('portal.notice.late', { step: stepText(context, regulation, params['step']) });
  }
}

function stepText({ language }: PageContext, regulation: Regulation, id: string | undefined): string {
  for (const compiled of regulation.compiled.values()) {
    const node = compiled.nodes.get(id as NodeId);
    if (node !== undefined) return capital(node.step.text[language]);
  }
  return '';
}
