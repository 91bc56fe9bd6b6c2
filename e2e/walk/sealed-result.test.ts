import assert from 'node:assert/strict';
import { it } from 'node:test';
import { verifyNumber, verifyPdf } from '../../apps/reglament/src/desk/verification/verify.ts';
import { walkRegulation } from './walk.ts';
import { openWorld } from './world.ts';

/** Here the akimat signs the decree it adopts, and the executor refuses in the provider's name without anybody's EDS. */
const ADOPTED = 'wko-2015-153/03';

it('a decree is signed by the akimat that adopts it, a refusal by nobody; both verify as issued, and not with one byte changed', async (t) => {
  const world = await openWorld(t);
  await walkRegulation(world, world.desk.library.regulations.get(ADOPTED)!);
  const { rows } = await world.desk.db.query<{ kind: string; number: string; bytes: Buffer }>(
    "select p.kind, p.details->>'number' as number, c.bytes from paper p join content c on c.hash = p.hash where p.kind in ('result', 'refusal') and p.media_type = 'application/pdf'");
  assert.deepEqual([...new Set(rows.map(({ kind }) => kind))].toSorted(), ['refusal', 'result']);

  for (const kind of ['refusal', 'result']) {
    const { number, bytes } = rows.find((row) => row.kind === kind)!;
    const verified = await verifyPdf(world.desk, world.trust, bytes);
    assert.equal(verified.kind, 'genuine', JSON.stringify(verified));
    assert.equal(verified.kind === 'genuine' && verified.number, number);
    assert.equal(verified.kind === 'genuine' && verified.signedBy !== undefined, kind === 'result', 'nobody is said to have signed the refusal');
    assert.equal((await verifyNumber(world.desk, world.trust, number)).kind, 'genuine');
    const changed = Buffer.from(bytes);
    changed[700] = changed[700]! ^ 1;
    assert.notEqual((await verifyPdf(world.desk, world.trust, changed)).kind, 'genuine');
  }
});
