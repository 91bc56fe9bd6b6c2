import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Queryable } from '../../storage/index.ts';
import { testDatabase } from '../../storage/testing/index.ts';
import { peopleOfRegions } from './people.ts';

const REGION = { id: 'wko', name: { kk: 'БҚО', ru: 'ЗКО', en: 'WKO' } };
const NAME = JSON.stringify(REGION.name);

interface Plan { readonly 'Relation Name'?: string; readonly 'Actual Loops': number; readonly Plans?: readonly Plan[] }

const readingsOf = (relation: string, plan: Plan): number =>
  (plan['Relation Name'] === relation ? plan['Actual Loops'] : 0) + (plan.Plans ?? []).reduce((sum, inner) => sum + readingsOf(relation, inner), 0);

test('the people of a region are listed with what each has in hand, the tasks read once however many people there are', async (t) => {
  const { pool } = await testDatabase(t);
  await pool.query('insert into region (id, name) values ($1, $2)', [REGION.id, NAME]);
  await pool.query("insert into unit (id, kind, name, decree, zone, region) values ('u', 'provider', $1, 'd', 'Asia/Oral', $2)", [NAME, REGION.id]);
  await pool.query("insert into staff (id, login, password_hash, iin, name, post) select gen_random_uuid(), 'login-' || n, 'none', '', 'name-' || lpad(n::text, 3, '0'), '{}' from generate_series(1, 40) n");
  await pool.query("insert into staff_role (staff_id, role, unit) select id, 'Executor', 'u' from staff");
  const task = "insert into task (case_id, sequence, node, actor, unit, regulation, assignee, claimed_by, entered_at) select gen_random_uuid(), 1, 'n', 'Executor', 'u', 'r', a.id::text, c.id::text, now() from staff a, staff c where a.name = $1 and c.name = $2";
  // Appointed for two, has one of them in hand; and one that a colleague was appointed for.
  for (const [assignee, holder] of [['name-001', 'name-001'], ['name-001', 'name-003'], ['name-002', 'name-001']]) await pool.query(task, [assignee, holder]);

  const people = await peopleOfRegions(pool, [REGION]);
  assert.equal(people.length, 40);
  assert.deepEqual(people.slice(0, 4).map(({ name, open }) => [name, open]), [['name-001', 3], ['name-002', 1], ['name-003', 1], ['name-004', 0]]);

  let plan: Plan | undefined;
  const explaining = { query: async (text: string, values: unknown[]) => {
    plan = (await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, format json) ${text}`, values)).rows[0]?.['QUERY PLAN'][0].Plan;
    return { rows: [] };
  } } as unknown as Queryable;
  await peopleOfRegions(explaining, [REGION]);
  assert.ok(plan !== undefined && readingsOf('task', plan) <= 2, `read ${plan && readingsOf('task', plan)} times`);
});
