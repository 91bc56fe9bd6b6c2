import { EDS_CODES, wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import { details, formatDateTimeShort, table } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { isTextKey } from '../../texts/index.ts';
import type { CaseMaterial } from './case-material.ts';

/** What was tried with this case and refused: who, when, why. Nothing where nothing was. */
export function attemptsView(context: PageContext, { view }: CaseMaterial): Html | null {
  const { t } = context;
  if (view.refused.length === 0) return null;
  const zone = view.regulation.decree.zone;
  const rows = view.refused.map(({ at, staffName, codes }) => [formatDateTimeShort(Date.parse(at), zone), staffName ?? t('workplace.case.applicant'), codes.map((code) => reasonWords(context, code)).join(' ')]);
  const columns = [{ title: t('workplace.journal.when'), whole: true }, { title: t('workplace.journal.who') }, { title: t('workplace.refusedAttempts.why') }];
  const title = t('workplace.refusedAttempts.title', { count: rows.length });
  return details({ summary: title, body: table({ t, caption: title, captionHidden: true, columns, rows }) });
}

/** A code of the engine, of the signature check or of the page itself, in words. */
export function reasonWords({ t, language }: PageContext, code: string): string {
  const key = [`workplace.problem.${code}`, `workplace.refusedAttempts.${code}`, `workplace.refused.${code}`].find(isTextKey);
  if (key !== undefined) return t(key, {});
  return Object.hasOwn(EDS_CODES, code) ? wordingOf(code as EdsCode, language) : code;
}
