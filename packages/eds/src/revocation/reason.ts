/** CRLReason (RFC 5280 §5.3.1) in its numbering; 7 is not used there. */
export const REVOCATION_REASONS = [
  'unspecified', 'keyCompromise', 'cACompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation',
  'certificateHold', undefined, 'removeFromCRL', 'privilegeWithdrawn', 'aACompromise',
] as const;

export type RevocationReason = Exclude<(typeof REVOCATION_REASONS)[number], undefined>;

/** The reason of an ENUMERATED; a number nobody defined still means revoked. */
export const reasonOf = (content: Uint8Array): RevocationReason => REVOCATION_REASONS[content[0] ?? 0] ?? 'unspecified';

export const reasonNumber = (reason: RevocationReason): number => REVOCATION_REASONS.indexOf(reason);
