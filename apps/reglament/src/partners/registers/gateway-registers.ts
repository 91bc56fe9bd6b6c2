import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { GatewayFault, MESSAGE_RESULT, STATUS, syncClient } from '@reglament/gateway';
import type { XmlElement } from '@reglament/eds';
import type { RegisterAnswer, Registers } from '../../desk/ports.ts';
import { askPartner, CIRCUIT, PATIENCE } from '../ask-partner.ts';
import { type CircuitBreaker, circuitBreaker, type CircuitState } from '../circuit-breaker.ts';
import { aboutCase, type GatewayRegistersInput, TIMEOUT_MS } from './gateway-address.ts';
import { askLegalEntities } from './legal-entities.ts';
import { GUARDIANSHIPS, INDIVIDUALS, ORPHANS, POWERS_OF_ATTORNEY, type Service } from './register-services.ts';

/** The registers that answer at once. */
const ASKED = ['IndividualsRegister', 'GuardianshipSystem', 'LegalEntitiesRegister', 'NotaryRegister', 'OrphanDataBank'] as const;

/** What the last exchanges with each register say of it; for the health page. */
export type RegisterHealth = Readonly<Record<(typeof ASKED)[number], CircuitState>>;

/** The state registers behind the gateway's synchronous channel. Whatever is not a clear answer is "unavailable". */
export function gatewayRegisters(input: GatewayRegistersInput): Registers & { readonly health: () => RegisterHealth } {
  const circuits = Object.fromEntries(ASKED.map((name) => [name, circuitBreaker({ ...CIRCUIT, now: () => performance.now(), ...input.circuit })])) as Record<(typeof ASKED)[number], CircuitBreaker>;
  return {
    findPerson: (iin, caseId) => look(input, INDIVIDUALS, circuits.IndividualsRegister, iin, caseId),
    findGuardianship: (iin, caseId) => look(input, GUARDIANSHIPS, circuits.GuardianshipSystem, iin, caseId),
    findChildren: (candidateIin, caseId) => look(input, ORPHANS, circuits.OrphanDataBank, candidateIin, caseId),
    findPowerOfAttorney: (question, caseId) => look(input, POWERS_OF_ATTORNEY, circuits.NotaryRegister, question, caseId),
    findLegalEntity: (bin, caseId) => askLegalEntities(input, circuits.LegalEntitiesRegister, bin, caseId),
    beforeSecondLook: async () => { await delay(2 * (input.patience?.pauseMs ?? PATIENCE.pauseMs)); },
    health: () => Object.fromEntries(ASKED.map((name) => [name, circuits[name].state()])) as RegisterHealth,
  };
}

async function look<Question, Row, T>(input: GatewayRegistersInput, service: Service<Question, Row, T>, circuit: CircuitBreaker, question: Question, caseId: string | undefined): Promise<RegisterAnswer<T>> {
  const { url, senderId, password = '', clock = () => new Date() } = input;
  const client = syncClient({ timeoutMs: TIMEOUT_MS, ...input, url, clock });
  let questionId = '';
  const answer = await askPartner(
    client,
    () => {
      questionId = randomUUID();
      const head = { messageId: questionId, messageDate: clock().toISOString(), senderCode: senderId };
      return { serviceId: service.id, messageId: questionId, ...aboutCase(caseId), sender: { senderId, password }, data: service.write(head, question) };
    },
    { ...PATIENCE, ...input.patience },
    circuit,
  );
  if (answer.kind === 'unavailable' || answer.response.data === undefined) return { kind: 'unavailable' };
  return understood(service, answer.response.info.status.code, answer.response.data.element, { questionId, question });
}

/**
 * "Absent" needs both the status and the result inside the data to say so: the status alone also stands for a failure
 * of the service, and nobody may be refused because of that.
 */
function understood<Question, Row, T>(
  service: Service<Question, Row, T>, status: string, data: XmlElement, asked: { readonly questionId: string; readonly question: Question },
): RegisterAnswer<T> {
  const answer = readOrNothing(service, data);
  if (answer === undefined || answer.head.requestId !== asked.questionId) return { kind: 'unavailable' };
  const { head, records: [first, ...others] } = answer;
  const reference = head.messageId;
  if (status === STATUS.refused.code && head.messageResult.code === MESSAGE_RESULT.absent.code && first === undefined) return { kind: 'absent', reference };
  if (status !== STATUS.processed.code || head.messageResult.code !== MESSAGE_RESULT.found.code) return { kind: 'unavailable' };
  if (first === undefined) return { kind: 'absent', reference };
  if ([first, ...others].some((record) => !service.fits(record, asked.question))) return { kind: 'unavailable' };
  const taken = service.take([first, ...others]);
  return taken === undefined ? { kind: 'unavailable' } : { kind: 'found', data: taken, reference };
}

function readOrNothing<Question, Row, T>(service: Service<Question, Row, T>, data: XmlElement): ReturnType<Service<Question, Row, T>['read']> | undefined {
  try {
    return service.read(data);
  } catch (error) {
    if (error instanceof GatewayFault) return undefined;
    throw error;
  }
}
