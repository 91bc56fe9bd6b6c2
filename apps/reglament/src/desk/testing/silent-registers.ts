import type { Registers } from '../ports.ts';

/** No register can be reached. Spread it and give those a test asks an answer. */
export const SILENT_REGISTERS: Registers = {
  findPerson: async () => ({ kind: 'unavailable' }),
  findGuardianship: async () => ({ kind: 'unavailable' }),
  findChildren: async () => ({ kind: 'unavailable' }),
  findLegalEntity: async () => ({ kind: 'unavailable' }),
  findPowerOfAttorney: async () => ({ kind: 'unavailable' }),
};
