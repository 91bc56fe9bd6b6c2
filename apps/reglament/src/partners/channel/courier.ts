import { type AsyncClient, deliverDue, GatewayFailure, type OperationAnswer, type PushClient } from '@reglament/gateway';
import type { ChannelMemory } from '../../desk/channel/memory.ts';
import { GATEWAY, type Part } from '../../desk/channel/parts.ts';
import { type CircuitBreaker, circuitBreaker, type CircuitState } from '../circuit-breaker.ts';
import { handIn, OF_THE_SENDER } from './hand-in.ts';
import type { ChannelLimits } from './limits.ts';

export interface CourierInput {
  readonly memory: ChannelMemory;
  readonly limits: ChannelLimits;
  /** Own parts, each with its way to the gateway. */
  readonly senders: ReadonlyMap<Part, AsyncClient>;
  /** Where this process plays the gateway: the addresses of everybody. */
  readonly receivers: ReadonlyMap<Part, PushClient>;
  readonly onFailure: (error: unknown) => void;
  readonly random: () => number;
}

/** What the last exchanges say of a way from one part to another. */
export interface WayState {
  readonly from: Part;
  readonly to: Part;
  readonly circuit: CircuitState;
}

export interface Courier {
  /** Looks at the queues now instead of at the next beat. */
  readonly wake: () => void;
  readonly ways: () => readonly WayState[];
  readonly stop: () => Promise<void>;
}

/** A way in use: one worker at a time, spared while its other end is down. */
interface Way {
  readonly from: Part;
  readonly to: Part;
  readonly circuit: CircuitBreaker;
  /** @returns how many messages it carried */
  readonly work: () => Promise<number>;
  running?: Promise<void>;
}

/**
 * Carries messages on, beat by beat: from the parts' keeping to the gateway, and from the gateway to its receivers. Each
 * way is worked on by itself, so one that is down or slow holds up nobody else.
 */
export function startCourier(input: CourierInput): Courier {
  const { memory, limits, onFailure } = input;
  const handing = new Map([...input.senders].map(([part, client]) => [part, handingWay(input, part, client)] as const));
  const bringing = new Map([...input.receivers].map(([part, client]) => [part, bringingWay(input, part, client)] as const));
  let looking: Promise<void> | undefined;
  let isWanted = false;
  let isOver = false;
  const look = async (): Promise<void> => {
    isWanted = false;
    if (handing.size > 0) for (const part of await memory.partsWithOutgoing()) run(handing.get(part));
    if (bringing.size > 0) for (const part of await memory.systemsWithWork()) run(bringing.get(part));
  };
  /** What comes while the queues are being looked at is looked for once more. */
  const wake = (): void => {
    // What the last exchanges bring after the end is work for the next start.
    if (isOver) return;
    isWanted = true;
    looking ??= look().catch(onFailure).finally(() => { looking = undefined; if (isWanted) wake(); });
  };
  /** What one way has carried is often work for another. */
  const run = (way: Way | undefined): void => {
    if (way === undefined || isOver || way.running !== undefined || way.circuit.state() === 'open') return;
    way.running = memory.inTurn(`${way.from}/${way.to}`, way.work)
      .then((carried = 0) => { delete way.running; if (carried > 0) wake(); }, (error: unknown) => { delete way.running; onFailure(error); });
  };
  const beat = setInterval(wake, limits.beatMs);
  const ways = [...handing.values(), ...bringing.values()];
  return {
    wake,
    ways: () => ways.map(({ from, to, circuit }) => ({ from, to, circuit: circuit.state() })),
    stop: async () => {
      clearInterval(beat);
      isOver = true;
      await looking;
      await Promise.all(ways.map(({ running }) => running));
    },
  };
}

const breaker = ({ limits }: CourierInput): CircuitBreaker =>
  circuitBreaker({ failuresMax: limits.failuresMax, openMs: limits.openMs, now: () => performance.now() });

function handingWay(input: CourierInput, part: Part, client: AsyncClient): Way {
  const circuit = breaker(input);
  return { from: part, to: GATEWAY, circuit, work: () => handIn(input.memory, client, part, circuit, input.random) };
}

function bringingWay(input: CourierInput, part: Part, client: PushClient): Way {
  const circuit = breaker(input);
  const systems = new Map([[part, watched(client, circuit)]]);
  return {
    from: GATEWAY, to: part, circuit,
    // Nothing is given up: an outage of any length ends in delivery.
    work: async () => (circuit.mayAsk() ? deliverDue({ store: input.memory.store, systems, attemptsMax: Infinity }) : 0),
  };
}

/** Tells the breaker how each exchange went. Who refuses a message is there; who is busy or refuses us all is to be spared. */
function watched(client: PushClient, circuit: CircuitBreaker): PushClient {
  const told = async <T>(exchange: Promise<OperationAnswer<T>>): Promise<OperationAnswer<T>> => {
    try {
      const answer = await exchange;
      const isUseless = answer.kind === 'fault' && (OF_THE_SENDER.has(answer.fault.errorCode) || answer.fault.errorCode === 'GW-BUSY');
      if (isUseless) circuit.failed();
      else circuit.succeeded();
      return answer;
    } catch (error) {
      if (error instanceof GatewayFailure) circuit.failed();
      throw error;
    }
  };
  return { sendMessage: (message) => told(client.sendMessage(message)), changeStatus: (notification) => told(client.changeStatus(notification)) };
}
