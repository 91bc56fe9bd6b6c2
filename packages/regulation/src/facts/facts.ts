import type { System } from '../vocabulary/systems.ts';
import type { LocalizedText } from '../vocabulary/languages.ts';
import type { Regulation } from '../model/types.ts';
import { routeFacts, tableFacts } from './route-facts.ts';
import type { Lines, RouteFacts, TableFacts } from './route-facts.ts';

/** What one regulation prints, flat and without our additions, to be compared fact by fact with an independent reading. */
export interface RegulationFacts {
  readonly id: string;
  /** File name of the decree's text. */
  readonly seed: string;
  readonly lines: Lines;
  readonly title: LocalizedText;
  readonly accept: readonly string[];
  readonly issue: readonly string[];
  readonly form: Regulation['provision']['form'];
  readonly fee: Regulation['fee']['kind'];
  readonly applicant: readonly string[];
  readonly systems: readonly System[];
  readonly routes: readonly RouteFacts[];
  readonly tables: readonly TableFacts[];
  readonly forms: readonly FormFacts[];
  readonly results: readonly ResultFacts[];
  readonly refusals: readonly RefusalFacts[];
  readonly open: readonly OpenFacts[];
}

/** `origin` tells forms the decree prints from those that stand in the Standard and were designed here. */
export interface FormFacts { readonly id: string; readonly kind: string; readonly origin: 'printed' | 'ours'; readonly fields: readonly { readonly label: string; readonly type: string }[] }
export interface ResultFacts { readonly id: string; readonly kind: string; readonly name: LocalizedText; readonly channels: readonly string[]; readonly signedBy: readonly string[]; readonly clause: string; readonly lines: Lines }
export interface RefusalFacts { readonly id: string; readonly kind: string; readonly by: string; readonly to: string; readonly receiptAnnex?: string; readonly clause: string; readonly lines: Lines }
export interface OpenFacts { readonly kind: string; readonly clause: string; readonly lines: Lines; readonly choice: string }

/**
 * The printed facts of a regulation. Channels the text does not name are an empty list. Ways on, refusals and routes that execution needs but the text does not print are
 * left out; forms of our own stay in, marked `ours`. Numbers and units are as printed, never converted.
 *
 * @example factsOf(library.regulations.get('wko-2015-153/02')!).routes[0].steps[0].norms // [{ value: 10, unit: 'minute', … }]
 */
export function factsOf(regulation: Regulation): RegulationFacts {
  const { id, lines, title, accept, issue, provision, fee, applicant, systems } = regulation;
  return {
    id, seed: regulation.decree.seed, lines, title,
    accept: accept.stated ? accept.channels : [], issue: issue.stated ? issue.channels : [], form: provision.form, fee: fee.kind, applicant: applicant.kinds, systems,
    routes: regulation.routes.map((route) => routeFacts(route, regulation.routes)),
    tables: regulation.tables.map(tableFacts),
    forms: regulation.forms.map((form) => ({ id: form.id, kind: form.kind, origin: form.origin, fields: form.fields.map(({ label, type }) => ({ label, type })) })),
    results: regulation.results.map((result) => resultFacts(result, issue.channels)),
    refusals: regulation.refusals.filter(({ origin }) => origin === 'printed').map(refusalFacts),
    open: regulation.open.map(({ kind, clause, lines: where, choice }) => ({ kind, clause, lines: where, choice: choice.en })),
  };
}

/** A result without channels of its own is given on every channel of issue. */
function resultFacts({ id, kind, name, channels, signedBy, clause, lines }: Regulation['results'][number], issue: readonly string[]): ResultFacts {
  return { id, kind, name, channels: channels ?? issue, signedBy, clause, lines };
}

function refusalFacts({ id, kind, by, to, receiptAnnex, clause, lines }: Regulation['refusals'][number]): RefusalFacts {
  return { id, kind, by, to, ...(receiptAnnex === undefined ? {} : { receiptAnnex }), clause, lines };
}
