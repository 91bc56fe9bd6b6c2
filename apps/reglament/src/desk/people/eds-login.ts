import { createHash, randomUUID } from 'node:crypto';
import { examineSignature, findLoginFault, loginBytes, makeLoginChallenge } from '@reglament/eds';
import type { Certificate, EdsCode, LoginChallenge, SignedObject } from '@reglament/eds';
import type { Desk } from '../desk.ts';
import { isUuid } from '../is-uuid.ts';
import type { Registers, Trust } from '../ports.ts';
import { noteCertificate } from '../organisation/certificates.ts';
import { checkAccount } from './account-check.ts';
import type { LoggedIn } from './accounts.ts';
import { actsForOrganisation, logInOrganisation } from './organisation-login.ts';
import type { SeenFrom } from './account-events.ts';
import { beginSession, findAccount } from './sessions.ts';
import type { NewSession } from './sessions.ts';

/** Who logs in: an applicant on the portal or a member of staff at the workplace. */
export type LoginFace = 'applicant' | 'staff';

/** Reasons of our own; those of the signature and its certificate are `EdsCode`. Worded as `eds.code.<code>`. */
export const EDS_LOGIN_CODES = ['login-used', 'login-expired', 'login-unknown', 'login-other-content', 'certificate-without-iin', 'not-staff', 'staff-ambiguous', 'other-organisation'] as const;
export type EdsLoginCode = (typeof EDS_LOGIN_CODES)[number];

export type EdsLoggedIn =
  | Extract<LoggedIn, { kind: 'refused' | 'register-unavailable' }>
  /** `withoutPassword`: the person was known only from a counter and has never chosen a password. */
  | { readonly kind: 'logged-in'; readonly session: NewSession; readonly withoutPassword?: boolean }
  | { readonly kind: 'not-confirmed'; readonly code: EdsCode | EdsLoginCode }
  /** Nobody could say whether the certificate is revoked: nobody is let in, nobody is refused. */
  | { readonly kind: 'unavailable' }
  /** The person is who they say, but never registered on the portal. */
  | { readonly kind: 'no-account'; readonly iin: string };

export interface AskedToSign {
  readonly id: string;
  readonly toSign: Uint8Array;
}

/** Old challenges go when new ones come: anybody may open the page, and the table must not grow by it. */
const KEPT_MINUTES = 60;

/** Makes the challenge that this browser has to answer within five minutes. `browser` is its form token. */
export async function beginEdsLogin(desk: Desk, face: LoginFace, browser: string): Promise<AskedToSign> {
  const now = desk.clock.real();
  const challenge = makeLoginChallenge(now);
  const id = randomUUID();
  await desk.db.query('delete from eds_login where expires_at < $1', [new Date(now.getTime() - KEPT_MINUTES * 60_000).toISOString()]);
  await desk.db.query('insert into eds_login (id, nonce, face, browser_hash, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [id, challenge.nonce, face, hashOf(browser), now.toISOString(), challenge.expiresAt.toISOString()]);
  return { id, toSign: loginBytes(challenge) };
}

export interface EdsLoginAnswer {
  readonly face: LoginFace;
  readonly browser: string;
  readonly challengeId: string;
  readonly signed: { readonly kind: 'cms'; readonly cms: Uint8Array } | { readonly kind: 'xml'; readonly xml: Uint8Array };
  readonly from?: SeenFrom;
}

/**
 * Login by a signed challenge: CMS over its bytes, attached or detached, or signed XML. The challenge is burned before
 * anything is looked at. Then the signature, the certificate (fails closed), and the person: an applicant's account is
 * held against the register as with a password, staff are not.
 */
export async function logInWithEds(desk: Desk, trust: Trust, registers: Registers, answer: EdsLoginAnswer): Promise<EdsLoggedIn> {
  const burned = await burn(desk, answer);
  if (typeof burned === 'string') return { kind: 'not-confirmed', code: burned };
  const signer = await judge(desk, trust, burned, answer.signed);
  if (signer.kind !== 'confirmed') return signer;
  if (answer.face === 'applicant' && actsForOrganisation(signer.certificate)) return logInOrganisation(desk, registers, signer.certificate, answer.from);
  const { iin } = signer.certificate.subject;
  if (iin === undefined) return { kind: 'not-confirmed', code: 'certificate-without-iin' };
  return answer.face === 'applicant' ? logInApplicant(desk, registers, iin, answer.from) : logInStaffMember(desk, iin, signer.certificate, answer.from);
}

interface ChallengeRow { readonly nonce: string; readonly face: LoginFace; readonly browser_hash: Buffer; readonly expires_at: Date }

async function burn(desk: Desk, { challengeId, face, browser }: EdsLoginAnswer): Promise<LoginChallenge | EdsLoginCode> {
  if (!isUuid(challengeId)) return 'login-unknown';
  const now = desk.clock.real();
  const { rows } = await desk.db.query<ChallengeRow>(
    'update eds_login set used_at = $2 where id = $1 and used_at is null returning nonce, face, browser_hash, expires_at', [challengeId, now.toISOString()]);
  const row = rows[0];
  if (row === undefined) return (await desk.db.query('select 1 from eds_login where id = $1', [challengeId])).rowCount === 0 ? 'login-unknown' : 'login-used';
  if (row.face !== face || !row.browser_hash.equals(hashOf(browser))) return 'login-unknown';
  return now >= row.expires_at ? 'login-expired' : { nonce: row.nonce, expiresAt: row.expires_at };
}

type Judged = { readonly kind: 'confirmed'; readonly certificate: Certificate } | Extract<EdsLoggedIn, { kind: 'not-confirmed' | 'unavailable' }>;

async function judge(desk: Desk, trust: Trust, challenge: LoginChallenge, signed: EdsLoginAnswer['signed']): Promise<Judged> {
  const object: SignedObject = signed.kind === 'cms' ? { ...signed, content: loginBytes(challenge) } : signed;
  const now = desk.clock.real();
  const fault = await findLoginFault(challenge, object, now);
  if (fault !== undefined) return { kind: 'not-confirmed', code: OTHER_CONTENT.has(fault) ? 'login-other-content' : fault };
  const examined = await examineSignature(object, { ...await trust.material(), ocspResponses: [], now, usage: 'authentication' });
  const certificate = examined.signers[0]?.certificate;
  if (examined.kind === 'confirmed' && certificate !== undefined) return { kind: 'confirmed', certificate };
  const code = examined.kind === 'confirmed' ? 'signer-certificate-missing' : examined.code;
  return code === 'revocation-unavailable' ? { kind: 'unavailable' } : { kind: 'not-confirmed', code };
}

/** The library speaks of documents here; what was asked for was no document. */
const OTHER_CONTENT: ReadonlySet<EdsCode> = new Set(['nonce-mismatch', 'content-digest-mismatch', 'content-ambiguous']);

/**
 * Somebody known only from a counter has a row, but never chose a password (`none`): their EDS shows who they are, and the
 * cabinet with their cases opens. Without a row there is nothing to open yet.
 */
async function logInApplicant(desk: Desk, registers: Registers, iin: string, from: SeenFrom | undefined): Promise<EdsLoggedIn> {
  const { rows } = await desk.db.query<{ id: string; without: boolean }>("select id, password_hash = 'none' as without from account where iin = $1", [iin]);
  const account = rows[0] && await findAccount(desk.db, rows[0].id);
  if (account === undefined) return { kind: 'no-account', iin };
  const check = await checkAccount(registers, account);
  if (check.kind === 'violated') return { kind: 'refused', reason: check.reason };
  if (check.kind === 'unavailable') return { kind: 'register-unavailable' };
  const session = await beginSession(desk, { accountId: account.id }, { ...from, way: 'eds' });
  return { kind: 'logged-in', session, ...(rows[0]?.without === true ? { withoutPassword: true } : {}) };
}

/** A certificate that names an organisation opens the workplace of that organisation only; a person's own opens theirs. */
async function logInStaffMember(desk: Desk, iin: string, certificate: Certificate, from: SeenFrom | undefined): Promise<EdsLoggedIn> {
  const { bin } = certificate.subject;
  const { rows } = await desk.db.query<{ id: string; bins: readonly string[] }>(
    `select s.id, coalesce(array_agg(distinct b.bin) filter (where b.bin is not null), '{}') as bins
     from staff s left join staff_role r on r.staff_id = s.id left join unit u on u.id = r.unit
       left join lateral (values (u.certificate_bin), (case when r.role = 'Akimat' then u.akimat_bin end)) as b(bin) on true where s.iin = $1 and s.active group by s.id`, [iin]);
  const [staff, ...others] = bin === undefined ? rows : rows.filter(({ bins }) => bins.includes(bin));
  if (staff === undefined) return { kind: 'not-confirmed', code: rows.length === 0 ? 'not-staff' : 'other-organisation' };
  if (others.length > 0) return { kind: 'not-confirmed', code: 'staff-ambiguous' };
  await noteCertificate(desk.db, staff.id, certificate, desk.clock.real().toISOString());
  return { kind: 'logged-in', session: await beginSession(desk, { staffId: staff.id }, { ...from, way: 'eds' }) };
}

function hashOf(browser: string): Buffer {
  return createHash('sha256').update(browser).digest();
}
