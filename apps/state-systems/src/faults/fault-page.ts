import type { RequestListener } from 'node:http';
import { jsonListener } from '../json-listener.ts';
import { FAULT_ORDER, type FaultSwitch } from './fault-switch.ts';

/** GET tells the state of all switches, PUT sets one: `{"system":"IndividualsRegister","fault":"slow","delayMs":5000}`. */
export function faultPage(faults: FaultSwitch): RequestListener {
  return jsonListener({
    show: () => faults.all(), method: 'PUT', schema: FAULT_ORDER,
    take: ({ system, fault, delayMs }) => {
      faults.set(system, { fault, delayMs });
      return { status: 200, answer: faults.all() };
    },
  });
}
