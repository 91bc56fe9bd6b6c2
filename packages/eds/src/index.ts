/**
 * Kazakhstan's electronic digital signature without closed libraries, in Node and in the browser. This file is the
 * contract of the package; nothing deeper may be imported.
 */
export * from './der/index.ts';
export * from './codes/index.ts';
export * from './crypto/index.ts';
export * from './certificate/index.ts';
export * from './cms/index.ts';
export * from './revocation/index.ts';
export * from './trust/index.ts';
export * from './issue/index.ts';
export * from './pkcs12/index.ts';
export * from './xml/index.ts';
export * from './xmldsig/index.ts';
export * from './tsp/index.ts';
export * from './wsse/index.ts';
export * from './evidence/index.ts';
export * from './ncalayer/index.ts';
export * from './egov-mobile/index.ts';
export * from './login/index.ts';
