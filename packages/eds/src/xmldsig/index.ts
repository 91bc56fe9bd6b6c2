export { type PreparedXml, prepareXml, signXml, UnsignableXml } from './make.ts';
export { C14N, DSIG_NAMESPACE } from './uris.ts';
export { verifyXml, type XmlSignerVerdict, type XmlVerification } from './verify.ts';
