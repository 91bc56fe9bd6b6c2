import type { Catalogue } from './message.ts';

export const portalCabinetTexts = {} as const satisfies Catalogue;
