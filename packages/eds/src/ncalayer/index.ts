export { type NcaLayerAnswer, NcaLayerFailure } from './answer.ts';
export { type CommonUtils, connectNcaLayer, type NcaLayer, type SigningOutcome, type SignOptions } from './client.ts';
export type { ConnectInput } from './connection.ts';
export { NCALAYER_URL, type NcaLayerRequest, type SignerKind, STORAGES, type Storage } from './protocol.ts';
