/** Fills a form in as somebody would who has the papers in hand: every field the page does not mark as optional. */
import { makeBin, makeIin } from '@reglament/identifiers';
import type { Field, Regulation } from '@reglament/regulation';
import { childKey, NO_SPOUSE, SPOUSE } from '../../apps/reglament/src/desk/joint/co-signers.ts';
import type { PageForm, SentFile } from '../http/index.ts';

const CHILD = childKey(0).slice(0, -1);
const IIN = makeIin({ birthDate: '1985-05-05', sex: 'male', serial: 15 });
const TEXT = 'Мәлімет';
const BIN = makeBin({ registered: '2015-01', serial: 7 });
/** One pixel: a scan, and a photograph as a telephone makes it. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PHOTOGRAPH = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=', 'base64');

export function filledIn(form: PageForm, regulation: Regulation): Readonly<Record<string, string | readonly SentFile[]>> {
  const entered: Record<string, string | readonly SentFile[]> = { ...form.fields };
  if (form.files.has('photographs')) entered['photographs'] = [{ name: 'үй.jpg', mediaType: 'image/jpeg', bytes: PHOTOGRAPH }];
  for (const name of form.names) {
    // The applicant has neither spouse nor children over ten: nobody signs with her.
    if (name === NO_SPOUSE) entered[name] = 'yes';
    if (name === NO_SPOUSE || name === SPOUSE || name.startsWith(CHILD)) continue;
    if (form.optional.has(name) || (form.fields[name] ?? '') !== '') continue;
    entered[name] = form.files.has(name) ? [{ name: 'сурет.png', mediaType: 'image/png', bytes: PIXEL }] : form.offered[name]?.[0] ?? textFor(name, regulation);
  }
  return entered;
}

function textFor(name: string, regulation: Regulation): string {
  if (name.endsWith('-day')) return '3';
  if (name.endsWith('-month')) return '2';
  if (name.endsWith('-year')) return '2015';
  const id = name.split('.').at(-1) ?? name;
  if (id === 'sitting-hour') return '10:30';
  if (id === 'amount') return '3';
  // The same name may be a number in one of the regulation's forms and a text in another: a number is both.
  const values = regulation.forms.flatMap(({ fields }) => fields).filter((candidate) => candidate.id === id).map(valueOf);
  return values.find((value) => value !== TEXT) ?? TEXT;
}

function valueOf({ type }: Field): string {
  switch (type) {
    case 'iin': return IIN;
    case 'bin': return BIN;
    case 'phone': return '+7 701 123 45 67';
    case 'email': return 'a@b.kz';
    case 'integer':
    case 'number':
    case 'money': return '3';
    case 'year':
    case 'date-or-year': return '2015';
    default: return TEXT;
  }
}
