import type { LocalizedText } from './languages.ts';

/** Where an application is taken in or a result handed over (the four channels the decrees know). */
export const CHANNELS = ['office', 'centre', 'portal', 'akim'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_NAMES: Readonly<Record<Channel, LocalizedText>> = {
  office: { kk: 'қызмет берушінің кеңсесі', ru: 'канцелярия услугодателя', en: "provider's office" },
  centre: { kk: 'Мемлекеттік корпорация (ХҚКО)', ru: 'Государственная корпорация (ЦОН)', en: 'State Corporation (service centre)' },
  portal: { kk: '«электрондық үкімет» порталы', ru: 'портал «электронного правительства»', en: 'e-government portal' },
  akim: { kk: 'кент, ауыл, ауылдық округ әкімі', ru: 'аким посёлка, села, сельского округа', en: 'akim of the settlement, village or rural district' },
};
