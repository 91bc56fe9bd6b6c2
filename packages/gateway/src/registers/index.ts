export { type DictionaryValue } from './dictionary-value.ts';
export {
  GUARDIANSHIP_KIND, GUARDIANSHIP_SERVICE, type GuardianshipRecord, type GuardianshipRequest, type GuardianshipResponse, readGuardianshipRequest,
  readGuardianshipResponse, writeGuardianshipRequest, writeGuardianshipResponse,
} from './guardianship-system.ts';
export {
  INDIVIDUALS_SERVICE, type PersonRequest, type PersonResponse, readPersonRequest, readPersonResponse, writePersonRequest, writePersonResponse,
} from './individuals-register.ts';
export {
  type AddressRecord, type CertificateRecord, type DocumentRecord, findIdentityDocument, type PersonRecord, type PlaceRecord,
} from './person-record.ts';
export {
  ENTRY_CONFLICT, ENTRY_SERVICES, type EntryField, type EntryRequest, type EntryResponse, type EntrySystem, readEntryRequest, readEntryResponse,
  writeEntryRequest, writeEntryResponse,
} from './entry-system.ts';
export {
  ENTITY_STATUS, type EntityRecord, type EntityRequest, type EntityResponse, LEGAL_ENTITIES_SERVICE, readEntityRequest, readEntityResponse,
  writeEntityRequest, writeEntityResponse,
} from './legal-entities-register.ts';
export {
  NOTARY_SERVICE, type PowerOfAttorneyRecord, type PowerOfAttorneyRequest, type PowerOfAttorneyResponse, readPowerOfAttorneyRequest,
  readPowerOfAttorneyResponse, writePowerOfAttorneyRequest, writePowerOfAttorneyResponse,
} from './notary-register.ts';
export {
  type OrphanRecord, ORPHANS_SERVICE, type OrphansRequest, type OrphansResponse, readOrphansRequest, readOrphansResponse, writeOrphansRequest, writeOrphansResponse,
} from './orphan-data-bank.ts';
export {
  readRealEstateRequest, readRealEstateResponse, REAL_ESTATE_SERVICE, type RealEstateRecord, type RealEstateRequest, type RealEstateResponse,
  writeRealEstateRequest, writeRealEstateResponse,
} from './real-estate-register.ts';
export { MESSAGE_RESULT, type Organisation, type RegisterRequestHead, type RegisterResponseHead } from './register-message.ts';
