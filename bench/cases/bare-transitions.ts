import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** Tables of the floor: the least that a durable transition can be. */
export async function prepareBare(pool: Pool): Promise<void> {
  await pool.query(`
    create table if not exists bare_case (id uuid primary key, version integer not null, state jsonb not null) with (fillfactor = 70);
    create table if not exists bare_event (case_id uuid not null, sequence integer not null, event jsonb not null, primary key (case_id, sequence));
    create table if not exists bare_outbox (id bigint generated always as identity primary key, case_id uuid not null, payload jsonb not null)`);
}

const OPEN = `
with taken as (insert into bare_case (id, version, state) values ($1, 1, $2) returning id),
written as (insert into bare_event (case_id, sequence, event) select id, 1, $2 from taken)
insert into bare_outbox (case_id, payload) select id, $2 from taken`;

const MOVE = `
with taken as (update bare_case set version = version + 1, state = $3 where id = $1 and version = $2 returning id, version),
written as (insert into bare_event (case_id, sequence, event) select id, version, $3 from taken)
insert into bare_outbox (case_id, payload) select id, $3 from taken`;

/** One bare case of `steps` transitions, each durable before the next. */
export async function bareCase(pool: Pool, steps: number, timed: <T>(work: () => Promise<T>) => Promise<T>): Promise<void> {
  const id = randomUUID();
  await timed(() => pool.query({ name: 'bare-open', text: OPEN, values: [id, '{"step":1}'] }));
  for (let step = 1; step < steps; step += 1) {
    await timed(() => pool.query({ name: 'bare-move', text: MOVE, values: [id, step, `{"step":${step}}`] }));
  }
}
