import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import type { MovableClock } from '../desk/clock/clock.ts';
import { fullName } from '../desk/people/sessions.ts';
import type { DemoAccount, Demonstration } from '../desk/demonstration.ts';
import { egovMobile } from './egov-mobile.ts';
import { KEY_PASSWORD, keyFileOf } from './keys.ts';
import { DEMO_PASSWORD, seedCitizens, seedDemonstration } from './seed.ts';
import type { DemoCitizen } from './seed.ts';
import { DEMO_STAFF } from './staff.ts';
import { certificateBinOf, DEMO_UNITS } from './units.ts';

const CLOCK_SETTING = 'demonstration-clock';

/** The clock's offset outlives a restart: a case that was walked into next month must not find itself in its past. */
export async function storedClockOffset(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ value: number }>('select value from setting where key = $1', [CLOCK_SETTING]);
  return rows[0]?.value ?? 0;
}

export interface DemonstrationInput {
  readonly pool: Pool;
  readonly clock: MovableClock;
  readonly ncaUrl: string;
  readonly dataFolder: string;
  /** Where the portal answers: the stand-in of eGov Mobile calls nothing else. */
  readonly publicUrl: string;
  readonly citizens: readonly (DemoCitizen & { readonly about: string })[];
  /** An organisation, and which of the citizens leads it. */
  readonly organisation: DemoOrganisation;
  /** Reads the stand-in telephones. */
  readonly messages: NonNullable<Demonstration['messages']>;
  /** Runs the sweep after the clock was moved. */
  readonly wake: () => Promise<void>;
}

/** Seeds the demonstration and makes its key files. Everything is made once and found again at the next start. */
export async function makeDemonstration({ pool, clock, ncaUrl, dataFolder, publicUrl, citizens, organisation, messages, wake }: DemonstrationInput): Promise<Demonstration> {
  await seedDemonstration(pool);
  // The one who has died registered while alive: logging in shows the refusal of authorisation.
  await seedCitizens(pool, citizens, clock.now());
  const folder = path.join(dataFolder, 'keys');
  await Promise.all(citizens.map((citizen) => keyFileOf(ncaUrl, folder, { ...personOf(citizen), file: citizenFile(citizen), role: 'individual' })));
  const head = citizens.find(({ about }) => about === organisation.ledBy) ?? citizens[0];
  if (head !== undefined) await keyFileOf(ncaUrl, folder, { ...personOf(head), file: ORGANISATION_FILE, role: 'head', bin: organisation.bin, organisation: organisation.name });
  await Promise.all(DEMO_STAFF.map((staff) => {
    const unit = DEMO_UNITS.find(({ id }) => id === staff.unit);
    return keyFileOf(ncaUrl, folder, { ...personOf(staff), file: `${staff.login}.p12`, role: staff.roles.includes('Head') || staff.roles.includes('Akim') ? 'head' : 'employee', bin: certificateBinOf(staff.unit, staff.roles), organisation: staff.roles.includes('Akimat') ? 'Әкімдік' : unit?.name.kk ?? '' });
  }));
  const keyFile: Demonstration['keyFile'] = async (name) => (/^[a-z0-9-]+\.p12$/.test(name) && name !== 'system.p12' ? readFile(path.join(folder, name)).catch(() => undefined) : undefined);
  return {
    clock, messages, keyFile, mobile: egovMobile({ publicUrl, keyFile, keyPassword: KEY_PASSWORD }), keyPassword: KEY_PASSWORD, accounts: [...citizens.map(citizenAccount), organisationAccount(organisation), ...DEMO_STAFF.map(staffAccount)],
    moveClock: async (offset) => {
      clock.moveTo(offset);
      await pool.query('insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value', [CLOCK_SETTING, JSON.stringify(clock.offset())]);
      await wake();
    },
  };
}

function personOf({ iin, surname, name, patronymic }: { readonly iin: string; readonly surname: string; readonly name: string; readonly patronymic?: string | undefined }) {
  return { iin, surname, name, ...(patronymic === undefined ? {} : { patronymic }) };
}

function citizenFile({ iin }: { readonly iin: string }): string {
  return `citizen-${iin.slice(-4)}.p12`;
}

export interface DemoOrganisation { readonly bin: string; readonly name: string; readonly ledBy: string }

const ORGANISATION_FILE = 'organisation.p12';

/** Nobody chose a password for it: it is entered with its key. */
function organisationAccount({ bin, name }: DemoOrganisation): DemoAccount {
  return { kind: 'applicant', login: bin, password: '–', name, role: { kk: 'ұйым: ЭЦҚ арқылы кіреді', ru: 'организация: вход с ЭЦП', en: 'organisation: signs in with its EDS' }, keyFile: ORGANISATION_FILE };
}

const ABOUT: Readonly<Record<string, DemoAccount['role']>> = {
  'guardian-recorded': { kk: 'азамат: қорғаншылығы жүйеде бар', ru: 'гражданин: опека есть в системе', en: 'citizen: guardianship on record' },
  'guardian-unrecorded': { kk: 'азамат: қорғаншылығы жүйеде жоқ', ru: 'гражданин: опеки в системе нет', en: 'citizen: guardianship not on record' },
  plain: { kk: 'азамат', ru: 'гражданин', en: 'citizen' },
  deceased: { kk: 'тізілімде қайтыс болған деп көрсетілген (авторландырудан бас тартылады)', ru: 'по реестру умер (откажут в авторизации)', en: 'deceased in the register (authorisation is refused)' },
};

function citizenAccount(citizen: DemoCitizen & { readonly about: string }): DemoAccount {
  return { kind: 'applicant', login: citizen.iin, password: DEMO_PASSWORD, name: fullName(personOf(citizen)), role: ABOUT[citizen.about] ?? ABOUT['plain']!, keyFile: citizenFile(citizen) };
}

function staffAccount(staff: (typeof DEMO_STAFF)[number]): DemoAccount {
  const unit = DEMO_UNITS.find(({ id }) => id === staff.unit);
  const both = (language: 'kk' | 'ru' | 'en'): string => `${staff.post[language]}, ${unit?.name[language] ?? staff.unit}`;
  return { kind: 'staff', login: staff.login, password: DEMO_PASSWORD, name: fullName(staff), role: { kk: both('kk'), ru: both('ru'), en: both('en') }, keyFile: `${staff.login}.p12` };
}
