export { CLOCK_SKEW_MS, type Crl, type CrlFault, faultOfCrl, parseCrl, type RevokedEntry } from './crl.ts';
export { type BasicOcspResponse, OCSP_OID, type OcspCertificateStatus, type OcspResponse, parseOcspResponse, type SingleOcspResponse } from './ocsp-response.ts';
export { REVOCATION_REASONS, type RevocationReason } from './reason.ts';
export type { RevocationProof, RevocationQuestion, RevocationStatus } from './source.ts';
export { type RevocationInput, revocationStatus } from './status.ts';
export { statusByCrl } from './status-by-crl.ts';
export { OCSP_AGE_MAX_MS, statusByOcsp } from './status-by-ocsp.ts';
export { certificateIdOf, makeOcspRequest, type OcspCertificateId, type OcspRequest, parseOcspRequest } from './ocsp-request.ts';
export { createRevocationClient, type CrlStore, type RevocationClient, type RevocationClientInput } from './client.ts';
