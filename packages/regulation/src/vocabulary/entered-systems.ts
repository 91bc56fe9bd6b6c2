import type { LocalizedText } from './languages.ts';
import { ACTORS } from './actors.ts';
import { SYSTEMS } from './systems.ts';

/** Systems of others into which a step enters data of the case. The payment centre is an actor of its regulation, not a system. */
export const ENTERED_SYSTEMS = {
  OrphanDataBank: SYSTEMS.OrphanDataBank,
  EducationDatabase: SYSTEMS.EducationDatabase,
  OralmanDatabase: SYSTEMS.OralmanDatabase,
  ForeignLabourSystem: SYSTEMS.ForeignLabourSystem,
  PaymentCentre: ACTORS.PaymentCentre.name,
} as const satisfies Record<string, LocalizedText>;

export type EnteredSystem = keyof typeof ENTERED_SYSTEMS;
