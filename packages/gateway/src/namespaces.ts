/** Namespaces of the gateway's channels and of SOAP. */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SYNC_TYPES = 'http://bip.bee.kz/SyncChannel/v10/Types';
export const ASYNC_TYPES = 'http://bip.bee.kz/AsyncChannel/v10/Types';
export const ASYNC_CLIENT_TYPES = 'http://bip.bee.kz/AsyncChannel/v10/Types/Client';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
export const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
