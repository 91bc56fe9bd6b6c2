import { ENTRY_SERVICES, type EntrySystem } from '@reglament/gateway';
import { z } from 'zod';

/** Systems whose behaviour can be spoilt; `Gateway` is the way to all of them but those that take messages for people (`Sms`, `Mail`). */
export const SYSTEMS: readonly SystemName[] = [
  'Gateway', 'IndividualsRegister', 'LegalEntitiesRegister', 'NotaryRegister', 'GuardianshipSystem', 'RealEstateRegister', ...(Object.keys(ENTRY_SERVICES) as EntrySystem[]), 'Mail',
];
export type SystemName = Wayside | 'IndividualsRegister' | 'LegalEntitiesRegister' | 'NotaryRegister' | 'GuardianshipSystem' | 'RealEstateRegister' | EntrySystem;

/** Those that have an address of their own. */
export type Wayside = 'Gateway' | 'Sms' | 'Mail';

/**
 * What a system can suffer from: `slow` answers after `delayMs`; `down` does not answer; `garbage` answers with what is no
 * answer; `stranger` answers about somebody else; `late` gives the
 * answer to the question before; `contradictory` says "not found" every second time; `wrong-signature` is for those that
 * sign: the gateway at its signed address, and the registers of legal entities and of real estate.
 */
export const FAULTS = ['none', 'slow', 'down', 'garbage', 'stranger', 'late', 'contradictory', 'wrong-signature'] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultState {
  readonly fault: Fault;
  readonly delayMs: number;
}

/** The switches of a running program: read at each message, so that a change counts at once. */
export interface FaultSwitch {
  readonly of: (system: SystemName) => FaultState;
  readonly set: (system: SystemName, state: FaultState) => void;
  readonly all: () => Readonly<Record<SystemName, FaultState>>;
}

const NONE: FaultState = { fault: 'none', delayMs: 0 };

export function faultSwitch(): FaultSwitch {
  const states = Object.fromEntries(SYSTEMS.map((system) => [system, NONE])) as Record<SystemName, FaultState>;
  return {
    of: (system) => states[system],
    set: (system, state) => { states[system] = state; },
    all: () => ({ ...states }),
  };
}

const DELAY_MS = 10_000;

/** Body of PUT /faults. */
export const FAULT_ORDER = z.strictObject({
  system: z.enum(SYSTEMS as [SystemName, ...SystemName[]]),
  fault: z.enum(FAULTS),
  delayMs: z.number().int().min(0).max(600_000).default(DELAY_MS),
});
