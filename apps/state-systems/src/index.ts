export { FAULTS, type Fault, type FaultSwitch, SYSTEMS, type SystemName } from './faults/fault-switch.ts';
export type { DemoAbout, DemoCitizen, DemoPeople, DemoPerson } from './population/index.ts';
export { type MailRelay, mailRelay } from './mail/mail-relay.ts';
export { smsOperator } from './sms/sms-operator.ts';
export { startStateSystems, type StateSystems, type StateSystemsInput } from './start-state-systems.ts';
