export { type EvidenceBundle, MalformedEvidence, readEvidence, writeEvidence } from './bundle.ts';
export { type ExaminedSignature, type ExaminedSigner, type Examination, examineSignature, type SignedObject } from './examine.ts';
export { examineOnline } from './online.ts';
export { type EvidenceVerification, examineWithEvidence, type SignatureWithEvidence, verifyEvidence } from './verify.ts';
