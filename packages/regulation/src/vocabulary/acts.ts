/**
 * The closed vocabulary of what a step does and how it can end.
 * `outcomes` lists every way the step may end; a regulation prints the ones that matter in `next`.
 * `both` marks a check: printing only one of its outcomes is a gap in the law that the linter reports.
 */
export interface ActTraits {
  readonly outcomes: readonly Outcome[];
  readonly check?: readonly [Outcome, Outcome];
}

export const OUTCOMES = [
  'done', 'valid', 'violated', 'confirmed', 'not-confirmed', 'found', 'absent', 'conform', 'deficient',
  'incomplete', 'issued', 'result', 'refusal', 'negative', 'presented', 'not-presented',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

const DRAFTED: readonly Outcome[] = ['done', 'result', 'refusal', 'negative'];

export const ACTS = {
  /** The applicant makes an account on the portal. */
  'register-account': { outcomes: ['done'] },
  /** Login with identifier and password ("authorisation process"), of the applicant or of staff. */
  authorise: { outcomes: ['done', 'violated'] },
  /** The portal checks that the account's data are true. */
  'check-account': { outcomes: ['valid', 'violated'], check: ['valid', 'violated'] },
  /** Service chosen, form shown. */
  choose: { outcomes: ['done'] },
  /** The form is filled in, documents attached, certificate chosen. */
  fill: { outcomes: ['done'] },
  /** The three checks of the EDS certificate: term, revocation, identity. */
  'check-certificate': { outcomes: ['confirmed', 'not-confirmed'], check: ['confirmed', 'not-confirmed'] },
  /** Paper documents are marked, scanned and attached. */
  scan: { outcomes: ['done'] },
  /** A request is carried to another system. */
  send: { outcomes: ['done', 'found', 'absent'] },
  /** A query to a register. */
  'query-register': { outcomes: ['done', 'found', 'absent'] },
  /** The condition on the register's answer: are the data there? */
  'check-data': { outcomes: ['found', 'absent'], check: ['found', 'absent'] },
  /** A message of refusal is formed and reaches the applicant. */
  refuse: { outcomes: ['done'] },
  /** The applicant presents documents, in person or as a request. */
  present: { outcomes: ['done', 'incomplete', 'presented', 'not-presented'] },
  /** Documents are received and registered; a number or proof of acceptance is given. */
  register: { outcomes: ['done', 'incomplete', 'issued'] },
  /** Papers go from one place to another. */
  transfer: { outcomes: ['done'] },
  /** The head appoints the responsible executor. */
  assign: { outcomes: ['done'] },
  /** The provider checks the documents against the Standard. */
  'check-documents': { outcomes: ['conform', 'deficient'], check: ['conform', 'deficient'] },
  /** The executor examines the file and, where printed so, drafts the result or the refusal. */
  examine: { outcomes: DRAFTED },
  /** An inspection on the spot with an act. */
  inspect: { outcomes: DRAFTED },
  /** A sitting is called. */
  convene: { outcomes: ['done'] },
  /** Somebody is told. */
  inform: { outcomes: ['done'] },
  /** A body or the head decides. */
  decide: { outcomes: DRAFTED },
  /** The result or the refusal is drafted. */
  prepare: { outcomes: DRAFTED },
  /** A draft is agreed. */
  approve: { outcomes: DRAFTED },
  /** The akimat adopts its decree. */
  adopt: { outcomes: DRAFTED },
  /** Signed, on paper or with EDS: a request, a result or a refusal. */
  sign: { outcomes: DRAFTED },
  seal: { outcomes: ['done'] },
  /** An entry is made in a journal or in another information system. */
  record: { outcomes: ['done'] },
  /** The result is composed by a system. */
  compose: { outcomes: ['done'] },
  /** The result or refusal is handed to the applicant, in person or through the cabinet. */
  'hand-over': { outcomes: DRAFTED },
  notify: { outcomes: ['done'] },
  store: { outcomes: ['done'] },
  /** The applicant selects (children, for a foster family). */
  select: { outcomes: ['done', 'result', 'refusal'] },
  /** A contract is concluded. */
  conclude: { outcomes: ['done'] },
  /** Guarantee documents are presented within their own term. */
  guarantee: { outcomes: ['presented', 'not-presented'], check: ['presented', 'not-presented'] },
  annul: { outcomes: ['done'] },
  pay: { outcomes: ['done'] },
} as const satisfies Record<string, ActTraits>;

export type Act = keyof typeof ACTS;
