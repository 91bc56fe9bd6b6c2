/** For tests of what several people do at the same moment. */
import type { Pool } from 'pg';
import type { Trust } from '../ports.ts';

/** Runs `act` while somebody who has locked a case and looked at it changes it, and has not yet committed when `act` begins. */
export function changedMeanwhile<T>(pool: Pool, caseId: string, change: string, act: () => Promise<T>): Promise<T> {
  return lockedMeanwhile(pool, 'cases', caseId, change, act);
}

/** Runs `act` while the unit is being closed by somebody who has looked at what depends on it and not yet committed. */
export function closedMeanwhile<T>(pool: Pool, unit: string, act: () => Promise<T>): Promise<T> {
  return lockedMeanwhile(pool, 'unit', unit, 'update unit set closed_at = now() where id = $1', act);
}

async function lockedMeanwhile<T>(pool: Pool, table: 'cases' | 'unit', id: string, change: string, act: () => Promise<T>): Promise<T> {
  const changing = await pool.connect();
  try {
    await changing.query('begin');
    const { rows } = await changing.query<{ pid: number }>(`select pg_backend_pid() as pid from ${table} where id = $1 for update`, [id]);
    const acting = act();
    for (const giveUpAt = Date.now() + 20_000; !await isWaitedFor(pool, rows[0]?.pid ?? 0);) if (Date.now() > giveUpAt) throw new Error(`Expected somebody to wait for ${id} in ${table}, but nobody does`);
    await changing.query(change, [id]);
    await changing.query('commit');
    return await acting;
  } finally {
    changing.release();
  }
}

async function isWaitedFor(pool: Pool, pid: number): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [pid]);
  return (rowCount ?? 0) > 0;
}

/** A trust whose next check of a certificate does not end before something else has happened. */
export function slowTrust(trust: Trust): Trust & { readonly meanwhile: (happens: () => Promise<unknown>) => void } {
  let next: (() => Promise<unknown>) | undefined;
  return {
    meanwhile: (happens) => { next = happens; },
    material: async () => {
      const happens = next;
      next = undefined;
      await happens?.();
      return trust.material();
    },
  };
}

/** A trust at which so many checks wait for one another. */
export function crowdedTrust(trust: Trust, crowd: number): Trust {
  let arrived = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => { open = resolve; });
  return {
    material: async () => {
      arrived += 1;
      if (arrived === crowd) open();
      await all;
      return trust.material();
    },
  };
}
