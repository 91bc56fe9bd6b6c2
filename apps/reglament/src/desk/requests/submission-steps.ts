import type { Command } from '@reglament/engine';
import type { CompiledRoute, Outcome, RouteNode } from '@reglament/regulation';

/** How the applicant's part of a portal route is recorded: what each act ends in when the request is signed and checked. */
export interface SubmissionFacts {
  readonly accountId: string;
  readonly certificate: 'confirmed' | 'not-confirmed';
  /** The number under which the request is registered, where sending it registers it. */
  readonly number?: string;
}

/** Whether the text has a request registered by being sent: then it needs its number at once. */
export function registersBySending(compiled: CompiledRoute): boolean {
  return [...compiled.nodes.values()].some((node) => isSendingThatRegisters(node));
}

function isSendingThatRegisters({ act, actor, step }: RouteNode): boolean {
  return act === 'send' && isApplicant(actor) && step.marks.includes('registration');
}

/**
 * The commands that walk a portal route from its first item up to where the request leaves the applicant: login and
 * account check have happened (else there would be no session), the form is filled and signed, the certificate checked.
 */
export function submissionSteps(compiled: CompiledRoute, facts: SubmissionFacts): readonly Command[] {
  const commands: Command[] = [];
  let node = compiled.nodes.get(compiled.entry);
  for (const seen = new Set<string>(); node !== undefined && !seen.has(node.id);) {
    seen.add(node.id);
    const outcome = submissionOutcome(node, facts);
    const target = outcome === undefined ? undefined : node.next.get(outcome);
    if (outcome === undefined || target === undefined) break;
    const details = facts.number !== undefined && isSendingThatRegisters(node) ? { details: { number: facts.number } } : {};
    commands.push({ kind: 'CompleteStep', by: by(node, facts), step: node.id, outcome, ...details });
    node = target.kind === 'node' ? compiled.nodes.get(target.id) : undefined;
    if (node?.act === 'refuse') break;
  }
  return commands;
}

/** Whether a step is done by the very sending of a request: before it there is nothing whose standing could change. */
export function isOfSubmission(node: RouteNode): boolean {
  return submissionOutcome(node, { accountId: '', certificate: 'confirmed' }) !== undefined;
}

/** `undefined`: this step is no longer the applicant's part. */
function submissionOutcome({ act, actor, next }: RouteNode, facts: SubmissionFacts): Outcome | undefined {
  switch (act) {
    case 'register-account':
    case 'authorise':
    case 'choose':
    case 'fill':
    case 'scan':
    case 'sign':
    case 'send':
    case 'present': return isApplicant(actor) ? (next.has('done') ? 'done' : 'presented') : undefined;
    case 'check-account': return 'valid';
    case 'check-certificate': return facts.certificate;
    default: return undefined;
  }
}

function isApplicant(actor: string): boolean {
  return actor === 'Applicant' || actor === 'Employer';
}

function by({ act }: RouteNode, { accountId }: SubmissionFacts): Command['by'] {
  return act === 'check-account' || act === 'check-certificate' ? { kind: 'system', system: 'Portal' } : { kind: 'applicant', id: accountId };
}
