export { EDS_CODES, type EdsCode, type Wording, wordingOf } from './catalogue.ts';
