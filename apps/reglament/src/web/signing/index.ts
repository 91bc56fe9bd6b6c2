/** Signing in the browser, for the portal and the workplace. */
export { SIGNING_FIELDS, SIGNING_SCRIPT, signingPanel } from './signing-panel.ts';
export type { SigningPanelProps } from './signing-panel.ts';
export { readSigned } from './read-signed.ts';
export type { Signed } from './read-signed.ts';
export { QR_SIGNING_PATH, qrForm, qrWay } from './qr-way.ts';
