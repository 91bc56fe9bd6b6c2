import type { LocalizedText } from '@reglament/regulation';

export interface DemoRegion {
  readonly id: string;
  readonly name: LocalizedText;
  readonly decrees: readonly string[];
}

/** Regions of the demonstration, by the decrees whose bodies lie in them. */
export const DEMO_REGIONS: readonly DemoRegion[] = [
  { id: 'wko', decrees: ['wko-2015-153'], name: { kk: 'Батыс Қазақстан облысы', ru: 'Западно-Казахстанская область', en: 'West Kazakhstan region' } },
  { id: 'kyzylorda', decrees: ['kyzylorda-2018-1114'], name: { kk: 'Қызылорда облысы', ru: 'Кызылординская область', en: 'Kyzylorda region' } },
  { id: 'karaganda', decrees: ['karaganda-2014-34-05'], name: { kk: 'Қарағанды облысы', ru: 'Карагандинская область', en: 'Karaganda region' } },
  { id: 'kokpekti', decrees: ['kokpekti-2012-417'], name: { kk: 'Көкпекті ауданы', ru: 'Кокпектинский район', en: 'Kokpekti district' } },
  { id: 'astana', decrees: ['astana-2016-107-665'], name: { kk: 'Астана қаласы', ru: 'город Астана', en: 'Astana city' } },
];
