/** Fields of a request that a register can fill in, once the applicant has consented to its being asked. */
import type { Field, FillingSystem, Form, Regulation } from '@reglament/regulation';
import { inTransaction } from '../../storage/index.ts';
import { dayAt } from '../clock/local-day.ts';
import type { Desk } from '../desk.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { Registers } from '../ports.ts';
import { askRegister, asksAbout } from '../registers/look-ups.ts';
import type { Answers } from './form-rules.ts';

/** Name of the question among the answers: `yes` is the consent, anything else is none. */
export const CONSENT = 'registers';

/** What a register said, and when; a register that is silent or knows nothing fills nothing. */
export interface RegisterFill {
  readonly answer: 'found' | 'absent' | 'unavailable';
  readonly at: string;
  readonly reference?: string;
  readonly values: Answers;
}

export type RegisterFills = Readonly<Partial<Record<FillingSystem, RegisterFill>>>;

/** The registers that can fill in something of this form, each once. */
export function fillingSystems({ fields }: Pick<Form, 'fields'>): readonly FillingSystem[] {
  return [...new Set(fields.flatMap(({ from }) => (from === undefined ? [] : [from.system])))];
}

/** Whether the text itself has the register asked in this service, by its name or among the unnamed ones with protected data. */
export function isPrinted(system: FillingSystem, { systems }: Pick<Regulation, 'systems'>): boolean {
  return systems.includes(system) || systems.includes('ProtectedDataSystems');
}

interface Filled { readonly answers: Answers; readonly fills: RegisterFills }

/** The register that said what stands in a field, as long as it stands there as it was said. */
export function sourceOf({ answers, fills }: Filled, { id, from }: Pick<Field, 'id' | 'from'>): { readonly system: FillingSystem; readonly fill: RegisterFill } | undefined {
  const fill = from && fills[from.system];
  const said = fill?.values[id];
  return from === undefined || fill === undefined || said === undefined || said === '' || answers[id] !== said ? undefined : { system: from.system, fill };
}

interface Draft { readonly id: string; readonly form: Pick<Form, 'fields'>; readonly regulation: Pick<Regulation, 'decree'> }

/**
 * Asks the registers, or, where consent is refused or taken back, forgets what they said. Only what is empty or stands as
 * a register said it before is filled: nothing that a person typed is lost.
 */
export async function fillFromRegisters(desk: Desk, registers: Registers, account: ApplicantAccount, draft: Draft, consent: boolean): Promise<RegisterFills> {
  const fills = consent ? await askAll(desk, registers, account, draft) : {};
  await inTransaction(desk.db, async (client) => {
    // Asking takes time, in which another page of the same request may have been saved.
    const { rows: [stored] } = await client.query<Filled>('select answers, fills from draft where id = $1 for update', [draft.id]);
    if (stored === undefined) return;
    const cleared = Object.fromEntries(draft.form.fields.filter((field) => sourceOf(stored, field) !== undefined).map(({ id }) => [id, '']));
    const kept = { ...stored.answers, ...cleared };
    const found = Object.values(fills).flatMap(({ values }) => Object.entries(values)).filter(([id]) => (kept[id] ?? '') === '');
    await client.query('update draft set answers = $2, fills = $3, updated_at = $4 where id = $1',
      [draft.id, JSON.stringify({ ...kept, ...Object.fromEntries(found), [CONSENT]: consent ? 'yes' : 'no' }), JSON.stringify(fills), desk.clock.now()]);
  });
  return fills;
}

async function askAll(desk: Desk, registers: Registers, account: ApplicantAccount, { id, form, regulation }: Draft): Promise<RegisterFills> {
  const now = desk.clock.now();
  const subject = { caseId: id, ...(account.kind === 'legal-entity' ? { bin: account.iin } : { iin: account.iin }) };
  const answers = await Promise.all(asksAbout(fillingSystems(form), subject).map(async (system) => {
    const asked = await askRegister(registers, system, subject, dayAt(regulation.decree.zone, now));
    const data = asked.kind === 'found' ? asked.data : {};
    const values = Object.fromEntries(form.fields.flatMap((field) => (field.from?.system === system && data[field.from.datum] !== undefined ? [[field.id, data[field.from.datum] ?? '']] : [])));
    return [system, { answer: asked.kind, at: now, values, ...(asked.kind === 'unavailable' ? {} : { reference: asked.reference }) }] as const;
  }));
  return Object.fromEntries(answers);
}
