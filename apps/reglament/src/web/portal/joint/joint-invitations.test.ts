/** Those who have to sign with the applicant are told by short message: after the signature was taken, whatever becomes of the message. */
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { sendInvitations } from '../../../desk/joint/invitations.ts';
import { invitationText } from '../../../desk/notices/message-words.ts';
import type { Messenger } from '../../../desk/ports.ts';
import { languages } from '../../texts/index.ts';
import { authority, begun, openFamily, sign } from '../testing/joint-family.ts';
import type { Family } from '../testing/joint-family.ts';
import { fillSale, SALE } from '../testing/joint-requests.ts';
import { askForCode, phoneSigns } from '../testing/mobile-phone.ts';
import { AIGUL, BOLAT } from '../testing/portal-site.ts';

const HOME = 'https://portal.test';
const SPOUSE_ONLY = { 'co-spouse': BOLAT.iin };

/** Bolat's telephone is confirmed. */
async function open(t: TestContext): Promise<Family> {
  const family = await openFamily(t);
  await family.desk.db.query("update account set phone = '8 701 000 00 02', phone_confirmed_at = now(), language = 'ru' where id = $1", [BOLAT.id]);
  return family;
}

const send = ({ desk, phone }: Family, by: Messenger = phone): Promise<number> => sendInvitations(desk, by, HOME);

test('whoever is asked is told once, in their language, however often it is sent; the applicant is not', async (t) => {
  const family = await open(t);
  await begun(family);
  assert.deepEqual(family.phone.received, [], 'nothing leaves before the commit');

  assert.deepEqual([await send(family), await send(family)], [1, 0]);

  assert.deepEqual(family.phone.received, [{ phone: '+77010000002', text: invitationText('ru', `${HOME}/cabinet`) }]);
});

test('a signature from the telephone is taken while messages cannot be sent, and the invitation leaves when they can', async (t) => {
  const family = await open(t);
  family.phone.down = true;
  const code = await askForCode(family.aigul, `${SALE}/apply/sign`, await fillSale(family.aigul, SPOUSE_ONLY));
  const key = await (await authority()).issue({ role: 'individual', iin: AIGUL.iin, surname: AIGUL.surname, name: AIGUL.name });

  assert.equal((await phoneSigns(family.app, code, key)).answer.statusCode, 200);

  for (let beat = 0; beat < 5; beat += 1) assert.equal(await send(family), 0);
  await assert.rejects(send(family, { send: () => Promise.reject(new Error('gone')) }), 'a failure loses nothing either');
  family.phone.down = false;
  assert.equal(await send(family), 1);
});

test('of a signature that could not be kept nobody is told', async (t) => {
  const family = await open(t);
  const page = await fillSale(family.aigul, SPOUSE_ONLY);
  await family.desk.db.query('alter table joint_invitation rename to joint_invitation_away');
  assert.equal((await sign(family.aigul, `${SALE}/apply/sign`, AIGUL, {}, page)).statusCode, 500);
  await family.desk.db.query('alter table joint_invitation_away rename to joint_invitation');
  assert.equal((await family.desk.db.query('select 1 from joint_request')).rowCount, 0, 'all or nothing');

  await sign(family.aigul, `${SALE}/apply/sign`, AIGUL, {}, page);

  assert.equal(await send(family), 1, 'the same page can be sent again');
});

const OVER = [
  ['has signed', (family: Family, path: string) => sign(family.bolat, `${path}/sign`, BOLAT)],
  ['has declined', async ({ bolat }: Family, path: string) => { await bolat.get(path); return bolat.post(`${path}/decline`, {}); }],
  ['is no longer asked', async ({ aigul }: Family, path: string) => { await aigul.get(path); return aigul.post(`${path}/cancel`, {}); }],
  ['was asked too long ago', ({ desk }: Family) => desk.db.query("update joint_request set expires_at = now() - interval '1 minute'")],
  ['has another telephone now, unconfirmed', ({ desk }: Family) => desk.db.query("update account set phone = '8 701 000 00 09', phone_confirmed_at = null where id = $1", [BOLAT.id])],
] as const;
for (const [what, happens] of OVER) {
  test(`nothing is sent late to whoever ${what}`, async (t) => {
    const family = await open(t);
    const path = await begun(family, SPOUSE_ONLY);
    await happens(family, path);

    assert.deepEqual([await send(family), family.phone.received], [0, []]);
    assert.equal((await family.desk.db.query('select 1 from joint_invitation where not given_up')).rowCount, 0, 'nor kept waiting');
  });
}

test('who has confirmed no telephone waits for no message', async (t) => {
  const family = await openFamily(t);
  await begun(family);
  assert.equal((await family.desk.db.query('select 1 from joint_invitation')).rowCount, 0);
});

test('an invitation the operator refuses is given up, and one it cannot cope with holds up no other', async (t) => {
  const family = await open(t);
  await family.desk.db.query("update account set phone = '8 701 000 00 03', phone_confirmed_at = now() where id <> all($1)", [[BOLAT.id, AIGUL.id]]);
  await begun(family);
  const offered: string[] = [];
  const operator: Messenger = { send: async ({ to }) => { offered.push(to); return to === '+77010000002' ? { kind: 'unavailable', isThere: true } : { kind: 'refused' }; } };
  assert.deepEqual([await send(family, operator), await send(family, operator)], [0, 0]);
  assert.deepEqual(offered.toSorted(), ['+77010000002', '+77010000002', '+77010000003']);
});

for (const language of languages) {
  test(`the words fit one short message and name nobody: ${language}`, () => {
    const text = invitationText(language, 'https://example.kz/cabinet');
    assert.ok([...text].length <= 160 && text.endsWith('https://example.kz/cabinet'), text);
  });
}
