import { C14N, DSIG_NAMESPACE, elementsNamed, elementsOf, findAttributeValue, type XmlElement } from '@reglament/eds';
import { SOAP, WSSE, WSU } from '../namespaces.ts';
import { RefusedSecurity } from './refused-security.ts';

/** The X.509 token profile: the certificate stands in the key identifier, not in a token of its own. */
export const X509_VALUE_TYPE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3';
export const BASE64_ENCODING = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';

/** An envelope taken apart where a signature is concerned. */
export interface SignedParts {
  readonly header: XmlElement;
  readonly body: XmlElement;
  readonly bodyId: string;
  readonly security: XmlElement;
  readonly signature: XmlElement;
}

/**
 * Finds the one signature and the body it must be over. The body is found by its place in the envelope, never by its id:
 * so a signed body that was moved elsewhere and replaced does not pass for the real one.
 * @throws RefusedSecurity SCE007 when there is no signature, SCE006 when there is more or something else.
 */
export function signedPartsOf(root: XmlElement): SignedParts {
  const [header, moreHeaders] = elementsNamed(root, SOAP, 'Header');
  const [body, moreBodies] = elementsNamed(root, SOAP, 'Body');
  if (header === undefined || body === undefined) throw new RefusedSecurity('SCE007', 'no header');
  if (moreHeaders !== undefined || moreBodies !== undefined) throw new RefusedSecurity('SCE006', 'more than one header or body');
  const [security, moreSecurities] = elementsNamed(header, WSSE, 'Security');
  if (security === undefined) throw new RefusedSecurity('SCE007', 'no Security header');
  if (moreSecurities !== undefined) throw new RefusedSecurity('SCE006', 'more than one Security header');
  // A time-stamp may stand beside the signature; it is not signed here, so nothing is taken from it.
  const others = elementsOf(security).filter((child) => !isSignature(child) && !(child.namespace === WSU && child.localName === 'Timestamp'));
  if (others.length > 0) throw new RefusedSecurity('SCE006', `${others[0]?.localName ?? ''} in the Security header`);
  const [signature, moreSignatures] = elementsOf(security).filter(isSignature);
  if (signature === undefined) throw new RefusedSecurity('SCE007', 'no signature');
  if (moreSignatures !== undefined) throw new RefusedSecurity('SCE006', 'more than one signature');
  return { header, body, bodyId: idOf(body), security, signature };
}

const isSignature = ({ namespace, localName }: XmlElement): boolean => namespace === DSIG_NAMESPACE && localName === 'Signature';

/** `wsu:Id`, or `Id` without namespace as some clients of the gateway write it; not both. */
function idOf(body: XmlElement): string {
  const [id, ...more] = [findAttributeValue(body, 'Id', WSU), findAttributeValue(body, 'Id')].filter((value) => value !== undefined);
  if (id === undefined || id === '' || more.length > 0) throw new RefusedSecurity('SCE006', 'the body needs one id');
  return id;
}

/** A canonicalisation of the exclusive form, with the prefixes it treats inclusively. */
export interface ExclusiveForm {
  readonly inclusivePrefixes: readonly string[];
}

/** Reads a method element that must be exclusive C14N, which may name prefixes and nothing else. */
export function exclusiveFormOf(method: XmlElement): ExclusiveForm {
  if (findAttributeValue(method, 'Algorithm') !== C14N.exclusive) throw new RefusedSecurity('SCE006', 'only exclusive canonicalisation is allowed');
  const [list, more] = elementsOf(method);
  if (list === undefined) return { inclusivePrefixes: [] };
  if (more !== undefined || list.namespace !== C14N.exclusive || list.localName !== 'InclusiveNamespaces') {
    throw new RefusedSecurity('SCE006', 'unknown parameters of the canonicalisation');
  }
  const prefixes = (findAttributeValue(list, 'PrefixList') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
  return { inclusivePrefixes: prefixes.map((prefix) => (prefix === '#default' ? '' : prefix)) };
}
