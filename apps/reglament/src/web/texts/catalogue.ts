/** All catalogues together. One file per area; a key begins with its area. */
import { errorTexts } from './errors.ts';
import { kitTexts } from './kit.ts';
import { lawTexts } from './law.ts';
import { portalTexts } from './portal.ts';
import { refusalTexts } from './refusals.ts';
import { workplaceTexts } from './workplace.ts';

/** The catalogues by area: what the census test walks. */
export const catalogues = {
  kit: kitTexts,
  portal: portalTexts,
  workplace: workplaceTexts,
  errors: errorTexts,
  refusals: refusalTexts,
  law: lawTexts,
} as const;

export const texts = { ...kitTexts, ...portalTexts, ...workplaceTexts, ...errorTexts, ...refusalTexts, ...lawTexts } as const;
