import { applyEntry } from './apply.ts';
import type { Case } from './case.ts';
import type { Command } from './command.ts';
import { askForDocument, giveDocument } from './deciding/ask-for-document.ts';
import { completeStep } from './deciding/complete-step.ts';
import { getNode } from './deciding/context.ts';
import type { Law } from './deciding/context.ts';
import { establishCondition } from './deciding/establish-condition.ts';
import { openCase } from './deciding/open-case.ts';
import { isHis, permissionProblem } from './deciding/permission.ts';
import { replaceExecutor } from './deciding/replace-executor.ts';
import { returnStep } from './deciding/return-step.ts';
import { isAskedBy, noteArrival, noteWait, waitsEnded } from './deciding/waiting.ts';
import { withdrawRequest } from './deciding/withdraw-request.ts';
import { invalid } from './decision.ts';
import type { Decision, Problem } from './decision.ts';
import type { Entry, Event } from './event.ts';

/**
 * What a command does to a case under the law at a moment. Pure: the same arguments give the same answer.
 *
 * @param state the case, `undefined` before it is opened
 * @returns `decided` with at least one event, or `invalid` with what is wrong with the command
 * @throws EngineFailure when the stored case and its regulation do not fit together
 */
export function decide(state: Case | undefined, command: Command, law: Law): Decision {
  if (command.kind === 'OpenCase') return openCase(state, command, law);
  if (state === undefined) return invalid('case-unknown', 'id');
  if (state.status === 'ended') return invalid('case-ended', 'step');
  switch (command.kind) {
    case 'CompleteStep': return completeStep(state, command, law);
    case 'ClaimStep': return claimStep(state, command, law);
    case 'ReleaseStep': return releaseStep(state, command);
    case 'ReturnStep': return returnStep(state, command, law);
    case 'ReplaceExecutor': return replaceExecutor(state, command, law);
    case 'EstablishCondition': return establishCondition(state, command, law);
    case 'GiveConsent': return decided({ kind: 'ConsentGiven', to: command.to, written: command.written });
    case 'RecordAnswer': return recordAnswer(state, command, law);
    case 'NoteWait': return noteWait(state, command, law);
    case 'NoteArrival': return noteArrival(state, command, law);
    case 'AskForDocument': return askForDocument(state, command, law);
    case 'GiveDocument': return giveDocument(state, command, law);
    case 'WithdrawRequest': return withdrawRequest(state, command, law);
    case 'NoteDeadline': return noteDeadline(state, command, law);
  }
}

/** Several commands as one: all are carried out, each seeing what the one before it did, or none is. */
export function decideAll(state: Case | undefined, commands: readonly Command[], law: Law):
  | { readonly kind: 'decided'; readonly state: Case; readonly entries: readonly Entry[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[]; readonly command: Command } {
  const entries: Entry[] = [];
  let current = state;
  for (const command of commands) {
    const decision = decide(current, command, law);
    if (decision.kind === 'invalid') return { ...decision, command };
    const entry: Entry = { sequence: (current?.sequence ?? 0) + 1, at: law.now, by: command.by, command: command.kind, events: decision.events };
    current = applyEntry(current, entry);
    entries.push(entry);
  }
  if (current === undefined) return { kind: 'invalid', problems: [], command: commands[0]! };
  return { kind: 'decided', state: current, entries };
}

function decided(...events: readonly Event[]): Decision {
  return { kind: 'decided', events };
}

function claimStep(state: Case, { step, by }: Extract<Command, { kind: 'ClaimStep' }>, law: Law): Decision {
  if (state.step?.node !== step) return invalid('not-this-step', 'step', { current: state.step?.node ?? '' });
  if (by.kind !== 'staff') return invalid('not-your-role', 'by');
  const problem = permissionProblem(state, getNode(law, state.route, step), by);
  if (problem !== undefined) return { kind: 'invalid', problems: [problem] };
  if (state.step.claimedBy !== undefined) return isHis(state.step.claimedBy, by) ? invalid('already-noted', 'step') : invalid('claimed-by-another', 'by');
  return decided({ kind: 'StepClaimed', step, by: by.id });
}

function releaseStep(state: Case, { step, by }: Extract<Command, { kind: 'ReleaseStep' }>): Decision {
  if (state.step?.node !== step) return invalid('not-this-step', 'step', { current: state.step?.node ?? '' });
  if (state.step.claimedBy === undefined) return invalid('not-claimed', 'step');
  // The workplace itself releases what somebody held who has left.
  return by.kind === 'system' || isHis(state.step.claimedBy, by) ? decided({ kind: 'StepReleased', step }) : invalid('claimed-by-another', 'by');
}

/** A register is answered only while the step that asks it is open, and protected data only after consent. */
function recordAnswer(state: Case, { system, answer, reference }: Extract<Command, { kind: 'RecordAnswer' }>, law: Law): Decision {
  if (state.step === undefined) return invalid('case-ended', 'step');
  const { step } = getNode(law, state.route, state.step.node);
  if (!isAskedBy(state, system, law)) return invalid('not-this-step', 'system', { current: state.step.node });
  if (step.consent !== undefined && state.consents.length === 0) return invalid('consent-missing', 'system', { system });
  return decided(...waitsEnded(state, law, system), { kind: 'RegisterAnswered', system, answer, reference });
}

function noteDeadline(state: Case, { step }: Extract<Command, { kind: 'NoteDeadline' }>, { now }: Law): Decision {
  if (state.step?.node !== step || state.step.due === undefined) return invalid('not-this-step', 'step', { current: state.step?.node ?? '' });
  if (state.step.waiting?.some(({ stands }) => stands) === true) return invalid('not-due-yet', 'step', { due: state.step.due.at });
  if (state.step.overdue) return invalid('already-noted', 'step');
  if (now <= state.step.due.at) return invalid('not-due-yet', 'step', { due: state.step.due.at });
  return decided({ kind: 'DeadlineMissed', step, dueAt: state.step.due.at });
}
