import { setTimeout as delay } from 'node:timers/promises';
import { GatewayFault, STATUS, type SyncService } from '@reglament/gateway';
import type { FaultSwitch, SystemName } from './fault-switch.ts';

/** What a spoilt service needs to lie with. */
export interface Lies {
  readonly stranger: SyncService;
  readonly absent: SyncService;
}

/** A service that does what the switch of its system says. */
export function spoilable(system: Exclude<SystemName, 'Gateway' | 'Mail'>, faults: FaultSwitch, honest: SyncService, lies: Lies): SyncService {
  let calls = 0;
  let earlier: ReturnType<SyncService> | undefined;
  return async (request, context) => {
    const { fault, delayMs } = faults.of(system);
    calls += 1;
    switch (fault) {
      case 'none':
      // Who signs spoils the signature.
      case 'wrong-signature':
        return honest(request, context);
      case 'slow':
        await delay(delayMs, undefined, { ref: false });
        return honest(request, context);
      case 'down':
        throw new GatewayFault('GW-PROVIDER', system);
      case 'garbage':
        return { status: STATUS.processed, data: { kind: 'text', text: '\uFFFD\uFFFD ORA-00600: internal error' } };
      case 'stranger':
        return lies.stranger(request, context);
      case 'late': {
        const overdue = earlier;
        earlier = honest(request, context);
        // The first question gets no answer in time; whoever asks on gets it instead of their own.
        await earlier.catch(() => undefined);
        if (overdue === undefined) throw new GatewayFault('GW-PROVIDER', system);
        return overdue;
      }
      case 'contradictory':
        return calls % 2 === 0 ? lies.absent(request, context) : honest(request, context);
    }
  };
}
