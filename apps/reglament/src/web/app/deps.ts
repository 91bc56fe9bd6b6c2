import type { Desk } from '../../desk/desk.ts';
import type { MovableClock } from '../../desk/clock/clock.ts';
import type { Registers, Trust } from '../../desk/ports.ts';
import type { SystemSeal } from '../../desk/results/sign-result.ts';
import type { Assets } from '../kit/index.ts';

/** Somebody a visitor of the demonstration can be. */
export interface DemoAccount {
  readonly kind: 'applicant' | 'staff';
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: Readonly<Record<'kk' | 'ru' | 'en', string>>;
  /** Name of the key file in the demonstration's folder; served by `/demo/keys/<file>`. */
  readonly keyFile?: string;
}

/** Only in demonstration mode: a clock that moves, people to be, their key files. */
export interface Demonstration {
  readonly clock: MovableClock;
  /** Moves the clock for every process and wakes the sweep of deadlines. */
  readonly moveClock: (offsetMs: number) => Promise<void>;
  readonly accounts: readonly DemoAccount[];
  readonly keyPassword: string;
  readonly keyFile: (name: string) => Promise<Uint8Array | undefined>;
}

/** What the pages are made with. */
export interface WebDeps {
  readonly desk: Desk;
  readonly registers: Registers;
  readonly trust: Trust;
  readonly seal: SystemSeal;
  readonly assets: Assets;
  readonly publicUrl: string;
  readonly secureCookies: boolean;
  readonly demonstration?: Demonstration;
}
