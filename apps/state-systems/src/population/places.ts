import type { DictionaryValue } from '@reglament/gateway';

/** A town or district with its settlement, as the register's dictionaries name them. */
export interface Place {
  /** Region of the country; codes are of our own making in the form of the real ones. */
  readonly district: DictionaryValue;
  readonly region: DictionaryValue;
  /** The settlement where it is not the town itself. */
  readonly city?: string;
  readonly share: number;
}

const value = (code: string, nameKz: string, nameRu: string): DictionaryValue => ({ code, nameRu, nameKz });

const WKO = value('2701', 'Батыс Қазақстан облысы', 'Западно-Казахстанская область');
const KYZYLORDA = value('4301', 'Қызылорда облысы', 'Кызылординская область');
const KARAGANDA = value('3501', 'Қарағанды облысы', 'Карагандинская область');
const ASTANA = value('7101', 'Астана қаласы', 'город Астана');

export const PLACES = {
  oral: { district: WKO, region: value('2710101', 'Орал қаласы', 'город Уральск'), share: 14 },
  aqsai: { district: WKO, region: value('2736101', 'Бөрлі ауданы', 'Бурлинский район'), city: 'Ақсай қаласы', share: 5 },
  zhanibek: { district: WKO, region: value('2740101', 'Жәнібек ауданы', 'Жанибекский район'), city: 'Жәнібек ауылы', share: 4 },
  kyzylorda: { district: KYZYLORDA, region: value('4310101', 'Қызылорда қаласы', 'город Кызылорда'), share: 14 },
  qazaly: { district: KYZYLORDA, region: value('4340101', 'Қазалы ауданы', 'Казалинский район'), city: 'Әйтеке би кенті', share: 6 },
  syrdariya: { district: KYZYLORDA, region: value('4352101', 'Сырдария ауданы', 'Сырдарьинский район'), city: 'Тереңөзек кенті', share: 5 },
  karaganda: { district: KARAGANDA, region: value('3510101', 'Қарағанды қаласы', 'город Караганда'), share: 18 },
  balqash: { district: KARAGANDA, region: value('3516101', 'Балқаш қаласы', 'город Балхаш'), share: 6 },
  nura: { district: KARAGANDA, region: value('3552101', 'Нұра ауданы', 'Нуринский район'), city: 'Нұра кенті', share: 4 },
  osakarov: { district: KARAGANDA, region: value('3554101', 'Осакаров ауданы', 'Осакаровский район'), city: 'Мирный ауылы', share: 3 },
  astana: { district: ASTANA, region: value('7111101', 'Есіл ауданы', 'район Есиль'), share: 21 },
} as const satisfies Readonly<Record<string, Place>>;

export type PlaceName = keyof typeof PLACES;

export const STREETS: readonly [string, ...string[]] = [
  'Абай даңғылы', 'Абылай хан көшесі', 'Ағыбай батыр көшесі', 'Әйтеке би көшесі', 'Бейбітшілік көшесі', 'Бөгенбай батыр көшесі', 'Достық көшесі',
  'Жамбыл көшесі', 'Жеңіс көшесі', 'Кенесары көшесі', 'Қабанбай батыр көшесі', 'Қазыбек би көшесі', 'Құрманғазы көшесі', 'Мәншүк Мәметова көшесі',
  'Мектеп көшесі', 'Наурыз көшесі', 'Сәкен Сейфуллин көшесі', 'Төле би көшесі', 'Тәуелсіздік көшесі', 'Ұлы Дала көшесі', 'Үшқоңыр көшесі',
  'Шоқан Уәлиханов көшесі', 'Ыбырай Алтынсарин көшесі', 'Ынтымақ көшесі',
];

export interface Home {
  readonly place: PlaceName;
  readonly street: string;
  readonly building: string;
  readonly flat?: string;
}

/** An address as it is written on an envelope, in Kazakh. */
export function addressText({ place, street, building, flat }: Home): string {
  const { district, region, city }: Place = PLACES[place];
  const parts = [district.nameKz, region.nameKz, city, street, `${building}-үй`, flat === undefined ? undefined : `${flat}-пәтер`];
  return parts.filter((part) => part !== undefined).join(', ');
}
