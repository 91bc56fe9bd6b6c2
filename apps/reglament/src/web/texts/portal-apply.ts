import type { Catalogue } from './message.ts';

export const portalApplyTexts = {} as const satisfies Catalogue;
