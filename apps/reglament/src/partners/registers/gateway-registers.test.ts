import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { SYSTEMS, startStateSystems, type DemoAbout, type Fault, type StateSystems } from '@reglament/app-state-systems';
import { checkAccount } from '../../desk/people/account-check.ts';
import { businessSigning, gatewayRegisters, ncaTrust, systemSecurity } from '../index.ts';
import { properName } from './register-records.ts';

let folder: string;
let systems: StateSystems;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-systems-'));
  systems = await startStateSystems({ dataFolder: folder, population: { size: 20_000 } });
});
after(async () => {
  await systems.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  for (const system of SYSTEMS) systems.faults.set(system, { fault: 'none', delayMs: 0 });
});

const citizen = (about: DemoAbout) => {
  const found = systems.demo.citizens.find((one) => one.about === about);
  assert.ok(found !== undefined);
  return found;
};
const registers = (timeoutMs = 30_000) => gatewayRegisters({ url: systems.gatewayUrl, senderId: 'test', timeoutMs, patience: { pauseMs: 1 } });
const NOBODY = '850515400306';

describe('the register of individuals', () => {
  test('knows a person as people write one', async () => {
    const { about: _about, sex: _sex, ...plain } = citizen('plain');

    const answer = await registers().findPerson(plain.iin);

    assert.ok(answer.kind === 'found');
    assert.deepEqual(answer.data, plain);
    assert.match(answer.reference, /^[0-9a-f-]{36}$/);
  });

  test('says that a person has died', async () => {
    const deceased = citizen('deceased');
    assert.deepEqual(await checkAccount(registers(), deceased), { kind: 'violated', reason: 'deceased' });
    assert.equal((await checkAccount(registers(), citizen('plain'))).kind, 'valid');
  });

  test('says that there is nobody with this IIN', async () => {
    assert.equal((await registers().findPerson(NOBODY)).kind, 'absent');
  });

  test('knows everybody of the population', async () => {
    for (const person of systems.population.people.slice(-50)) {
      const answer = await registers().findPerson(person.iin);
      assert.ok(answer.kind === 'found');
      assert.deepEqual([answer.data.surname, answer.data.name, answer.data.patronymic], [person.surname, person.name, person.patronymic]);
    }
  });
});

describe('the guardianship system', () => {
  test('knows the ward of a guardian on record', async () => {
    const guardian = citizen('guardian-recorded');
    const { ward } = systems.demo.children;

    const answer = await registers().findGuardianship(guardian.iin);

    assert.ok(answer.kind === 'found');
    assert.deepEqual(answer.data, {
      guardianIin: guardian.iin, childName: `${ward.surname} ${ward.name} ${ward.patronymic}`, childBirthDate: ward.birthDate,
      decreeNumber: '214', decreeDate: '2021-04-19',
    });
  });

  test('has no record of others', async () => {
    assert.equal((await registers().findGuardianship(citizen('guardian-unrecorded').iin)).kind, 'absent');
  });
});

describe('the notarial system', () => {
  test('finds a notarised power of attorney by both sides, and by its number', async () => {
    const question = systems.demo.powerOfAttorney;
    const answer = await registers().findPowerOfAttorney(question);
    const { number: _number, ...sides } = question;

    assert.ok(answer.kind === 'found');
    assert.deepEqual(answer.data, { ...question, date: '2025-09-01', endDate: '2030-09-01', subject: 'Мемлекеттік көрсетілетін қызметтерді алу' });
    assert.equal((await registers().findPowerOfAttorney(sides)).kind, 'found');
  });

  test('has none under another number, none the other way round, and none certified otherwise', async () => {
    const { principalIin, representativeIin, number } = systems.demo.powerOfAttorney;
    const plain = systems.population.powersOfAttorney.find(({ isNotarised }) => !isNotarised);
    assert.ok(plain !== undefined);
    for (const question of [{ principalIin, representativeIin, number: '1' }, { principalIin: representativeIin, representativeIin: principalIin, number }, { principalIin: plain.principalIin, representativeIin: plain.representativeIin }]) {
      assert.equal((await registers().findPowerOfAttorney(question)).kind, 'absent');
    }
  });

  test('says when one was revoked', async () => {
    const revoked = systems.population.powersOfAttorney.find(({ isNotarised, revokedDate }) => isNotarised && revokedDate !== undefined);
    assert.ok(revoked !== undefined);
    const answer = await registers().findPowerOfAttorney({ principalIin: revoked.principalIin, representativeIin: revoked.representativeIin, number: revoked.number });
    assert.ok(answer.kind === 'found');
    assert.equal(answer.data.revokedDate, revoked.revokedDate);
  });

  for (const fault of ['slow', 'down', 'garbage', 'stranger', 'late'] as const) {
    test(`${fault}: unavailable`, async () => {
      systems.faults.set('NotaryRegister', { fault, delayMs: 5000 });
      assert.deepEqual(await registers(60).findPowerOfAttorney(systems.demo.powerOfAttorney), { kind: 'unavailable' });
    });
  }
});

describe('the register of legal entities', () => {
  const signing = async (timeoutMs = 30_000) => {
    const issued = await systems.nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'TEST', password: 'p' });
    assert.ok(issued.p12 !== undefined);
    const business = await businessSigning({ p12: issued.p12, password: 'p', trust: ncaTrust({ url: systems.nca.url }) });
    return gatewayRegisters({ url: systems.gatewayUrl, senderId: 'test', timeoutMs, patience: { pauseMs: 1 }, business });
  };

  test('answers a signed question about an entity by BIN', async () => {
    const asked = await signing();
    const [plain] = systems.demo.citizens.filter(({ about }) => about === 'plain');

    const answer = await asked.findLegalEntity(systems.demo.entity.bin);

    assert.ok(answer.kind === 'found');
    assert.deepEqual(answer.data, { ...systems.demo.entity, registrationDate: '2014-03-12', leaderIin: plain?.iin });
    assert.match(answer.reference, /^[0-9a-f-]{36}$/);
    assert.equal((await asked.findLegalEntity('940140000385')).kind, 'absent');
  });

  test('cannot be asked without a key to sign the question with', async () => {
    assert.deepEqual(await registers().findLegalEntity(systems.demo.entity.bin), { kind: 'unavailable' });
  });

  for (const fault of ['slow', 'down', 'garbage', 'stranger', 'wrong-signature'] as const) {
    test(`${fault}: unavailable, for a known and for an unknown entity`, async () => {
      systems.faults.set('LegalEntitiesRegister', { fault, delayMs: 5000 });
      const asked = await signing(60);
      for (const bin of [systems.demo.entity.bin, '940140000385']) assert.deepEqual(await asked.findLegalEntity(bin), { kind: 'unavailable' });
    });
  }
});

describe('what is not a clear answer is unavailable, never absent', () => {
  const faults: readonly Fault[] = ['slow', 'down', 'garbage', 'stranger', 'late'];
  for (const system of ['Gateway', 'IndividualsRegister', 'GuardianshipSystem'] as const) {
    for (const fault of system === 'Gateway' ? faults.slice(0, 3) : faults) {
      test(`${system} ${fault}`, async () => {
        systems.faults.set(system, { fault, delayMs: 5000 });
        const answers = [];
        if (system !== 'GuardianshipSystem') answers.push(await registers(60).findPerson(citizen('plain').iin));
        if (system !== 'IndividualsRegister') answers.push(await registers(60).findGuardianship(citizen('guardian-recorded').iin));
        for (const answer of answers) assert.deepEqual(answer, { kind: 'unavailable' });
      });
    }
  }

  test('a stranger in the place of somebody the register does not know', async () => {
    systems.faults.set('IndividualsRegister', { fault: 'stranger', delayMs: 0 });
    assert.deepEqual(await registers().findPerson(NOBODY), { kind: 'unavailable' });
  });

  test('nobody at the address, within the patience', async () => {
    let attempts = 0;
    const counting: typeof fetch = (...question) => { attempts += 1; return fetch(...question); };
    const answer = await gatewayRegisters({ url: 'http://127.0.0.1:1/', senderId: 'test', fetch: counting, patience: { pauseMs: 10, attemptsMax: 2, beginWithinMs: 60_000 } }).findPerson(NOBODY);
    assert.deepEqual([answer, attempts], [{ kind: 'unavailable' }, 2]);
  });

  test('one broken connection is got over by asking again under a new id', async () => {
    let calls = 0;
    const bodies: string[] = [];
    const keep = ({ sent }: { sent: Uint8Array }) => void bodies.push(Buffer.from(sent).toString());
    systems.faults.set('Gateway', { fault: 'down', delayMs: 0 });
    const random = () => (calls++, systems.faults.set('Gateway', { fault: 'none', delayMs: 0 }), 0);

    const answer = await gatewayRegisters({ url: systems.gatewayUrl, senderId: 'test', keep, patience: { random } }).findPerson(citizen('plain').iin);

    assert.equal(answer.kind, 'found');
    assert.equal(calls, 1);
    const ids = bodies.map((body) => /<messageId>(.*?)</.exec(body)?.[1]);
    assert.equal(new Set(ids).size, 2);
  });

  test('no more than three attempts', async () => {
    let attempts = 0;
    systems.faults.set('Gateway', { fault: 'down', delayMs: 0 });
    await gatewayRegisters({ url: systems.gatewayUrl, senderId: 'test', keep: () => void (attempts += 1), patience: { pauseMs: 1 } }).findPerson(NOBODY);
    assert.equal(attempts, 3);
  });
});

test('a register that is down is spared for a while, the other is asked on, and it is found again', async () => {
  let attempts = 0;
  let ms = 0;
  const asked = gatewayRegisters({ url: systems.gatewayUrl, senderId: 'test', keep: () => void (attempts += 1), circuit: { failuresMax: 2, openMs: 1000, now: () => ms } });
  const { iin } = citizen('plain');
  systems.faults.set('IndividualsRegister', { fault: 'down', delayMs: 0 });

  for (let i = 0; i < 5; i += 1) assert.deepEqual(await asked.findPerson(iin), { kind: 'unavailable' });

  assert.equal(attempts, 2);
  assert.deepEqual(asked.health(), { IndividualsRegister: 'open', GuardianshipSystem: 'closed', LegalEntitiesRegister: 'closed', NotaryRegister: 'closed', OrphanDataBank: 'closed' });
  assert.equal((await asked.findGuardianship(citizen('guardian-recorded').iin)).kind, 'found');
  systems.faults.set('IndividualsRegister', { fault: 'none', delayMs: 0 });
  assert.deepEqual(await asked.findPerson(iin), { kind: 'unavailable' });
  ms = 1000;
  assert.equal((await asked.findPerson(iin)).kind, 'found');
  assert.equal(asked.health().IndividualsRegister, 'closed');
});

describe('the signed channel', () => {
  const signedRegisters = async (algorithm: 'gost512' | 'rsa2048') => {
    const issued = await systems.nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'TEST', algorithm, password: 'p' });
    assert.ok(issued.p12 !== undefined);
    const security = await systemSecurity({ p12: issued.p12, password: 'p', trust: ncaTrust({ url: systems.nca.url }) });
    return { issued, registers: gatewayRegisters({ url: systems.signedGatewayUrl, senderId: 'test', security, patience: { pauseMs: 1 } }) };
  };

  for (const algorithm of ['gost512', 'rsa2048'] as const) {
    test(`answers a question signed with ${algorithm}`, async () => {
      const { registers: signed } = await signedRegisters(algorithm);
      assert.equal((await signed.findPerson(citizen('plain').iin)).kind, 'found');
      assert.equal((await signed.findPerson(NOBODY)).kind, 'absent');
    });
  }

  test('an unsigned question gets no answer, nor does an answer with a wrong signature count', async () => {
    assert.equal((await gatewayRegisters({ url: systems.signedGatewayUrl, senderId: 'test' }).findPerson(citizen('plain').iin)).kind, 'unavailable');
    const { registers: signed } = await signedRegisters('gost512');
    systems.faults.set('Gateway', { fault: 'wrong-signature', delayMs: 0 });
    assert.equal((await signed.findPerson(citizen('plain').iin)).kind, 'unavailable');
  });
});

test('switches are set over HTTP, and a wrong order is told by field', async () => {
  const put = (body: unknown) => fetch(systems.faultsUrl, { method: 'PUT', body: JSON.stringify(body) });

  assert.equal((await put({ system: 'IndividualsRegister', fault: 'down' })).status, 200);
  assert.deepEqual(await registers().findPerson(citizen('plain').iin), { kind: 'unavailable' });
  assert.deepEqual(await (await put({ system: 'IndividualsRegister', fault: 'none' })).json(), await (await fetch(systems.faultsUrl)).json());
  assert.equal((await registers().findPerson(citizen('plain').iin)).kind, 'found');
  const wrong = await put({ system: 'Nothing', fault: 'down' });
  assert.equal(wrong.status, 400);
  assert.deepEqual(await wrong.json(), { kind: 'invalid-input', fields: [{ field: 'system', code: 'invalid_value' }] });
});

test('capitals become a name with all Kazakh letters, and nothing else is touched', () => {
  const names = [
    ['ӘБДІҚАДЫРОВ', 'Әбдіқадыров'], ['ІҢКӘР', 'Іңкәр'], ['ҺАДИША', 'Һадиша'], ['ҰЛАН-ҮМІТ', 'Ұлан-Үміт'], ['ЖҰМАҒАЛИ БӨКЕЙ', 'Жұмағали Бөкей'],
    ["Д'АРТАНЬЯН", "Д'Артаньян"], ['Мак-Дональд', 'Мак-Дональд'], ['ван дер Берг', 'ван дер Берг'],
  ] as const;
  for (const [register, people] of names) assert.equal(properName(register), people);
});

describe('the orphans’ data bank', () => {
  test('shows a candidate the children without guardian, those of their own region first, and nobody who is grown up', async () => {
    const answer = await registers().findChildren(citizen('plain').iin);

    assert.ok(answer.kind === 'found');
    assert.ok(answer.data.length > 0 && answer.data.length <= 12);
    const youngest = `${new Date().getUTCFullYear() - 19}-01-01`;
    const known = new Set(systems.population.orphans.map(({ birthDate }) => birthDate));
    for (const { birthDate, number, childName } of answer.data) assert.ok(known.has(birthDate) && birthDate > youngest && number !== '' && /^\p{Lu}\p{Ll}/u.test(childName), `${number} ${childName}`);
  });

  for (const fault of ['down', 'garbage', 'stranger', 'late'] as const satisfies readonly Fault[]) {
    test(`${fault}: unavailable, not an empty list`, async () => {
      systems.faults.set('OrphanDataBank', { fault, delayMs: 0 });
      assert.deepEqual(await registers().findChildren(citizen('plain').iin), { kind: 'unavailable' });
    });
  }
});
