/** A due date: the date in words, how it stands now, and the law's computation in the margin. */
import { html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { daysBetween, formatDateTime, machineTime } from '../../dates.ts';
import type { Instant } from '../../dates.ts';
import { shape } from '../../shapes.ts';
import type { Shape } from '../../shapes.ts';
import { beside } from '../margin-note/template.ts';
import type { Language, Translate } from '../../../texts/index.ts';

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'working-day' | 'calendar-day' | 'month';

const units = {
  second: 'kit.durationSeconds', minute: 'kit.durationMinutes', hour: 'kit.durationHours', day: 'kit.durationDays',
  'working-day': 'kit.durationWorkingDays', 'calendar-day': 'kit.durationCalendarDays', month: 'kit.durationMonths',
} as const satisfies Record<DurationUnit, string>;

/** A number with its unit in words: "3 жұмыс күні". */
export function duration(t: Translate, value: number, unit: DurationUnit): string {
  return t(units[unit], { count: value });
}

export type DueDateProps = {
  readonly t: Translate;
  readonly language: Language;
  readonly dueAt: Instant;
  readonly now: Instant;
  /** Zone of the provider: dates and days are its dates and days. */
  readonly zone: string;
  /** When it was done; then it stands still: in time or late. */
  readonly doneAt?: Instant;
  readonly paused?: boolean;
  /** What is left, counted by the legal clock; without it calendar time is said. */
  readonly left?: { readonly value: number; readonly unit: DurationUnit };
  readonly note?: Html;
};

export type DueState = 'ahead' | 'late' | 'met' | 'missed' | 'paused';

const shapes: Readonly<Record<DueState, Shape>> = { ahead: 'ahead', late: 'late', met: 'done', missed: 'late', paused: 'paused' };

/** How a term stands. A thing done at the very instant it was due was done in time. */
export function dueState({ dueAt, now, doneAt, paused = false }: Pick<DueDateProps, 'dueAt' | 'now' | 'doneAt' | 'paused'>): DueState {
  if (doneAt !== undefined) return Number(doneAt) <= Number(dueAt) ? 'met' : 'missed';
  if (paused) return 'paused';
  return Number(now) <= Number(dueAt) ? 'ahead' : 'late';
}

export function dueDate(props: DueDateProps): Html {
  const { t, language, dueAt, zone, note } = props;
  const state = dueState(props);
  return beside(
    html`<div class="due due-${state}">${shape(shapes[state])}<div><p class="due-date"><span class="due-label">${t('kit.due')}:</span> <time datetime="${machineTime(dueAt)}">${
      formatDateTime(language, dueAt, zone, { weekday: true })
    }</time></p><p class="due-state">${stateWords(props, state)}</p></div></div>`,
    note,
  );
}

/** The state alone, for tables: shape and words. */
export function dueStateTag(props: DueDateProps): Html {
  const state = dueState(props);
  return html`<span class="due-tag due-${state}">${shape(shapes[state])}<span>${stateWords(props, state)}</span></span>`;
}

function stateWords(props: DueDateProps, state: DueState): string {
  const { t, dueAt, now, doneAt, left, zone } = props;
  switch (state) {
    case 'met':
      return t('kit.dueMet');
    case 'paused':
      return t('kit.duePaused');
    case 'missed':
      return t('kit.dueMissedBy', { duration: apart(t, dueAt, doneAt ?? now, zone) });
    case 'late':
      return t('kit.dueLateBy', { duration: left === undefined ? apart(t, dueAt, now, zone) : duration(t, left.value, left.unit) });
    case 'ahead':
      return t('kit.dueLeft', { duration: left === undefined ? apart(t, now, dueAt, zone) : duration(t, left.value, left.unit) });
  }
}

/** Days if the two lie on different days, else hours, else minutes; rounded down, at least one minute. Midnight makes no day of a few minutes. */
function apart(t: Translate, from: Instant, to: Instant, zone: string): string {
  const days = daysBetween(from, to, zone);
  const minutes = Math.max(1, Math.floor((Number(to) - Number(from)) / 60_000));
  if (days > 0 && minutes >= 60) return duration(t, days, 'day');
  return minutes >= 60 ? duration(t, Math.floor(minutes / 60), 'hour') : duration(t, minutes, 'minute');
}
