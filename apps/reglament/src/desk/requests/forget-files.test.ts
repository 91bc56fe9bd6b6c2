import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Pool } from 'pg';
import type { Case } from '@reglament/engine';
import { CONTENT_REFERENCES, dropLooseContents, inTransaction, writeTransition } from '../../storage/index.ts';
import type { Transition } from '../../storage/index.ts';
import { testDatabase, untilWaiting } from '../../storage/testing/index.ts';
import { movableClock } from '../clock/clock.ts';
import { contentHash, findContent, keepContent } from './contents.ts';
import { forgetFiles } from './forget-files.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.now();
const clock = movableClock(0, () => NOW);
const at = (ms: number): Date => new Date(NOW + ms);

const isKept = async (pool: Pool, text: string): Promise<boolean> => await findContent(pool, contentHash(Buffer.from(text))) !== undefined;
const keep = (pool: Parameters<typeof keepContent>[0], text: string): Promise<Buffer> => keepContent(pool, 'text/plain', Buffer.from(text));
/** As though everything had been loose for so long. */
const age = (pool: Pool, hours = 25) => pool.query('update content set loose_since = now() - make_interval(hours => $1) where loose_since is not null', [hours]);

/** A person with a draft and a case, to hang references on. */
async function scene(t: TestContext) {
  const { pool } = await testDatabase(t);
  const [account, draft, open, ended] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await pool.query("insert into account (id, iin, password_hash, surname, name, created_at) values ($1, '900101300017', 'none', 'СЫНАҚ', 'АДАМ', now())", [account]);
  await pool.query("insert into draft (id, account_id, regulation, route, updated_at) values ($1, $2, 'r', 'portal', now())", [draft, account]);
  const asked = [{ ask: 4, document: 'd', why: 'unclear', until: at(DAY_MS).toISOString(), words: '' }, { ask: 5, document: 'e', why: 'unclear', until: at(-HOUR_MS).toISOString(), words: '' }];
  for (const [id, status, step] of [[open, 'open', { node: 'n', enteredAt: at(-DAY_MS).toISOString(), asked }], [ended, 'ended', undefined]] as const) {
    await pool.query("insert into cases (id, regulation, digest, route, channel, applicant, version, status, state, head, opened_at) values ($1, 'r', 'd', 'portal', 'portal', $2, 1, $3, $4, '', now())", [id, account, status, JSON.stringify({ id, step })]);
  }
  return {
    pool, account, draft, open, ended,
    attach: (hash: Buffer) => pool.query("insert into draft_attachment (id, draft_id, document, file_name, media_type, size, hash) values ($1, $2, 'd', 'f', 'm', 1, $3)", [randomUUID(), draft, hash]),
    addPaper: (hash: Buffer, db: Pick<Pool, 'query'> = pool) => db.query("insert into paper (id, case_id, kind, name, file_name, media_type, hash, made_at, made_by) values ($1, $2, 'attachment', 'd', 'f', 'm', $3, now(), 'x')", [randomUUID(), open, hash]),
    answer: (ask: number, hash: Buffer, of = open) => pool.query("insert into answer_file (id, case_id, ask, file_name, media_type, size, hash, position) values ($1, $2, $3, 'f', 'm', 1, $4, 1)", [randomUUID(), of, ask, hash]),
    photograph: (of: string, hash: Buffer) => pool.query("insert into step_photograph (id, case_id, step, entered_at, record, file_name, media_type, hash) values ($1, $2, 'n', now(), 'act', 'f', 'm', $3)", [randomUUID(), of, hash]),
    sign: async (toSign: Buffer, prepared: Buffer | null, expires: Date) => {
      const id = randomUUID();
      await pool.query("insert into signing (id, account_id, purpose, subject, to_sign, prepared, made_at, expires_at) values ($1, $2, 'request', 's', $3, $4, now(), $5)", [id, account, toSign, prepared, expires]);
      return id;
    },
    join: async (document: Buffer, evidence: Buffer, { status = 'open', of = draft, expires = at(DAY_MS) }: { status?: string; of?: string | null; expires?: Date } = {}) => {
      const id = randomUUID();
      await pool.query("insert into joint_request (id, draft_id, account_id, signing_id, document, verdict, evidence, status, made_at, expires_at) values ($1, $2, $3, $4, $5, '{}', $6, $7, now(), $8)", [id, of, account, randomUUID(), document, evidence, status, expires]);
      return id;
    },
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** A transition that opens a case, with an entry that names a content. */
function noted(applicant: string, hash: Buffer): Transition {
  const id = randomUUID();
  const state: Case = { id, regulation: 'r', digest: 'd', route: 'portal', channel: 'portal', applicant, units: { provider: 'p' }, sequence: 1, openedAt: at(0).toISOString(), status: 'open', executors: {}, signatures: [], consents: [], answers: {}, conditions: [], marks: {}, issued: [] };
  return { state, entries: [{ sequence: 1, at: at(0).toISOString(), by: { kind: 'applicant', id: applicant }, command: 'AppointExecutor', events: [{ kind: 'ExecutorAppointed', side: 'Executor', executor: 'x', note: hash.toString('hex') }] }] };
}

/** How each kind of reference comes to be; one for every column that refers to contents, and the journal. */
const REFERENCES: Readonly<Record<string, (scene: Scene, hash: Buffer) => Promise<unknown>>> = {
  'answer_file.hash': ({ answer }, hash) => answer(4, hash),
  'draft_attachment.hash': ({ attach }, hash) => attach(hash),
  'joint_request.document': async ({ pool, join }, hash) => join(hash, await keep(pool, 'басқа'), { of: null }),
  'joint_request.evidence': async ({ pool, join }, hash) => join(await keep(pool, 'басқа'), hash, { of: null }),
  'joint_signature.evidence': async ({ pool, join }, hash) => {
    const other = await keep(pool, 'басқа');
    await pool.query("insert into joint_signature (id, joint_id, iin, who, evidence) values ($1, $2, '1', 'spouse', $3)", [randomUUID(), await join(other, other, { of: null }), hash]);
  },
  'paper.hash': ({ addPaper }, hash) => addPaper(hash),
  'signing.prepared': async ({ pool, sign }, hash) => sign(await keep(pool, 'басқа'), hash, at(HOUR_MS)),
  'signing.to_sign': ({ sign }, hash) => sign(hash, null, at(HOUR_MS)),
  'step_photograph.hash': ({ photograph, open }, hash) => photograph(open, hash),
  'an entry of the journal': ({ pool, account }, hash) => writeTransition(pool, noted(account, hash)),
};

describe('contents that somebody refers to', () => {
  it('are tried by every kind of reference there is', () => {
    assert.deepEqual(Object.keys(REFERENCES).filter((name) => name.includes('.')).sort(), CONTENT_REFERENCES.map(({ table, column }) => `${table}.${column}`).sort());
  });

  it('stay, however old, whatever the kind of the reference; what nobody refers to goes', async (t) => {
    const all = await scene(t);
    const named = Object.entries(REFERENCES);
    for (const [name, refer] of named) await refer(all, await keep(all.pool, name));
    await keep(all.pool, 'ешкімдікі емес');
    await age(all.pool, 24 * 365);

    assert.equal(await forgetFiles({ db: all.pool, clock }), 1);
    assert.ok(!await isKept(all.pool, 'ешкімдікі емес'));
    for (const [name] of named) assert.ok(await isKept(all.pool, name), name);
    assert.equal((await all.pool.query('select from content where loose_since is not null')).rowCount, 0, 'no night looks at them again until they are let go');
    assert.equal(await forgetFiles({ db: all.pool, clock }), 0);
  });
});

it('a transition that comes too late keeps nothing: its entry is not written', async (t) => {
  const { pool, account } = await scene(t);
  const opened = noted(account, await keep(pool, 'ескерту'));
  const [before, entry] = [await writeTransition(pool, opened), opened.entries[0]!];
  const late = { before: { ...before!, state: { ...opened.state, sequence: 7 } }, state: { ...opened.state, sequence: 8 }, entries: [{ ...entry, sequence: 8, events: [{ kind: 'ExecutorAppointed', side: 'Executor', executor: 'x', note: (await keep(pool, 'кешіккен ескерту')).toString('hex') } as const] }] };
  assert.equal(await writeTransition(pool, late), undefined);
  await age(pool);
  await forgetFiles({ db: pool, clock });
  assert.deepEqual([await isKept(pool, 'ескерту'), await isKept(pool, 'кешіккен ескерту')], [true, false]);
});

describe('a file that was taken out', () => {
  it('goes a day later: not on the day before', async (t) => {
    const { pool, attach } = await scene(t);
    await attach(await keep(pool, 'төлқұжат'));
    await age(pool);
    await forgetFiles({ db: pool, clock });
    await pool.query('delete from draft_attachment');

    await forgetFiles({ db: pool, clock });
    await age(pool, 23);
    await forgetFiles({ db: pool, clock });
    assert.ok(await isKept(pool, 'төлқұжат'));
    await age(pool, 25);
    assert.equal(await forgetFiles({ db: pool, clock }), 1);
    assert.ok(!await isKept(pool, 'төлқұжат'));
  });

  it('goes with its draft, and stays where another paper has the same bytes', async (t) => {
    const { pool, attach, addPaper } = await scene(t);
    await attach(await keep(pool, 'төлқұжат'));
    const shared = await keep(pool, 'ортақ бланк');
    await attach(shared);
    await addPaper(shared);
    await age(pool);
    await forgetFiles({ db: pool, clock });
    await pool.query('delete from draft');
    await age(pool);

    assert.equal(await forgetFiles({ db: pool, clock }), 1);
    assert.deepEqual([await isKept(pool, 'төлқұжат'), await isKept(pool, 'ортақ бланк')], [false, true]);
  });
});

describe('what has come to nothing', () => {
  it('signings go a day after they ran out, with their telephone codes, whether used or not', async (t) => {
    const { pool, account, sign } = await scene(t);
    const late = await sign(await keep(pool, 'ескі өтініш'), await keep(pool, 'ескі дайындық'), at(-25 * HOUR_MS));
    await pool.query("insert into mobile_signing (address_hash, token, account_id, signing_id, shown, made_at, expires_at) values ('x', 't', $1, $2, '{}', now(), $3)", [account, late, at(-25 * HOUR_MS)]);
    await sign(await keep(pool, 'кешегі өтініш'), null, at(-23 * HOUR_MS));
    await age(pool);
    await forgetFiles({ db: pool, clock });
    assert.ok(await isKept(pool, 'ескі өтініш'), 'its own day begins when its signing goes');
    await age(pool);

    assert.equal(await forgetFiles({ db: pool, clock }), 2);
    assert.deepEqual([await isKept(pool, 'ескі өтініш'), await isKept(pool, 'ескі дайындық'), await isKept(pool, 'кешегі өтініш')], [false, false, true]);
  });

  it('files laid ready for an answer go when the day has passed, the case has gone on or it is unknown; awaited ones stay', async (t) => {
    const { pool, answer, ended } = await scene(t);
    await answer(4, await keep(pool, 'күтілуде'));
    await answer(5, await keep(pool, 'кешікті'));
    await answer(3, await keep(pool, 'өтіп кетті'));
    await answer(4, await keep(pool, 'іс аяқталды'), ended);
    await answer(4, await keep(pool, 'іс жоқ'), randomUUID());
    await forgetFiles({ db: pool, clock });
    await age(pool);

    assert.equal(await forgetFiles({ db: pool, clock }), 4);
    assert.ok(await isKept(pool, 'күтілуде'));
  });

  it('photographs and records of ended cases go, those of open ones stay', async (t) => {
    const { pool, photograph, open, ended } = await scene(t);
    await photograph(open, await keep(pool, 'ашық істің суреті'));
    await photograph(ended, await keep(pool, 'аяқталған істің суреті'));
    await pool.query("insert into step_record (case_id, step, entered_at, record, entered, saved_at, saved_by) select id, 'n', now(), 'act', '{}', now(), id from cases");
    await forgetFiles({ db: pool, clock });
    await age(pool);

    assert.equal(await forgetFiles({ db: pool, clock }), 1);
    assert.ok(await isKept(pool, 'ашық істің суреті'));
    assert.deepEqual((await pool.query('select case_id from step_record')).rows, [{ case_id: open }]);
  });

  it('joint requests that went nowhere go a day after their time; sent ones stay, and those whose draft still tells of them', async (t) => {
    const { pool, join } = await scene(t);
    const old = { expires: at(-25 * HOUR_MS) };
    const evidence = await keep(pool, 'дәлел');
    await join(await keep(pool, 'қайтарып алынды'), evidence, { ...old, status: 'cancelled' });
    await join(await keep(pool, 'жобасыз'), evidence, { ...old, status: 'declined', of: null });
    await join(await keep(pool, 'мерзімі бітпеген'), evidence, { status: 'cancelled' });
    await join(await keep(pool, 'бас тартты'), evidence, { ...old, status: 'declined' });
    await join(await keep(pool, 'жіберілді'), evidence, { ...old, status: 'sent', of: null });
    await forgetFiles({ db: pool, clock });
    await age(pool);

    assert.equal(await forgetFiles({ db: pool, clock }), 2);
    assert.deepEqual(await Promise.all(['қайтарып алынды', 'жобасыз', 'мерзімі бітпеген', 'бас тартты', 'жіберілді', 'дәлел'].map((text) => isKept(pool, text))), [false, false, true, true, true, true]);
  });
});

describe('bytes that are brought in again while the night removes them', () => {
  it('survive when they come first, even before anybody refers to them', async (t) => {
    const { pool, attach } = await scene(t);
    await keep(pool, 'төлқұжат');
    await age(pool);
    const hash = await keep(pool, 'төлқұжат');
    await forgetFiles({ db: pool, clock });
    await attach(hash);
    assert.ok(await isKept(pool, 'төлқұжат'));
  });

  it('wait for the night that is just removing them, and are kept anew', async (t) => {
    const { pool, attach } = await scene(t);
    const hash = await keep(pool, 'төлқұжат');
    await age(pool);
    let again: Promise<Buffer> | undefined;
    await inTransaction(pool, async (client) => {
      await client.query('delete from content where hash = $1', [hash]);
      again = keep(pool, 'төлқұжат');
      await untilWaiting(pool);
    });
    await attach((await again)!);
    await age(pool);
    assert.equal(await forgetFiles({ db: pool, clock }), 0);
    assert.ok(await isKept(pool, 'төлқұжат'));
  });

  it('are left to the next night while somebody who brings them in has not finished', async (t) => {
    const { pool, addPaper } = await scene(t);
    await keep(pool, 'төлқұжат');
    await age(pool);
    await inTransaction(pool, async (client) => {
      const hash = await keep(client, 'төлқұжат');
      assert.equal(await dropLooseContents(pool), 0, 'it neither waits nor removes');
      await addPaper(hash, client);
    });
    await age(pool);
    assert.equal(await forgetFiles({ db: pool, clock }), 0);
    assert.ok(await isKept(pool, 'төлқұжат'));
  });

  it('are there for everybody who refers to them, however uploads, takings out and two sweeps fall together', async (t) => {
    const { pool, attach } = await scene(t);
    const texts = ['а', 'ә', 'б', 'в', 'г', 'ғ'];
    for (let round = 0; round < 20; round += 1) {
      await age(pool);
      const before = await pool.query<{ id: string }>('select id from draft_attachment');
      await Promise.all([
        ...texts.map(async (text) => attach(await keep(pool, text))),
        ...before.rows.map(({ id }) => pool.query('delete from draft_attachment where id = $1', [id])),
        dropLooseContents(pool, 2), dropLooseContents(pool, 4),
      ]);
      assert.equal((await pool.query('select from draft_attachment')).rowCount, texts.length, `round ${round}`);
    }
  });
});

it('the night is bounded: what is loose is found by an index, and taken in batches', async (t) => {
  const { pool } = await scene(t);
  await pool.query("insert into content (hash, media_type, bytes, loose_since) select sha256(n::text::bytea), 'text/plain', 'x', case when n <= 25 then now() - interval '2 days' end from generate_series(1, 20000) n");
  await pool.query('analyze content');
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>("explain select hash from content where loose_since < now() - interval '1 day' order by loose_since limit 500 for update skip locked");
  assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /Index Scan using contents_loose/);
  assert.equal(await dropLooseContents(pool, 10), 25);
  assert.equal((await pool.query('select from content')).rowCount, 19_975);
});
