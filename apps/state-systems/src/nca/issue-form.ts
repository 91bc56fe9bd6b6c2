import type { OwnerRole, RevocationReason } from '@reglament/eds';
import { z } from 'zod';
import type { IssueRequest } from './nca.ts';

const OWNER_ROLES = [
  'individual', 'legal-entity', 'head', 'signatory', 'financial-signatory', 'human-resources', 'employee', 'legal-entity-system',
] as const satisfies readonly OwnerRole[];

const REASONS = [
  'unspecified', 'keyCompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation', 'certificateHold', 'privilegeWithdrawn',
] as const satisfies readonly RevocationReason[];

const number12 = z.string().regex(/^\d{12}$/);
const text = z.string().trim().min(1).max(200);

/** Body of POST /issue. The names are those of the glossary; dates are ISO instants. */
const ISSUE = z
  .strictObject({
    role: z.enum(OWNER_ROLES).default('individual'),
    iin: number12.optional(),
    surname: text.optional(),
    name: text.optional(),
    patronymic: z.string().trim().max(200).optional(),
    bin: number12.optional(),
    organisation: text.optional(),
    email: z.email().optional(),
    algorithm: z.enum(['gost512', 'gost2004', 'rsa2048']).default('gost512'),
    purpose: z.enum(['signing', 'authentication']).default('signing'),
    password: z.string().min(1).max(100),
    notBefore: z.coerce.date().optional(),
    notAfter: z.coerce.date().optional(),
  })
  .refine(({ iin, bin }) => iin !== undefined || bin !== undefined, { path: ['iin'], message: 'iin or bin is required' })
  .refine(({ role, bin }) => role === 'individual' || bin !== undefined, { path: ['bin'], message: 'this role needs a bin' });

const REVOKE = z.strictObject({
  serialNumber: z.string().regex(/^[0-9A-Fa-f]{1,64}$/),
  reason: z.enum(REASONS).default('unspecified'),
});

const RELEASE = z.strictObject({ serialNumber: z.string().regex(/^[0-9A-Fa-f]{1,64}$/) });

/** Invalid input of a caller: which field and why. */
export interface InvalidInput {
  readonly kind: 'invalid-input';
  readonly fields: readonly { readonly field: string; readonly code: string }[];
}

type Read<T> = { readonly kind: 'read'; readonly value: T } | InvalidInput;

function read<T>(schema: z.ZodType<T>, body: unknown): Read<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return { kind: 'read', value: parsed.data };
  return { kind: 'invalid-input', fields: parsed.error.issues.map(({ path, code }) => ({ field: path.join('.'), code })) };
}

export const readIssueRequest = (body: unknown): Read<IssueRequest & { readonly password: string }> =>
  read(ISSUE as z.ZodType<IssueRequest & { readonly password: string }>, body);

export const readRevokeRequest = (body: unknown): Read<{ serialNumber: string; reason: RevocationReason }> => read(REVOKE, body);

export const readReleaseRequest = (body: unknown): Read<{ serialNumber: string }> => read(RELEASE, body);
