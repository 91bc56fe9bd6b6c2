import { wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import type { PageContext } from '../../kit/index.ts';

/**
 * Why an official's signature was not accepted, and what to do about it. The printed sentence on another person's
 * certificate speaks of an applicant's request; an official has made none.
 */
export function refusedWords({ t, language }: PageContext, code: EdsCode): string {
  const why = code === 'iin-mismatch' ? t('workplace.sign.otherPerson') : wordingOf(code, language);
  return `${t('workplace.sign.refused')}. ${why}${code === 'bin-mismatch' ? ` ${t('workplace.sign.binHint')}` : ''}`;
}
