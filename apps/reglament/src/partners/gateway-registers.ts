import { randomUUID } from 'node:crypto';
import {
  GatewayFault, GUARDIANSHIP_SERVICE, INDIVIDUALS_SERVICE, type KeepExchange, MESSAGE_RESULT, type MessageData, type MessageSecurity,
  readGuardianshipResponse, readPersonResponse, type RegisterRequestHead, type RegisterResponseHead, STATUS, syncClient,
  writeGuardianshipRequest, writePersonRequest,
} from '@reglament/gateway';
import type { XmlElement } from '@reglament/eds';
import type { Guardianship, RegisterAnswer, RegisteredPerson, Registers } from '../desk/ports.ts';
import { askPartner, CIRCUIT, type Patience, PATIENCE } from './ask-partner.ts';
import { type CircuitBreaker, circuitBreaker, type CircuitBreakerInput, type CircuitState } from './circuit-breaker.ts';
import { guardianshipOf, registeredPersonOf } from './register-records.ts';

export interface GatewayRegistersInput {
  /** Address of the gateway's synchronous channel. */
  readonly url: string;
  readonly senderId: string;
  readonly password?: string;
  /** Time for one exchange, in milliseconds. */
  readonly timeoutMs?: number;
  readonly patience?: Partial<Patience>;
  readonly circuit?: Partial<CircuitBreakerInput>;
  readonly security?: MessageSecurity;
  readonly keep?: KeepExchange;
  readonly fetch?: typeof fetch;
  readonly clock?: () => Date;
}

const TIMEOUT_MS = 3000;

/** One register service: how to ask it and how to understand it. */
interface Service<Row, T> {
  readonly id: string;
  readonly write: (head: RegisterRequestHead, iin: string) => MessageData;
  readonly read: (data: XmlElement) => { readonly head: RegisterResponseHead; readonly records: readonly Row[] };
  /** Whose record it is: an answer about somebody else is none. */
  readonly iinOf: (record: Row) => string;
  /** What the product needs of the records, of which there is at least one; `undefined` when they contradict each other. */
  readonly take: (records: readonly [Row, ...Row[]]) => T | undefined;
}

const INDIVIDUALS: Service<Parameters<typeof registeredPersonOf>[0], RegisteredPerson> = {
  id: INDIVIDUALS_SERVICE,
  write: (head, iin) => writePersonRequest({ ...head, iin }),
  read: (data) => { const { persons, ...head } = readPersonResponse(data); return { head, records: persons.filter(({ removed }) => !removed) }; },
  iinOf: ({ iin }) => iin,
  take: ([person, ...others]) => (others.length === 0 ? registeredPersonOf(person) : undefined),
};

const GUARDIANSHIPS: Service<Parameters<typeof guardianshipOf>[0], Guardianship> = {
  id: GUARDIANSHIP_SERVICE,
  write: (head, guardianIin) => writeGuardianshipRequest({ ...head, guardianIin }),
  read: (data) => {
    const { guardianships, ...head } = readGuardianshipResponse(data);
    return { head, records: guardianships.filter(({ endDate }) => endDate === undefined) };
  },
  iinOf: ({ guardianIin }) => guardianIin,
  // Of several wards the one taken last: the port has room for one.
  take: ([first, ...others]) => guardianshipOf(others.reduce((latest, next) => (next.decree.date > latest.decree.date ? next : latest), first)),
};

/** The state registers behind the gateway's synchronous channel. Whatever is not a clear answer is "unavailable". */
export function gatewayRegisters(input: GatewayRegistersInput): Registers & { readonly health: () => RegisterHealth } {
  const newCircuit = (): CircuitBreaker => circuitBreaker({ ...CIRCUIT, now: () => performance.now(), ...input.circuit });
  const individuals = newCircuit();
  const guardianships = newCircuit();
  return {
    findPerson: (iin) => look(input, INDIVIDUALS, individuals, iin),
    findGuardianship: (iin) => look(input, GUARDIANSHIPS, guardianships, iin),
    health: () => ({ IndividualsRegister: individuals.state(), GuardianshipSystem: guardianships.state() }),
  };
}

/** What the last exchanges with each register say of it; for the health page. */
export type RegisterHealth = Readonly<Record<'IndividualsRegister' | 'GuardianshipSystem', CircuitState>>;

async function look<Row, T>(input: GatewayRegistersInput, service: Service<Row, T>, circuit: CircuitBreaker, iin: string): Promise<RegisterAnswer<T>> {
  const { url, senderId, password = '', clock = () => new Date() } = input;
  const client = syncClient({ timeoutMs: TIMEOUT_MS, ...input, url, clock });
  let questionId = '';
  const answer = await askPartner(
    client,
    () => {
      questionId = randomUUID();
      const head = { messageId: questionId, messageDate: clock().toISOString(), senderCode: senderId };
      return { serviceId: service.id, messageId: questionId, sender: { senderId, password }, data: service.write(head, iin) };
    },
    { ...PATIENCE, ...input.patience },
    circuit,
  );
  if (answer.kind === 'unavailable' || answer.response.data === undefined) return { kind: 'unavailable' };
  return understood(service, answer.response.info.status.code, answer.response.data.element, { questionId, iin });
}

/**
 * "Absent" needs both the status and the result inside the data to say so: the status alone also stands for a failure
 * of the service, and nobody may be refused because of that.
 */
function understood<Row, T>(
  service: Service<Row, T>, status: string, data: XmlElement, asked: { readonly questionId: string; readonly iin: string },
): RegisterAnswer<T> {
  const answer = readOrNothing(service, data);
  if (answer === undefined || answer.head.requestId !== asked.questionId) return { kind: 'unavailable' };
  const { head, records: [first, ...others] } = answer;
  const reference = head.messageId;
  if (status === STATUS.refused.code && head.messageResult.code === MESSAGE_RESULT.absent.code && first === undefined) return { kind: 'absent', reference };
  if (status !== STATUS.processed.code || head.messageResult.code !== MESSAGE_RESULT.found.code) return { kind: 'unavailable' };
  if (first === undefined) return { kind: 'absent', reference };
  if ([first, ...others].some((record) => service.iinOf(record) !== asked.iin)) return { kind: 'unavailable' };
  const taken = service.take([first, ...others]);
  return taken === undefined ? { kind: 'unavailable' } : { kind: 'found', data: taken, reference };
}

function readOrNothing<Row, T>(service: Service<Row, T>, data: XmlElement): ReturnType<Service<Row, T>['read']> | undefined {
  try {
    return service.read(data);
  } catch (error) {
    if (error instanceof GatewayFault) return undefined;
    throw error;
  }
}
