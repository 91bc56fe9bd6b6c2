import { z } from 'zod';
import { LIFE_EVENT_IDS } from '../vocabulary/life-events.ts';
import type { LifeEvent } from '../vocabulary/life-events.ts';
import { REFUSAL_KINDS } from '../vocabulary/refusal-kinds.ts';
import { actor, channel, form, identifier, lines, localized, norm, NORM_UNITS, performer, route, source, system } from './parts.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is YYYY-MM-DD');
/** Where else in the regulation the same thing is printed. */
const also = z.array(z.strictObject(source)).default([]);

/** `stated: false`: the text names no channels; those of the steps are taken. */
const channels = z.strictObject({ channels: z.array(channel), stated: z.boolean().default(true), ...source });

export const result = z.strictObject({
  id: identifier,
  kind: z.enum(['certificate', 'decree', 'notice', 'referral', 'permission', 'permit', 'conclusion', 'status-card', 'contract', 'order', 'payment-decision', 'registration', 'data-update', 'document']),
  name: localized,
  ...source,
  /** Channels on which this result is given; absent: every channel of issue. */
  channels: z.array(channel).optional(),
  form: identifier.optional(),
  annex: z.string().optional(),
  negative: z.boolean().default(false),
  carrier: z.enum(['electronic', 'paper', 'electronic-or-paper']).default('electronic-or-paper'),
  cabinet: z.enum(['sent', 'sent-and-kept', 'notice-only']).optional(),
  signedBy: z.array(actor).default([]),
  sealed: z.boolean().default(false),
  validity: norm.optional(),
  /** Results that name the same set are issued together, not one instead of the other. */
  together: identifier.optional(),
  /** Choices that this result itself settles, by field: nobody is asked for them, and no paper can say otherwise. */
  settles: z.record(identifier, identifier).default({}),
});

export const refusal = z.strictObject({
  id: identifier,
  /** `ours`: not printed here, supplied by the choice of an open point. */
  origin: z.enum(['printed', 'ours']).default('printed'),
  kind: z.enum(REFUSAL_KINDS),
  ...source,
  by: performer,
  to: performer,
  name: localized.optional(),
  form: identifier.optional(),
  also,
  /** Annex of the Standard that holds the refusal receipt. */
  receiptAnnex: z.string().optional(),
  /** Clause of the Standard that lists the grounds. */
  groundsClause: z.string().optional(),
  grounds: z.array(z.strictObject({ id: identifier, text: localized })).default([]),
});

const tableStep = z.strictObject({
  n: z.union([z.string(), z.number().int().positive()]).transform(String),
  unit: z.union([performer, z.array(performer)]),
  lines: lines.optional(),
  norms: z.array(norm).default([]),
  next: z.array(z.union([z.string(), z.number().int().positive()]).transform(String)).default([]),
  action: localized.optional(),
  completion: localized.optional(),
});

export const open = z.strictObject({
  id: identifier,
  kind: z.enum(['gap', 'contradiction', 'ambiguity', 'misprint']),
  ...source,
  /** The step concerned: `office#3`. */
  at: z.string().optional(),
  question: localized,
  choice: localized,
  changeableBy: z.enum(['methodologist', 'provider', 'ministry', 'akimat']),
});

export const regulation = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\/\d{2}$/, 'an id is <decree>/<two digits>'),
  lines,
  title: localized,
  /** Ours, not printed: under which events of life people look for the service. */
  lifeEvents: z.array(z.enum(LIFE_EVENT_IDS as [LifeEvent, ...LifeEvent[]])).default([]),
  editions: z.array(z.strictObject({ act: localized, number: z.string(), date, inForce: z.strictObject({ from: date, until: date.optional() }), lines: lines.optional(), note: localized.optional() })).min(1),
  standard: z.strictObject({ act: localized, ...source, documentsClause: z.string().optional(), applicationAnnexes: z.array(z.string()).default([]) }),
  provider: z.strictObject({ name: localized, ...source }),
  applicant: z.strictObject({ kinds: z.array(z.enum(['individual', 'legal-entity', 'entrepreneur', 'employer', 'foreign-worker'])).min(1), stated: z.boolean().default(true), identifier: z.enum(['iin', 'iin-or-bin']).default('iin'), representative: z.enum(['none', 'may-apply', 'may-collect', 'may-apply-and-collect']).default('none'), collectOn: z.enum(['power-of-attorney', 'receipt']).optional(), portalEligibility: z.enum(['all', 'categories', 'information', 'business']).default('all'), /* The condition that says whom the portal serves. */ portalCondition: identifier.optional(), ...source }),
  provision: z.strictObject({ form: z.enum(['electronic', 'paper', 'electronic-or-paper']), automation: z.enum(['full', 'partial', 'none']), resultForm: z.enum(['electronic', 'paper', 'electronic-or-paper']).optional(), transactional: z.boolean().optional(), ...source }),
  fee: z.strictObject({ kind: z.enum(['free', 'paid-or-free', 'not-stated']), clause: z.string().optional(), lines: lines.optional(), note: localized.optional() }),
  accept: channels,
  issue: channels,
  /** Channels the text closes in so many words. */
  excluded: z.array(z.strictObject({ channel, ...source })).default([]),
  term: z.array(norm.required({ clause: true, lines: true })).default([]),
  units: z.array(z.strictObject({ actor: performer, ...source })).default([]),
  systems: z.array(system).default([]),
  results: z.array(result).min(1),
  refusals: z.array(refusal).default([]),
  /** The package of documents. The decrees leave it to the Standard; what is designed here is marked `ours`. */
  documents: z.array(z.strictObject({ id: identifier, name: localized, origin: z.enum(['printed', 'ours']), required: z.boolean().default(true), hint: localized.optional(), clause: z.string().optional(), lines: lines.optional() })).default([]),
  forms: z.array(form).default([]),
  conditions: z.array(z.strictObject({ id: identifier, text: localized, ...source })).default([]),
  routes: z.array(route).min(1),
  tables: z.array(z.strictObject({ title: localized, lines, route: identifier.optional(), steps: z.array(tableStep).min(1) })).default([]),
  diagrams: z.array(z.strictObject({ kind: z.enum(['directory', 'interaction', 'block-scheme']), ...source, route: identifier.optional(), caption: localized.optional() })).default([]),
  originals: z.strictObject({ mode: z.enum(['scan-and-return', 'copies-compared-returned', 'shown-compared-returned']), ...source, also }).optional(),
  /** The documents are accepted at the home of an applicant who cannot come for reasons of health. */
  homeVisit: z.strictObject(source).optional(),
  stateData: z.array(z.strictObject({ by: performer, what: localized, ...source })).default([]),
  queue: z.strictObject({ electronic: z.boolean().default(false), bookable: z.boolean().default(false), noAdvanceBooking: z.boolean().default(false), waitPerPerson: z.array(norm).default([]), servicePerPerson: z.array(norm).default([]), ...source, also }).optional(),
  notices: z.strictObject({ section: z.string().optional(), onStatusChange: z.boolean().default(false), onExtension: z.boolean().default(false), ...source }).optional(),
  callCentre: z.strictObject({ purpose: z.enum(['information', 'quality']), ...source }).optional(),
  survey: z.strictObject({ wording: z.enum(['S1', 'S2', 'S3']), serviceName: z.string().optional(), ...source }).optional(),
  appeal: z.strictObject({ ...source, standardSection: z.string().optional() }).optional(),
  security: z.strictObject(source).optional(),
  publication: z.array(z.strictObject({ where: localized, ...source })).default([]),
  /** When a register cannot be asked the case waits: whether the norms of its steps run meanwhile. No text says; by default they do. */
  outage: z.strictObject({ norm: z.enum(['runs', 'stands']) }).default({ norm: 'runs' }),
  /** Whether a package can still be refused as incomplete once the term of the step that prints the refusal has passed. No text says; by default it counts as accepted. */
  lapse: z.strictObject({ acceptanceRefusal: z.enum(['closes', 'late']) }).default({ acceptanceRefusal: 'closes' }),
  extension: z.array(z.strictObject({ at: z.string(), norm, reason: localized, ...source })).default([]),
  /** Abbreviations and defined words the text uses; `defined` is where it says what they mean, absent where it never does. */
  terms: z.array(z.strictObject({ term: z.string().min(1), ...source, defined: lines.optional(), meaning: localized.optional() })).default([]),
  open: z.array(open).default([]),
});

const complaintTerm = z.strictObject({ value: z.number().int().positive(), unit: z.enum(['working-day', 'calendar-day']) });

export const decree = z.strictObject({
  id: z.string(),
  seed: z.string(),
  number: z.string(),
  date,
  body: localized,
  region: localized,
  zone: z.enum(['Asia/Oral', 'Asia/Almaty', 'Asia/Qyzylorda']),
  registered: z.strictObject({ number: z.string(), date }),
  repealed: z.strictObject({ number: z.string(), date }),
  inForce: z.strictObject({ from: date, until: date }),
  field: localized,
  /**
   * How long a complaint may be considered, by whom it is made to. The decrees leave it to the Standard or say nothing;
   * the act that sets the terms is named, so that the margin can say whose rule it is. `source`: no decree prints a term
   * (`printed: false`), so the act's article is named, and whether its text was at hand when the term was written here.
   */
  complaints: z.strictObject({ act: localized, provider: complaintTerm, control: complaintTerm, source: z.strictObject({ printed: z.literal(false), article: z.string().min(1), seen: z.boolean() }) }),
  lines: lines.optional(),
  regulations: z.number().int().positive(),
});

export { NORM_UNITS };
export type RegulationSource = z.infer<typeof regulation>;
export type Decree = z.infer<typeof decree>;
