export { type Authority, keyIdOf, makeCertificate, type MakeCertificateInput } from './certificate.ts';
export { makeCrl, type MakeCrlInput } from './crl.ts';
export { makeName, type NamePart } from './name.ts';
export {
  type AuthorityAddresses, authorityExtensions, type Owner, ownerExtensions, type OwnerRole, type ProfileGeneration, serviceExtensions,
  subjectOfOwner,
} from './profile.ts';
export { makeOcspRefusal, makeOcspResponse, type MakeOcspResponseInput } from './ocsp.ts';
export { makeTimeStampRefusal, makeTimeStampResponse } from './time-stamp.ts';
