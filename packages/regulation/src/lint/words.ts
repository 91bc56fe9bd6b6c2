import { ACTORS } from '../vocabulary/actors.ts';
import type { Actor } from '../vocabulary/actors.ts';
import { SYSTEMS } from '../vocabulary/systems.ts';
import type { System } from '../vocabulary/systems.ts';
import type { LocalizedText } from '../vocabulary/languages.ts';
import type { Norm, Performer } from '../model/types.ts';

export function performerName(performer: Performer): LocalizedText {
  return isActor(performer) ? ACTORS[performer].name : SYSTEMS[performer];
}

export function isActor(performer: Performer): performer is Actor {
  return performer in ACTORS;
}

export function isSystem(performer: Performer): performer is System {
  return performer in SYSTEMS;
}

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const UNITS: Readonly<Record<Norm['unit'], { readonly kk: string; readonly ru: Forms; readonly en: Forms }>> = {
  second: { kk: 'секунд', ru: { one: 'секунда', few: 'секунды', other: 'секунд' }, en: { one: 'second', other: 'seconds' } },
  minute: { kk: 'минут', ru: { one: 'минута', few: 'минуты', other: 'минут' }, en: { one: 'minute', other: 'minutes' } },
  hour: { kk: 'сағат', ru: { one: 'час', few: 'часа', other: 'часов' }, en: { one: 'hour', other: 'hours' } },
  'working-day': { kk: 'жұмыс күні', ru: { one: 'рабочий день', few: 'рабочих дня', other: 'рабочих дней' }, en: { one: 'working day', other: 'working days' } },
  'calendar-day': { kk: 'күнтізбелік күн', ru: { one: 'календарный день', few: 'календарных дня', other: 'календарных дней' }, en: { one: 'calendar day', other: 'calendar days' } },
  day: { kk: 'күн', ru: { one: 'день', few: 'дня', other: 'дней' }, en: { one: 'day', other: 'days' } },
  month: { kk: 'ай', ru: { one: 'месяц', few: 'месяца', other: 'месяцев' }, en: { one: 'month', other: 'months' } },
};

const PLURALS = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

/** "2 working days", "5–10 minutes" in the three languages. */
export function normWords({ value, max, unit }: Pick<Norm, 'value' | 'max' | 'unit'>): LocalizedText {
  const number = max === undefined ? String(value) : `${value}–${max}`;
  const words = UNITS[unit];
  const counted = (language: 'ru' | 'en'): string => {
    const forms = words[language];
    return `${number} ${forms[PLURALS[language].select(max ?? value)] ?? forms.other}`;
  };
  return { kk: `${number} ${words.kk}`, ru: counted('ru'), en: counted('en') };
}

/** Several norms of one step, or a dash where none is printed. */
export function normsWords(norms: readonly Norm[]): LocalizedText {
  if (norms.length === 0) return { kk: '—', ru: '—', en: '—' };
  const all = norms.map(normWords);
  return { kk: all.map(({ kk }) => kk).join(' + '), ru: all.map(({ ru }) => ru).join(' + '), en: all.map(({ en }) => en).join(' + ') };
}
