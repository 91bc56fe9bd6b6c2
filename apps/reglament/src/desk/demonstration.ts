import type { LocalizedText } from '@reglament/regulation';
import type { MovableClock } from './clock/clock.ts';

/** Somebody a visitor of the demonstration can be. */
export interface DemoAccount {
  readonly kind: 'applicant' | 'staff';
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: LocalizedText;
  /** Name of the key file in the demonstration's folder; served by `/demo/keys/<file>`. */
  readonly keyFile?: string;
}

export interface DemoMessage { readonly to: string; readonly text: string; readonly at: string }

export interface DemoMobileShown {
  readonly kind: 'shown';
  readonly description: string;
  readonly organisation: LocalizedText;
  readonly until: string;
  readonly documents: readonly string[];
}
export interface DemoMobileRefused { readonly kind: 'refused'; readonly message: LocalizedText }
/** No answer from the portal, or none of the kind a telephone understands: another server may stand at its public address. */
export interface DemoMobileSilent { readonly kind: 'silent'; readonly portal: string }

/** A telephone with eGov Mobile. `unreadable`: no code of this portal, or a key that is not there. */
export interface DemoMobile {
  readonly look: (code: string) => Promise<DemoMobileShown | DemoMobileRefused | DemoMobileSilent | { readonly kind: 'unreadable' }>;
  readonly sign: (code: string, keyFile: string) => Promise<{ readonly kind: 'accepted' } | DemoMobileRefused | DemoMobileSilent | { readonly kind: 'unreadable' }>;
}

/** Only in demonstration mode: a clock that moves, people to be, their key files. */
export interface Demonstration {
  readonly clock: MovableClock;
  /** Moves the clock for every process and wakes the sweep of deadlines. */
  readonly moveClock: (offsetMs: number) => Promise<void>;
  readonly accounts: readonly DemoAccount[];
  readonly keyPassword: string;
  /** What was sent to anybody's telephone, the newest first. */
  readonly messages?: () => Promise<readonly DemoMessage[]>;
  readonly mobile?: DemoMobile;
  readonly keyFile: (name: string) => Promise<Uint8Array | undefined>;
}
