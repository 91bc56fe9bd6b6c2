export { MalformedDer } from './failure.ts';
export { contextPrimitiveTag, contextTag, TAG } from './tags.ts';
export { childrenOf, contentOf, type DerNode, DER_BYTES_MAX, eachChild, expectTag, rawOf, readAt, readDer } from './read.ts';
export { type Cursor, openDer } from './cursor.ts';
export {
  bitStringBytesOf, booleanOf, bytesEqual, findTextOf, integerBytesOf, namedBitsOf, octetsOf, oidFromContent, oidOf,
  serialNumberOf, smallIntegerOf, timeOf, toHex,
} from './values.ts';
export * from './write.ts';
export { base64ToBytes, bytesToBase64, derFrom, toPem } from './pem.ts';
