import type { Desk } from '../../desk/desk.ts';
import type { Demonstration } from '../../desk/demonstration.ts';
import type { Pulse } from '../../desk/health/health.ts';
import type { Messenger, Registers, Scanner, Trust } from '../../desk/ports.ts';
import type { SystemSeal } from '../../desk/results/sign-result.ts';
import type { Assets } from '../kit/index.ts';

/** What the pages are made with. */
export interface WebDeps {
  readonly desk: Desk;
  readonly registers: Registers;
  readonly trust: Trust;
  readonly seal: SystemSeal;
  /** Absent: this installation has no operator of short messages, and none are sent. */
  readonly messenger?: Messenger;
  /** Looks at every file that comes in. Absent: this installation has none, and files are held to their type and size alone. */
  readonly scanner?: Scanner;
  readonly log?: (line: Readonly<Record<string, unknown>>) => void;
  /** What this process knows of its partners; absent where nothing is connected. */
  readonly pulse?: Pulse;
  readonly assets: Assets;
  readonly publicUrl: string;
  readonly secureCookies: boolean;
  readonly demonstration?: Demonstration;
}

export type { DemoAccount, Demonstration } from '../../desk/demonstration.ts';
