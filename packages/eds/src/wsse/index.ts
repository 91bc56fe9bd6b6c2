export { signSoap } from './sign.ts';
export { type SoapVerification, verifySoap } from './verify.ts';
