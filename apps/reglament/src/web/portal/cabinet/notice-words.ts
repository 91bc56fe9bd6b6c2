/** Notices of the cabinet in words. */
import type { Notice } from '../../../desk/cabinet/cabinet.ts';
import { SYSTEMS } from '@reglament/regulation';
import type { NodeId, Regulation, System } from '@reglament/regulation';
import { formatDateTime, formatDay, dayIn } from '../../kit/index.ts';
import type { PageContext } from '../../kit/index.ts';
import { isTextKey } from '../../texts/index.ts';
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
    case 'withdrawn': return t('portal.notice.withdrawn');
    case 'your-turn': {
      const step = stepText(context, regulation, params['step']);
      return params['dueAt'] === undefined ? t('portal.notice.your-turn', { step }) : t('portal.notice.your-turnDue', { step, due: dayWords(context, zone, params['dueAt']) });
    }
    case 'extended': return params['step'] === undefined ? t('portal.notice.extendedTerm', { due: dayWords(context, zone, params['dueAt'] ?? '') }) : t('portal.notice.extended', { step: stepText(context, regulation, params['step']), due: dayWords(context, zone, params['dueAt'] ?? '') });
    case 'complaint-filed': return t('portal.notice.complaint-filed', { number: params['number'] ?? '', due: dayWords(context, zone, params['dueAt'] ?? '') });
    case 'complaint-answered': return t('portal.notice.complaint-answered', { number: params['number'] ?? '', verdict: verdictWords(context, params['verdict'] ?? '') });
    case 'waiting': return t('waiting.cabinet.notice', { system: systemName(context, params['system']) });
    case 'to-fetch': return t('portal.notice.to-fetch', { until: formatDay(language, params['until'] ?? '') });
    case 'document-asked': return t('asked.notice.asked', { document: documentName(context, regulation, params['document']), day: dayWords(context, zone, params['until'] ?? '') });
    case 'document-given': return t('asked.notice.given', { document: documentName(context, regulation, params['document']) });
    case 'late': return t('portal.notice.late', { step: stepText(context, regulation, params['step']) });
  }
}

/** The section of the cabinet that the regulation names for its notices; nothing where it names none. */
export function noticeSection({ t }: PageContext, { notices }: Regulation): string | undefined {
  return notices?.section === undefined ? undefined : t('portal.notice.inSection', { section: notices.section });
}

function dayWords({ language }: PageContext, zone: string, instant: string): string {
  return formatDay(language, dayIn(Date.parse(instant), zone));
}

export function documentName({ language }: Pick<PageContext, 'language'>, { documents }: Pick<Regulation, 'documents'>, id: string | undefined): string {
  return capital(documents.find((document) => document.id === id)?.name[language] ?? id ?? '');
}

function verdictWords({ t }: PageContext, verdict: string): string {
  const key = `portal.complaint.state.${verdict}`;
  return isTextKey(key) ? t(key) : verdict;
}

function systemName({ language }: PageContext, system: string | undefined): string {
  return system !== undefined && Object.hasOwn(SYSTEMS, system) ? capital(SYSTEMS[system as System][language]) : '';
}

function stepText({ language }: PageContext, regulation: Regulation, id: string | undefined): string {
  for (const compiled of regulation.compiled.values()) {
    const node = compiled.nodes.get(id as NodeId);
    if (node !== undefined) return capital(node.step.text[language]);
  }
  return '';
}
