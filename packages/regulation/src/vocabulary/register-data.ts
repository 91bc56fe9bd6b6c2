import type { System } from './systems.ts';

/** What a register can say about the applicant that a field of a request can be filled with. */
export const REGISTER_DATA = {
  GuardianshipSystem: ['childName', 'childBirthDate', 'decreeNumber', 'decreeDate'],
} as const satisfies Partial<Record<System, readonly string[]>>;

export type FillingSystem = keyof typeof REGISTER_DATA;

export const FILLING_SYSTEMS = Object.keys(REGISTER_DATA) as readonly FillingSystem[];
