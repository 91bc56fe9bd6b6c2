export {
  type CertificateCheck, type CertificateCheckInput, type CertificateChecks, type CertificateEvidence, checkCertificate,
  type CheckOutcome,
} from './check-certificate.ts';
export { type KeyKind as CertificateKeyKind, keyKindOf, type KeyPurpose } from './key-purpose.ts';
export { checkCertificateOnline, gatherRevocation, type GatheredRevocation } from './check-online.ts';
