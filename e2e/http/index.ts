/** Acting on the running product over HTTP as a citizen or a member of staff. */
export { browserOver, isRedirect, locationOf, NoAnswer, openBrowser } from './http-client.ts';
export type { Answer, Browser, Entered, SentFile, Transport } from './http-client.ts';
export { attributeOnPage, formsOf } from './forms.ts';
export type { PageForm } from './forms.ts';
export { demoKey, issuedKey } from './key.ts';
export type { Sign } from './key.ts';
export { openCitizen, signedFields, UnexpectedPage } from './citizen.ts';
export type { Citizen, CitizenName, ToSign } from './citizen.ts';
export { openOfficial } from './official.ts';
export type { HowToWork, Official, Worked } from './official.ts';
