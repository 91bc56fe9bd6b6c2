/** Terms as the workplace shows them: what is left by the legal clock, the printed norm, and the proof of a due date. */
import { normText, offsetAt, proofLines, slack, why } from '@reglament/calendar';
import type { Zone } from '@reglament/calendar';
import { calendarKind } from '@reglament/engine';
import type { Due } from '@reglament/engine';
import type { Norm, Regulation, RouteNode } from '@reglament/regulation';
import { calendarsOf } from '../../desk/desk.ts';
import { citedClause, clauseWords, dueStateTag, formatDayShort, html, marginNote } from '../kit/index.ts';
import type { DueDateProps, Html, PageContext } from '../kit/index.ts';
import type { Language, Translate } from '../texts/index.ts';

/** The open step of a queue line; a step's id names its own route, wherever the case began. */
export function findNode(regulation: Regulation, id: string): RouteNode | undefined {
  for (const compiled of [regulation.compiled.get(id.split('#')[0] ?? ''), ...regulation.compiled.values()]) {
    const node = compiled === undefined ? undefined : [...compiled.nodes.values()].find((candidate) => candidate.id === id);
    if (node !== undefined) return node;
  }
  return undefined;
}

/** What is left of a term in the working time of whoever acts; for a missed one, by how much. */
export function timeLeft(regulation: Regulation, node: RouteNode, now: number, due: number): NonNullable<DueDateProps['left']> {
  const left = slack(calendarsOf(regulation)[calendarKind(node.actor)], now, due);
  const minutes = Math.abs(left.workingMinutes);
  const days = Math.abs(left.workingDays);
  // A day's worth of minutes that lies on one day is still told in hours: "1 working day" would promise tomorrow.
  if (minutes >= 480 && days > 0) return { value: days, unit: 'working-day' };
  return minutes >= 60 ? { value: Math.floor(minutes / 60), unit: 'hour' } : { value: Math.max(1, Math.floor(minutes)), unit: 'minute' };
}

export function dueTag({ t, language }: PageContext, regulation: Regulation, node: RouteNode, now: string, dueAt: string | undefined): Html {
  if (dueAt === undefined) return html`<span class="quiet">${t('workplace.noTerm')}</span>`;
  const [at, due] = [Date.parse(now), Date.parse(dueAt)];
  return dueStateTag({ t, language, dueAt: due, now: at, zone: regulation.decree.zone, left: timeLeft(regulation, node, at, due) });
}

/** The norms of a step as printed: "15 минут, 1 жұмыс күні"; a span keeps both ends. */
export function normsText(norms: readonly Norm[], language: Language): string {
  const one = ({ value, max, unit }: Norm): string => (max === undefined ? normText({ value, unit }, language) : `${value}–${normText({ value: max, unit }, language)}`);
  return [...new Set(norms.map(one))].join(', ');
}

/** "15 минут · 5-тармақтың 1) тармақшасы": the norm with the clause it stands in. */
export function normWithClause(t: Translate, node: RouteNode, language: Language): string {
  const clause = clauseWords(t, node.step.clause);
  return node.norms.length === 0 ? t('workplace.normNone', { clause }) : t('workplace.normOf', { norm: normsText(node.norms, language), clause });
}

/** The clause as it is cited in the margin. */
export function citation(t: Translate, { decree }: Regulation, paragraph: string): string {
  return citedClause(t, t('law.decree', { date: formatDayShort(decree.date), number: decree.number }), paragraph);
}

/** The clause of a step, its printed norm and, for a running term, the whole computation of its due date. */
export function stepNote({ t, language }: PageContext, regulation: Regulation, node: RouteNode, due?: Due): Html {
  const clause = citation(t, regulation, node.step.clause);
  const remark = node.norms.length === 0 ? undefined : normsText(node.norms, language);
  if (due === undefined) return marginNote({ t, language, clause, ...(remark === undefined ? {} : { remark }) });
  return marginNote({ t, language, clause, ...(remark === undefined ? {} : { remark }), computation: computation(regulation, due, language) });
}

/** The proof of a due date, day by day, as the margin shows it; what each rule says stands in `dueProof`. */
function computation(regulation: Regulation, due: Due, language: Language) {
  const proof = proofOf(regulation, due);
  const { zone } = regulation.decree;
  const skipped = proof.skipped.map(({ date, reason }) => ({ day: date, counted: false, why: reason.name[language] }));
  const days = [...proof.counted.map((day) => ({ day, counted: true })), ...skipped].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { norm: normText(proof.norm, language), from: wall(zone, proof.effectiveStart), days, due: wall(zone, Date.parse(due.at)) };
}

/** The proof in sentences: norm, start, rules with their sources, days passed over, due moment. */
export function dueProof(t: Translate, regulation: Regulation, due: Due, language: Language): readonly string[] {
  const { zone } = regulation.decree;
  const pauses = (due.pauses ?? []).map(({ from, to }) => t('waiting.proof.pauses', { from: wall(zone, Date.parse(from)), to: wall(zone, Date.parse(to)) }));
  return [...proofLines(proofOf(regulation, due), language), ...pauses];
}

function proofOf(regulation: Regulation, due: Due): ReturnType<typeof why> {
  return why(calendarsOf(regulation)[due.calendar], Date.parse(due.start), due.norm, due.excludeStartDay ? { excludeStartDay: true } : {});
}

function wall(zone: Zone, instant: number): string {
  const local = new Date(instant + offsetAt(zone, instant)).toISOString();
  return `${formatDayShort(local.slice(0, 10))} ${local.slice(11, 16)}`;
}
