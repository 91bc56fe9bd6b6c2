import { calendarsFor, dueAt, instantOf } from '@reglament/calendar';
import { calendarKind } from '@reglament/engine';
import { lintRegulation } from '@reglament/regulation';
import type { Finding, LintClock, Regulation } from '@reglament/regulation';
import { readArguments, regulationId } from './arguments.ts';
import { getRegulation } from './get-regulation.ts';
import { EXIT } from './surroundings.ts';
import type { Command } from './surroundings.ts';

/** `check [ID] [--json]`: what is wrong in the law's text. A finding is no error of ours, so the exit code stays 0. */
export const check: Command = (args, library, { out }) => {
  const read = readArguments(args, { json: 'flag' });
  const id = regulationId(read);
  const regulations = id === undefined ? [...library.regulations.values()] : [getRegulation(library, id)];
  const findings = regulations.flatMap((regulation) => lintRegulation(regulation, officeHours(regulation)));
  out(read.options.has('json') ? `${JSON.stringify(findings, undefined, 2)}\n` : printed(findings));
  return EXIT.answered;
};

/** A Monday morning followed by five weeks without a holiday, so that no holiday makes a term look broken; its whole week is tried. */
const ORDINARY_MONDAY = Date.parse('2026-06-01T09:00Z');

/** Terms are compared in the hours of whoever acts, in the decree's own time zone. */
function officeHours({ decree }: Regulation): LintClock {
  const calendars = calendarsFor(decree.zone);
  return {
    starts: [0, 1, 2, 3, 4].map((day) => instantOf(decree.zone, ORDINARY_MONDAY + day * 86_400_000)),
    due: (performer, from, { value, unit, excludeStartDay }) => dueAt(calendars[calendarKind(performer)], from, { value, unit }, excludeStartDay ? { excludeStartDay: true } : undefined),
  };
}

function printed(findings: readonly Finding[]): string {
  const lines = findings.map(({ regulation, severity, rule, clause, lines: [first, last], at, text, choices }) =>
    `${regulation}:${first}-${last}: ${severity} ${rule} (${clause}${at === undefined ? '' : `, ${at}`})\n  ${text.en}${choices.length === 0 ? '' : `\n  choice recorded: ${choices.join(', ')}`}\n`);
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length;
  return `${lines.join('')}${findings.length} findings: ${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes\n`;
}
