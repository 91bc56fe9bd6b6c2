import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Texting } from '../desk/ports.ts';

export interface SmsOperatorInput {
  readonly url: string;
  readonly timeoutMs?: number;
  readonly log?: (line: Readonly<Record<string, unknown>>) => void;
}

const TIMEOUT_MS = 5000;

/** Short messages by the operator's HTTP interface: one attempt, because a code that comes late twice confuses more than none. */
export function smsOperator({ url, timeoutMs = TIMEOUT_MS, log }: SmsOperatorInput): Texting {
  const trouble = (what: string): { readonly kind: 'unavailable' } => {
    // Neither the number nor the text: both are personal data, and the text may be a code.
    log?.({ level: 'warn', event: 'sms-unavailable', message: what });
    return { kind: 'unavailable' };
  };
  return {
    send: async (to, text) => {
      try {
        const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: randomUUID(), to, text }), signal: AbortSignal.timeout(timeoutMs) });
        await response.arrayBuffer();
        return response.ok ? { kind: 'sent' } : trouble(`status ${response.status}`);
      } catch (error) {
        return trouble(error instanceof Error ? error.name : 'unknown');
      }
    },
  };
}

const delivered = z.array(z.object({ to: z.string(), text: z.string(), at: z.string() }));

/** What the stand-in of the operator has delivered: only the demonstration can read other people's telephones. */
export async function readStandInMessages(url: string): Promise<z.infer<typeof delivered>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  return delivered.parse(await response.json());
}
