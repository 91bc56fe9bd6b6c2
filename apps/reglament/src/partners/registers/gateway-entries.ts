import { randomUUID } from 'node:crypto';
import {
  ENTRY_SERVICES, type EntrySystem, GatewayFault, MESSAGE_RESULT, readEntryResponse, STATUS, syncClient, writeEntryRequest,
} from '@reglament/gateway';
import type { Entries, EntryMade } from '../../desk/ports.ts';
import { askPartner, CIRCUIT, PATIENCE } from '../ask-partner.ts';
import { type CircuitBreaker, circuitBreaker, type CircuitState } from '../circuit-breaker.ts';
import { aboutCase, type GatewayRegistersInput, TIMEOUT_MS } from './gateway-address.ts';

/** The systems the steps of cases enter data into. */
export function gatewayEntries(input: GatewayRegistersInput): Entries & { readonly health: () => Readonly<Partial<Record<EntrySystem, CircuitState>>> } {
  const { url, senderId, password = '', clock = () => new Date() } = input;
  const client = syncClient({ timeoutMs: TIMEOUT_MS, ...input, url, clock });
  const circuits = new Map<EntrySystem, CircuitBreaker>();
  const circuitOf = (system: EntrySystem): CircuitBreaker => {
    const circuit = circuits.get(system) ?? circuitBreaker({ ...CIRCUIT, now: () => performance.now(), ...input.circuit });
    circuits.set(system, circuit);
    return circuit;
  };
  return {
    health: () => Object.fromEntries([...circuits].map(([system, circuit]) => [system, circuit.state()])),
    enter: async (system, entry, caseId) => {
      let questionId = '';
      const makeQuestion = () => {
        questionId = randomUUID();
        const head = { messageId: questionId, messageDate: clock().toISOString(), senderCode: senderId };
        return { serviceId: ENTRY_SERVICES[system], messageId: questionId, ...aboutCase(caseId), sender: { senderId, password }, data: writeEntryRequest({ ...head, ...entry }) };
      };
      const answer = await askPartner(client, makeQuestion, { ...PATIENCE, ...input.patience }, circuitOf(system));
      if (answer.kind === 'unavailable' || answer.response.data === undefined) return { kind: 'unavailable' };
      const { info: { status }, data } = answer.response;
      return understood(status.code, () => readEntryResponse(data.element), questionId);
    },
  };
}

function understood(status: string, read: () => ReturnType<typeof readEntryResponse>, questionId: string): EntryMade {
  try {
    const { requestId, messageId: reference, messageResult, entryNumber } = read();
    if (requestId !== questionId) return { kind: 'unavailable' };
    const isEntered = status === STATUS.processed.code && messageResult.code === MESSAGE_RESULT.found.code;
    if (isEntered && entryNumber !== undefined) return { kind: 'entered', number: entryNumber, reference };
    const isRefused = status === STATUS.refused.code && messageResult.code !== MESSAGE_RESULT.found.code;
    return isRefused ? { kind: 'refused', code: messageResult.code, reference } : { kind: 'unavailable' };
  } catch (error) {
    if (error instanceof GatewayFault) return { kind: 'unavailable' };
    throw error;
  }
}
