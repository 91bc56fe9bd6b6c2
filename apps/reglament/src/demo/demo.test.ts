import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { performersOf } from '@reglament/engine';
import { parseBin, parseIin } from '@reglament/identifiers';
import { ACTORS, loadRegulations } from '@reglament/regulation';
import type { Actor } from '@reglament/regulation';
import { DEMO_REGIONS } from './regions.ts';
import { DEMO_STAFF } from './staff.ts';
import { DEMO_ADDRESSES, DEMO_UNITS } from './units.ts';

describe('the demonstration', () => {
  it('has somebody for every actor of every regulation, so that no case is left waiting for nobody', async () => {
    const { regulations } = await loadRegulations(path.join(import.meta.dirname, '../../../../regulations'));
    const missing = new Set<string>();
    for (const { decree, routes } of regulations.values()) {
      const units = DEMO_UNITS.filter((unit) => unit.decree === decree.id).map(({ id }) => id);
      const covered = new Set(DEMO_STAFF.filter(({ unit }) => units.includes(unit)).flatMap(({ roles }) => roles.flatMap(performersOf)));
      for (const { actor } of routes.flatMap(({ steps }) => steps)) {
        if (actor in ACTORS && ACTORS[actor as Actor].kind !== 'applicant' && !covered.has(actor)) missing.add(`${decree.id} ${actor}`);
      }
    }
    assert.deepEqual([...missing], []);
  });

  it('gives every provider a clerk or employee, an executor and a head', () => {
    for (const { id } of DEMO_UNITS.filter(({ kind }) => kind === 'provider')) {
      const roles = new Set(DEMO_STAFF.filter(({ unit }) => unit === id).flatMap((staff) => staff.roles));
      for (const role of ['OfficeClerk', 'Executor', 'Head'] as const) assert.ok(roles.has(role), `${id} has no ${role}`);
    }
  });

  it('has an administrator for every region, and every unit lies in one', () => {
    for (const { id } of DEMO_REGIONS) assert.equal(DEMO_STAFF.filter(({ administers }) => administers === id).length, 1, id);
    for (const { id, decree } of DEMO_UNITS.filter(({ kind }) => kind !== 'call-centre')) assert.equal(DEMO_REGIONS.filter(({ decrees }) => decrees.includes(decree)).length, 1, id);
  });

  it('says of every house that people go to where it is, once, in every language', () => {
    const houses = DEMO_UNITS.filter(({ kind }) => ['provider', 'centre', 'akim'].includes(kind)).map(({ id }) => id);
    assert.deepEqual(Object.keys(DEMO_ADDRESSES).sort(), houses.sort());
    for (const language of ['kk', 'ru', 'en'] as const) {
      const addresses = Object.values(DEMO_ADDRESSES).map((address) => address[language]);
      assert.equal(new Set(addresses).size, houses.length);
      for (const address of addresses) assert.match(address, /\b\d{6}\b.*\b\d+\b|\b\d+\b.*\b\d{6}\b/, 'the postal index and the house');
    }
  });

  it('names nobody twice and uses numbers that are right in every digit', () => {
    assert.equal(new Set(DEMO_STAFF.map(({ login }) => login)).size, DEMO_STAFF.length);
    assert.equal(new Set(DEMO_STAFF.map(({ iin }) => iin)).size, DEMO_STAFF.length);
    for (const { iin } of DEMO_STAFF) assert.equal(parseIin(iin).kind, 'iin');
    for (const { bin } of DEMO_UNITS) assert.equal(parseBin(bin).kind, 'bin');
  });
});
