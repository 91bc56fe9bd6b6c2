/** All catalogues together. One file per area; a key begins with its area. */
import { askedTexts } from './asked.ts';
import { demoTexts } from './demo.ts';
import { edsTexts } from './eds.ts';
import { errorTexts } from './errors.ts';
import { hallTexts } from './hall.ts';
import { kitTexts } from './kit.ts';
import { lawPagesTexts } from './law-pages.ts';
import { lawTexts } from './law.ts';
import { portalTexts } from './portal/index.ts';
import { refusalTexts } from './refusals.ts';
import { signingTexts } from './signing.ts';
import { systemTexts } from './system.ts';
import { verifyTexts } from './verify.ts';
import { waitingTexts } from './waiting.ts';
import { workplaceTexts } from './workplace/index.ts';

/** The catalogues by area: what the census test walks. */
export const catalogues = {
  kit: kitTexts,
  hall: hallTexts,
  portal: portalTexts,
  workplace: workplaceTexts,
  errors: errorTexts,
  refusals: refusalTexts,
  law: lawTexts,
  lawPages: lawPagesTexts,
  signing: signingTexts,
  eds: edsTexts,
  verify: verifyTexts,
  waiting: waitingTexts,
  system: systemTexts,
  asked: askedTexts,
  demo: demoTexts,
} as const;

export const texts = { ...kitTexts, ...hallTexts, ...portalTexts, ...workplaceTexts, ...errorTexts, ...refusalTexts, ...lawTexts, ...lawPagesTexts, ...signingTexts, ...edsTexts, ...verifyTexts, ...waitingTexts, ...systemTexts, ...askedTexts, ...demoTexts } as const;
