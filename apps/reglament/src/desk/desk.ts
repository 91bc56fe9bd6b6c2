import { calendarsFor } from '@reglament/calendar';
import type { Calendars } from '@reglament/engine';
import type { Library, Regulation } from '@reglament/regulation';
import type { Pool } from 'pg';
import type { TransitionWriter } from '../storage/index.ts';
import type { CaseCache } from './cases/case-cache.ts';
import type { Clock } from './clock/clock.ts';

/** What every use case needs: the law, the database, the time. Made once at start-up and passed as an argument. */
export interface Desk {
  readonly db: Pool;
  readonly library: Library;
  readonly clock: Clock;
  readonly cases: CaseCache;
  readonly writer: TransitionWriter;
}

const DESK_FAILURE_CODES = ['regulation-unknown', 'case-unknown', 'case-contended', 'submission-impossible', 'number-impossible', 'result-impossible'] as const;
export type DeskFailureCode = (typeof DESK_FAILURE_CODES)[number];

/** A defect of the system or its data, never of a person. */
export class DeskFailure extends Error {
  readonly code: DeskFailureCode;
  constructor(code: DeskFailureCode, message: string) {
    super(message);
    this.name = 'DeskFailure';
    this.code = code;
  }
}

/** @throws DeskFailure when a stored case names a regulation that is not loaded. */
export function getRegulation({ library }: Pick<Desk, 'library'>, id: string): Regulation {
  const regulation = library.regulations.get(id);
  if (regulation === undefined) throw new DeskFailure('regulation-unknown', `Expected regulation ${id} to be loaded, but it is not`);
  return regulation;
}

export function calendarsOf(regulation: Regulation): Calendars {
  return calendarsFor(regulation.decree.zone);
}
