export { CLOCK_SKEW_MS, type Crl, type CrlFault, faultOfCrl, parseCrl, type RevokedEntry } from './crl.ts';
export { type BasicOcspResponse, OCSP_OID, type OcspResponse, parseOcspResponse, type SingleOcspResponse } from './ocsp-response.ts';
export { REVOCATION_REASONS, type RevocationReason } from './reason.ts';
export type { RevocationProof, RevocationQuestion, RevocationStatus } from './source.ts';
export { type RevocationInput, revocationStatus } from './status.ts';
export { statusByCrl } from './status-by-crl.ts';
export { OCSP_AGE_MAX_MS, statusByOcsp } from './status-by-ocsp.ts';
