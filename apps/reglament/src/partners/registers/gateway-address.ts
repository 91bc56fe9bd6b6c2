import type { KeepExchange, MessageSecurity } from '@reglament/gateway';
import type { Patience } from '../ask-partner.ts';
import type { BusinessSigning } from '../trust/business-signing.ts';
import type { CircuitBreakerInput } from '../circuit-breaker.ts';

/** Where the registers are asked, in whose name, and how patiently. */
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
  /** Without it the register of legal entities cannot be asked: it takes only signed questions. */
  readonly business?: BusinessSigning;
  readonly keep?: KeepExchange;
  readonly fetch?: typeof fetch;
  readonly clock?: () => Date;
}

export const TIMEOUT_MS = 3000;

/** The case a question is asked for is its chain: the journal of messages finds it by that. */
export const aboutCase = (caseId: string | undefined): { readonly correlationId?: string } => (caseId === undefined ? {} : { correlationId: caseId });
