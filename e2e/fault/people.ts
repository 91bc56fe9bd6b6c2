/** Who acts: citizens with and without an account, and the officials of one provider. */
import { DEMO_PASSWORD } from '../../apps/reglament/src/demo/seed.ts';
import { makeDemoPeople } from '../../apps/state-systems/src/population/index.ts';
import { demoKey, issuedKey, openCitizen, openOfficial } from '../http/index.ts';
import type { Citizen, CitizenName, Official, Sign } from '../http/index.ts';

export interface ActingCitizen extends CitizenName {
  readonly citizen: Citizen;
  readonly sign: Sign;
  /** With an account of the demonstration, or registering first. */
  readonly hasAccount: boolean;
}

export interface ActingOfficial { readonly login: string; readonly official: Official; readonly sign: Sign }

const PASSWORD = 'құпия-сөз-2026';
const { demo } = makeDemoPeople();

/** Citizens of the demonstration (keys in its folder), then people whom only the register knows, who register first. */
export async function citizens(dataFolder: string, count: number, origin: () => string): Promise<readonly ActingCitizen[]> {
  const living = demo.citizens.filter(({ about }) => about !== 'deceased').map((person) => ({ person, hasAccount: true }));
  const others = Object.values(demo.staff.karaganda).map((person) => ({ person, hasAccount: false }));
  const chosen = [...living.slice(0, Math.ceil(count / 2)), ...others].slice(0, count);
  return Promise.all(chosen.map(async ({ person: { iin, surname, name, patronymic }, hasAccount }) => ({
    iin, surname, name, patronymic, hasAccount, citizen: openCitizen(origin),
    sign: hasAccount ? await demoKey(dataFolder, `citizen-${iin.slice(-4)}.p12`) : await issuedKey(dataFolder, { role: 'individual', iin, surname, name, patronymic }),
  })));
}

/** Registers, or signs in; after a crash in the middle of a registration the account may be there already. */
export async function enter({ citizen, iin, surname, name, patronymic, hasAccount }: ActingCitizen): Promise<void> {
  if (hasAccount) return citizen.signIn(iin, DEMO_PASSWORD);
  return citizen.signIn(iin, PASSWORD).catch(async () => citizen.register({ iin, surname, name, patronymic }, PASSWORD));
}

/** Two at the clerk's counter: they meet over the same cases. */
const OFFICIALS = ['clerk', 'clerk', 'head', 'executor', 'executor2'] as const;

export async function officials(dataFolder: string, origin: () => string): Promise<readonly ActingOfficial[]> {
  return Promise.all(OFFICIALS.map(async (login) => ({ login, official: openOfficial(origin), sign: await demoKey(dataFolder, `${login}.p12`) })));
}

export async function enterOffice({ login, official }: ActingOfficial): Promise<void> {
  return official.signIn(login, DEMO_PASSWORD);
}
