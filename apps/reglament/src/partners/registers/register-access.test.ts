import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startStateSystems, type StateSystems } from '@reglament/app-state-systems';
import { gatewayEntries, gatewayRegisters, ncaTrust, PartnerAddressesFailure, registerAccess } from '../index.ts';

describe('the way to registers of another authority', () => {
  let folder: string;
  let ours: StateSystems;
  let theirs: StateSystems;
  let given: Parameters<typeof registerAccess>[1];
  let settings: Readonly<Record<string, string>>;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'register-access-'));
    [ours, theirs] = await Promise.all(['ours', 'theirs'].map((name) => startStateSystems({ dataFolder: path.join(folder, name), population: { size: 100 } }))) as [StateSystems, StateSystems];
    given = { p12: await keyOf(ours), password: 'p', trust: ncaTrust({ url: ours.nca.url }) };
    const files = { key: path.join(folder, 'key.p12'), person: path.join(folder, 'person.p12'), roots: theirs.nca.trustAnchors.map((_, index) => path.join(folder, `root-${index}.cer`)) };
    await writeFile(files.key, await keyOf(theirs));
    await writeFile(files.person, (await theirs.nca.issue({ role: 'individual', iin: '910630390020', surname: 'A', name: 'B', password: 'p' })).p12!);
    for (const [index, { raw }] of theirs.nca.trustAnchors.entries()) await writeFile(files.roots[index]!, raw);
    settings = {
      REGISTERS_SENDER: 'akimat', REGISTERS_PASSWORD: 'x', REGISTERS_KEY: files.key, REGISTERS_KEY_PASSWORD: 'p', REGISTERS_NCA: theirs.nca.url, REGISTERS_ROOTS: files.roots.join(', '),
    };
  });
  after(async () => {
    await Promise.all([ours.close(), theirs.close()]);
    await rm(folder, { recursive: true });
  });

  async function keyOf({ nca }: StateSystems): Promise<Uint8Array> {
    return (await nca.issue({ role: 'legal-entity-system', bin: '150140000012', organisation: 'TEST', password: 'p' })).p12!;
  }
  const at = async (systems: StateSystems, env: Readonly<Record<string, string>>) => ({ url: systems.signedGatewayUrl, patience: { pauseMs: 1 }, ...await registerAccess(env, given) });

  it('is open to the key and the authority that are set, for questions, signed questions and entries', async () => {
    const input = await at(theirs, settings);
    assert.deepEqual([input.senderId, input.password], ['akimat', 'x']);
    const registers = gatewayRegisters(input);
    assert.equal((await registers.findPerson(theirs.demo.citizens[0]!.iin)).kind, 'found');
    assert.equal((await registers.findLegalEntity(theirs.demo.entity.bin)).kind, 'found');
    const entry = { entryId: '8f4b1c9e-4f0e-4c2a-9d5e-0a8e2b1c3d4f', personIin: '910630390020', fields: [{ name: 'service', value: 'x' }] };
    assert.equal((await gatewayEntries(input).enter('OralmanDatabase', entry)).kind, 'entered');
  });

  it('is closed to the key and the authority of somewhere else, either way', async () => {
    const { REGISTERS_NCA: _nca, REGISTERS_ROOTS: _roots, ...keyOnly } = settings;
    const { REGISTERS_KEY: _key, ...authorityOnly } = settings;
    for (const env of [{}, keyOnly, authorityOnly]) assert.equal((await gatewayRegisters(await at(theirs, env)).findPerson(theirs.demo.citizens[0]!.iin)).kind, 'unavailable');
    assert.equal((await gatewayRegisters(await at(ours, {})).findPerson(ours.demo.citizens[0]!.iin)).kind, 'found', 'what is not set stays with the stand-in');
  });

  it('cannot be set by halves, or by files that are not what they should be, and the start says which setting it is', async () => {
    const { REGISTERS_ROOTS: roots = '', REGISTERS_KEY: key = '' } = settings;
    const wrong: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['REGISTERS_ROOTS', { REGISTERS_NCA: theirs.nca.url }], ['REGISTERS_NCA', { REGISTERS_ROOTS: roots }], ['REGISTERS_NCA', { REGISTERS_NCA: 'pki.example.kz', REGISTERS_ROOTS: roots }],
      ['REGISTERS_ROOTS', { REGISTERS_NCA: theirs.nca.url, REGISTERS_ROOTS: path.join(folder, 'nothing.cer') }], ['REGISTERS_ROOTS', { REGISTERS_NCA: theirs.nca.url, REGISTERS_ROOTS: key }],
      ['REGISTERS_KEY', { REGISTERS_KEY: path.join(folder, 'nothing.p12') }], ['REGISTERS_KEY_PASSWORD', { REGISTERS_KEY: key, REGISTERS_KEY_PASSWORD: 'wrong' }],
      ['REGISTERS_KEY', { REGISTERS_KEY: path.join(folder, 'person.p12'), REGISTERS_KEY_PASSWORD: 'p' }],
    ];
    for (const [name, env] of wrong) {
      await assert.rejects(registerAccess(env, given), (error: unknown) => error instanceof PartnerAddressesFailure && error.message.includes(name) && !error.message.includes('wrong'), JSON.stringify(env));
    }
  });
});
