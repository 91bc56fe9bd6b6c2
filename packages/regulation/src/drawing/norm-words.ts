/** A norm of time in words, with the printed bound: "30 минуттан аспайды", "не более 30 минут", "at most 30 minutes". */
import type { Language } from '../vocabulary/languages.ts';
import type { Norm, NormUnit, Regulation } from '../model/types.ts';
import { OUTCOME_WORDS } from './words.ts';

type Bound = Norm['bound'];

/** Kazakh: plain, from (-нан), to (-ге). Russian: one, a few, many, and the genitive of one. */
const UNITS: Readonly<Record<NormUnit, { readonly kk: readonly [string, string, string]; readonly ru: readonly [string, string, string, string]; readonly en: string }>> = {
  second: { kk: ['секунд', 'секундтан', 'секундқа'], ru: ['секунда', 'секунды', 'секунд', 'секунды'], en: 'second' },
  minute: { kk: ['минут', 'минуттан', 'минутқа'], ru: ['минута', 'минуты', 'минут', 'минуты'], en: 'minute' },
  hour: { kk: ['сағат', 'сағаттан', 'сағатқа'], ru: ['час', 'часа', 'часов', 'часа'], en: 'hour' },
  'working-day': { kk: ['жұмыс күні', 'жұмыс күнінен', 'жұмыс күніне'], ru: ['рабочий день', 'рабочих дня', 'рабочих дней', 'рабочего дня'], en: 'working day' },
  'calendar-day': { kk: ['күнтізбелік күн', 'күнтізбелік күннен', 'күнтізбелік күнге'], ru: ['календарный день', 'календарных дня', 'календарных дней', 'календарного дня'], en: 'calendar day' },
  day: { kk: ['күн', 'күннен', 'күнге'], ru: ['день', 'дня', 'дней', 'дня'], en: 'day' },
  month: { kk: ['ай', 'айдан', 'айға'], ru: ['месяц', 'месяца', 'месяцев', 'месяца'], en: 'month' },
};

const SAME_DAY = { kk: 'сол күні', ru: 'в тот же день', en: 'on the same day' };

/** One norm with its bound and, where it holds for one outcome or condition only, that condition in brackets. */
export function normWords(norm: Norm, regulation: Pick<Regulation, 'conditions'>, language: Language): string {
  const condition = conditionWords(norm, regulation, language);
  return condition === undefined ? boundWords(norm, language) : `${boundWords(norm, language)} (${condition})`;
}

/** Each norm once, in the printed order; a part that follows another one is marked with "+". */
export function normsWords(norms: readonly Norm[], regulation: Pick<Regulation, 'conditions'>, language: Language): readonly string[] {
  return [...new Set(norms.map((norm, index) => `${index > 0 && norm.part !== undefined && norm.part !== norms[index - 1]?.part ? '+ ' : ''}${normWords(norm, regulation, language)}`))];
}

function boundWords(norm: Norm, language: Language): string {
  if (norm.bound === 'on-the-day' || norm.value === 0) return SAME_DAY[language];
  const amount = norm.max === undefined ? number(norm.value, language) : `${number(norm.value, language)}–${number(norm.max, language)}`;
  if (language === 'kk') return kazakh(amount, norm);
  if (language === 'ru') return russian(amount, norm);
  return english(amount, norm);
}

function kazakh(amount: string, { unit, bound }: Norm): string {
  const [plain, from, to] = UNITS[unit].kk;
  const words: Readonly<Record<Bound, string>> = {
    exact: `${amount} ${plain}`, within: `${amount} ${plain} ішінде`, 'at-most': `${amount} ${from} аспайды`,
    'not-later': `${amount} ${from} кешіктірмей`, before: `${amount} ${to} дейін`, 'on-the-day': SAME_DAY.kk,
  };
  return words[bound];
}

function russian(amount: string, { value, max, unit, bound }: Norm): string {
  const [one, few, many, genitive] = UNITS[unit].ru;
  const last = max ?? value;
  const plain = [one, few, many][pluralForm(last)] ?? many;
  const oblique = !Number.isInteger(last) || pluralForm(last) === 0 ? genitive : many;
  const words: Readonly<Record<Bound, string>> = {
    exact: `${amount} ${Number.isInteger(last) ? plain : genitive}`, within: `в течение ${amount} ${oblique}`, 'at-most': `не более ${amount} ${oblique}`,
    'not-later': `не позднее ${amount} ${oblique}`, before: `до ${amount} ${oblique}`, 'on-the-day': SAME_DAY.ru,
  };
  return words[bound];
}

function english(amount: string, { value, max, unit, bound }: Norm): string {
  const words = `${amount} ${UNITS[unit].en}${(max ?? value) === 1 ? '' : 's'}`;
  const before: Readonly<Record<Bound, string>> = { exact: '', within: 'within ', 'at-most': 'at most ', 'not-later': 'not later than ', before: 'before ', 'on-the-day': '' };
  return before[bound] + words;
}

function conditionWords({ when }: Norm, { conditions }: Pick<Regulation, 'conditions'>, language: Language): string | undefined {
  if (when === undefined) return undefined;
  if ('outcome' in when) return OUTCOME_WORDS[when.outcome][language];
  return conditions.find(({ id }) => id === when.condition)?.text[language];
}

function number(value: number, language: Language): string {
  return language === 'en' ? String(value) : String(value).replace('.', ',');
}

/** 0: one, 1: two to four, 2: five and more, by the Russian rule. */
function pluralForm(value: number): 0 | 1 | 2 {
  const tens = value % 100;
  const ones = value % 10;
  if (ones === 1 && tens !== 11) return 0;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
}
