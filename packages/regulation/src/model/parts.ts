import { z } from 'zod';
import { ACTS, OUTCOMES } from '../vocabulary/acts.ts';
import type { Act, Outcome } from '../vocabulary/acts.ts';
import { ACTORS } from '../vocabulary/actors.ts';
import type { Actor } from '../vocabulary/actors.ts';
import { CHANNELS } from '../vocabulary/channels.ts';
import { ENTERED_SYSTEMS } from '../vocabulary/entered-systems.ts';
import type { EnteredSystem } from '../vocabulary/entered-systems.ts';
import { MARKS } from '../vocabulary/marks.ts';
import { FILLING_SYSTEMS, REGISTER_DATA } from '../vocabulary/register-data.ts';
import type { FillingSystem } from '../vocabulary/register-data.ts';
import { SYSTEMS } from '../vocabulary/systems.ts';
import type { System } from '../vocabulary/systems.ts';

/** Keys of a vocabulary table as a zod enum; the table stays the only place where the words stand. */
function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): [Key, ...Key[]] {
  return Object.keys(table) as [Key, ...Key[]];
}

export const actor = z.enum(keysOf<Actor>(ACTORS));
export const system = z.enum(keysOf<System>(SYSTEMS));
export const performer = z.enum([...keysOf<Actor>(ACTORS), ...keysOf<System>(SYSTEMS)]);
export const act = z.enum(keysOf<Act>(ACTS));
export const outcome = z.enum(OUTCOMES);
export const channel = z.enum(CHANNELS);
export const mark = z.enum(MARKS);

export const localized = z.strictObject({ kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) });

/** Source lines in the decree's text: first and last line, counted from 1. */
export const lines = z
  .tuple([z.number().int().positive(), z.number().int().positive()])
  .refine(([first, last]) => first <= last, { message: 'lines must be [first, last] with first <= last' });

/** Where a fact is printed: the clause ("5.1" = item 5, sub-item 1) and the lines of the text. */
export const source = { clause: z.string().min(1), lines };

export const identifier = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower-case words joined by hyphens');

export const NORM_UNITS = ['second', 'minute', 'hour', 'working-day', 'calendar-day', 'day', 'month'] as const;

/**
 * A norm of time exactly as printed. `bound` keeps the printed word: exact (–), within (ішінде), at-most (аспайды),
 * not-later (кешіктірмей), before (… дейін), on-the-day (value 0, unit day). `part`: parts of one step that follow each other.
 */
export const norm = z.strictObject({
  value: z.number().nonnegative(),
  max: z.number().positive().optional(),
  unit: z.enum(NORM_UNITS),
  bound: z.enum(['exact', 'within', 'at-most', 'not-later', 'before', 'on-the-day']).default('exact'),
  from: mark.optional(),
  when: z.union([z.strictObject({ outcome }), z.strictObject({ condition: identifier })]).optional(),
  part: identifier.optional(),
  /** The printed text says that the day of acceptance is not counted in the term. */
  excludeStartDay: z.literal(true).optional(),
  clause: z.string().min(1).optional(),
  lines: lines.optional(),
});

/** The same step printed a second time elsewhere in the regulation, with whatever norm stands there. */
export const restatement = z.strictObject({ ...source, norms: z.array(norm).default([]), actor: performer.optional() });

/** Where a step leads for one outcome: `7`, `office#3`, `end`, `refuse:<refusal id>`. */
export const target = z.union([z.string(), z.number().int().nonnegative()]).transform(String)
  .refine((text) => /^(end|refuse:[a-z][a-z0-9-]*|([a-z][a-z0-9-]*#)?[0-9]+[a-z]?([.][0-9]+)?)$/.test(text), {
    message: 'a step leads to a printed number ("7"), a step of another route ("office#3"), "end" or "refuse:<id>"',
  });

const next = z.union([target.transform((to): Partial<Record<Outcome, string>> => ({ done: to })), z.partialRecord(outcome, target)], {
  error: `a step leads to a number, a quoted number ('10.1'), "route#n", "end", "refuse:<id>", or says so per outcome: { result: 4, refusal: 4 }; the outcomes are ${OUTCOMES.join(', ')}`,
});

/** Proof that documents were accepted, with its printed contents. */
export const proof = z.strictObject({
  kind: z.enum(['tear-off-coupon', 'coupon', 'receipt', 'certificate', 'application-copy', 'number', 'cabinet-notice', 'cabinet-status']),
  contents: z.array(z.enum(['registration-date', 'registration-time', 'result-date', 'accepted-by', 'number'])).default([]),
  clause: z.string().optional(),
  lines: lines.optional(),
});

export const step = z.strictObject({
  /** The number as printed; items that carry no number get the number a reader would count. */
  n: z.union([z.string(), z.number().int().nonnegative()]).transform(String),
  /** Names the step inside its route where `n` alone would not: two printed lists may both begin at 1. */
  id: z.string().regex(/^[0-9]+[a-z]?([.][0-9]+)?$/).optional(),
  /** The printed name of the item where it has one: "1-процесс", "2-шарт". */
  label: z.string().optional(),
  /** `ours`: execution needs this step inside a printed item (which `n`, clause and lines name); facts and linter leave it out. */
  origin: z.enum(['printed', 'ours']).default('printed'),
  ...source,
  actor: performer,
  /** The workplace or system on whose screen the step is done. */
  at: system.optional(),
  /** Systems that take part in the step. */
  systems: z.array(system).default([]),
  act,
  norms: z.array(norm).default([]),
  next: next.default({}),
  /** Ways on that the text does not print but execution needs; `open` names the recorded choice. */
  supplied: z.strictObject({ open: identifier, next: z.partialRecord(outcome, target) }).optional(),
  text: localized.optional(),
  /** The printed result of the step, ground for the next one, in our words. */
  yields: localized.optional(),
  restated: z.array(restatement).default([]),
  refusal: identifier.optional(),
  results: z.array(identifier).default([]),
  form: identifier.optional(),
  /** Where the step offers several request forms: which results follow from which form. `form` stays the one offered first. */
  forms: z.array(z.strictObject({ form: identifier, results: z.array(identifier).default([]) })).default([]),
  proof: proof.optional(),
  screening: z.enum(['incomplete', 'incomplete-or-expired']).optional(),
  /** Consent to use protected data is obtained in this step. */
  consent: z.strictObject({ ...source, written: z.boolean().default(false) }).optional(),
  /** A register asked within the step; which outcome follows its answer. */
  consults: z.array(z.strictObject({ system, found: outcome.optional(), absent: outcome.optional() })).default([]),
  /** The system whose list the step chooses from: it is asked when the step is entered, and the list is shown there. */
  choosesFrom: system.optional(),
  /** Data of the case entered into another's system when the step is done; `on`: only with this outcome, or where this was drafted. */
  enters: z.array(z.strictObject({ system: z.enum(keysOf<EnteredSystem>(ENTERED_SYSTEMS)), on: outcome.optional() })).default([]),
  marks: z.array(mark).default([]),
  /** A paper drawn up in the step: act of inspection, conclusion, decree, minutes. */
  documents: z.array(z.strictObject({ id: identifier, name: localized, annex: z.string().optional() })).default([]),
  journal: z.enum(['registration', 'issue', 'contracts', 'acts', 'queue', 'state-register']).optional(),
  /** Two signers, or who signs where the actor of the step is not alone. */
  signers: z.array(actor).default([]),
});

/** How steps of another route work inside this one, once a case has crossed over. */
export const join = z.strictObject({
  route: z.string(),
  /** Instead of an item of this route the other route's step runs: { '9': '1' }. */
  redirect: z.record(z.string(), z.union([z.string(), z.number().int().nonnegative()]).transform(String)),
  steps: z.record(z.string(), z.strictObject({
    /** Items of this route that the office step carries out. */
    carries: z.array(z.union([z.string(), z.number().int().nonnegative()]).transform(String)).default([]),
    next: z.partialRecord(outcome, target).optional(),
  })),
  open: identifier.optional(),
});

export const route = z.strictObject({
  route: identifier,
  template: z.string().min(1),
  channel,
  ...source,
  title: localized.optional(),
  /** The condition by which this route is open only in places without a provider. */
  withoutProvider: identifier.optional(),
  /** Routes from which alone this one is entered; an applicant cannot start here. */
  enteredFrom: z.array(identifier).default([]),
  steps: z.array(step).min(1),
  joins: z.array(join).default([]),
  /** Printed term of this route as a whole, where one is printed. */
  term: z.array(norm.required({ clause: true, lines: true })).default([]),
});

export const field = z.strictObject({
  id: identifier,
  /** The label as printed (Kazakh or Russian); `text` is what the screens show. */
  label: z.string().min(1),
  type: z.enum(['text', 'long-text', 'date', 'date-or-year', 'year', 'number', 'integer', 'money', 'choice', 'address', 'phone', 'email', 'iin', 'bin', 'document-number', 'rnn', 'sik', 'account-number', 'attachment', 'attachment-list', 'list', 'group', 'table-column', 'signature', 'statement', 'fixed-text', 'barcode', 'checkbox']),
  text: localized.optional(),
  hint: localized.optional(),
  required: z.boolean().default(true),
  choices: z.array(z.strictObject({ id: identifier, text: localized })).optional(),
  /** Taken from a register or the account: the name of the datum. */
  prefill: z.enum(['iin', 'iin-or-bin', 'organisation', 'surname', 'name', 'patronymic', 'full-name', 'birth-date', 'address', 'phone', 'email', 'today', 'number', 'provider', 'head', 'chosen']).optional(),
  /** The register that can fill it in, where the applicant consents, and the name of the datum there. */
  from: z.strictObject({ system: z.enum(FILLING_SYSTEMS as [FillingSystem, ...FillingSystem[]]), datum: z.string() }).refine(({ system, datum }) => (REGISTER_DATA[system] as readonly string[]).includes(datum), 'this register has no such datum').optional(),
  max: z.number().int().positive().optional(),
  /** Known only once this act is done (the number of a decree): not asked for earlier. */
  on: act.optional(),
  lines: lines.optional(),
});

export const form = z.strictObject({
  id: identifier,
  kind: z.enum(['request', 'result', 'refusal', 'notice', 'signature-block', 'receipt', 'act', 'survey']),
  title: localized,
  /** `printed`: the decree prints the form. `ours`: it stands in the Standard and was designed here. */
  origin: z.enum(['printed', 'ours']),
  annex: z.string().optional(),
  clause: z.string().optional(),
  lines: lines.optional(),
  languages: z.array(z.enum(['kk', 'ru'])).default(['kk', 'ru']),
  footer: z.boolean().default(false),
  barcode: z.strictObject({ unit: localized.optional(), region: localized.optional() }).optional(),
  text: localized.optional(),
  fields: z.array(field).default([]),
  /** Who signs beside the applicant, where the form prints it: a child above an age, with the word it writes. */
  coSigners: z.array(z.strictObject({ who: z.enum(['spouse', 'child']), overYears: z.number().int().positive().optional(), word: z.string().optional(), lines })).default([]),
});
