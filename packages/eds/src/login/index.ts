export { findLoginFault, LOGIN_TERM_MS, loginBytes, type LoginChallenge, loginXml, makeLoginChallenge } from './challenge.ts';
