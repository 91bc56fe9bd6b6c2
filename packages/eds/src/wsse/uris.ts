/** Namespaces and identifiers of WS-Security 1.0 as the gateway uses it. */
export const SOAP_NAMESPACES = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'] as const;

const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
export const WSSE_NAMESPACE = `${OASIS}-wssecurity-secext-1.0.xsd`;
export const WSU_NAMESPACE = `${OASIS}-wssecurity-utility-1.0.xsd`;
export const X509_VALUE_TYPE = `${OASIS}-x509-token-profile-1.0#X509v3`;
export const BASE64_ENCODING_TYPE = `${OASIS}-soap-message-security-1.0#Base64Binary`;
