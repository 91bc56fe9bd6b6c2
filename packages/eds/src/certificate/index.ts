export { buildChain, type Chain, type ChainInput, type NoChain } from './chain.ts';
export { type CertificateExtensions, type Extension, KEY_USAGES, type KeyUsage } from './extensions.ts';
export { type DistinguishedName, findAttribute, type NameAttribute, namesEqual } from './name.ts';
export { ACCESS_METHOD, EXTENDED_KEY_USAGE, EXTENSION_OID, NAME_OID, NCA_POLICY } from './oids.ts';
export { type Certificate, parseCertificate } from './parse.ts';
export type { CertificateRole } from './role.ts';
export type { Subject } from './subject.ts';
