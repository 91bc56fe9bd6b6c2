import { wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import { MOBILE_CODES } from '../../desk/signatures/mobile-signing.ts';
import type { MobileCode } from '../../desk/signatures/mobile-signing.ts';
import { translate } from '../texts/index.ts';
import type { Language } from '../texts/index.ts';

/** Why an answer of the phone was not taken: the same words on the phone and on the page that waits for it. */
export function refusalWords(code: EdsCode | MobileCode, language: Language): string {
  return isOurs(code) ? translate(language, `eds.code.${code}`) : wordingOf(code, language);
}

function isOurs(code: EdsCode | MobileCode): code is MobileCode {
  return (MOBILE_CODES as readonly string[]).includes(code);
}
