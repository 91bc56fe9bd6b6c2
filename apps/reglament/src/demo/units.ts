import { makeBin } from '@reglament/identifiers';
import type { LocalizedText } from '@reglament/regulation';

export interface DemoUnit {
  readonly id: string;
  readonly kind: 'provider' | 'centre' | 'akim' | 'control' | 'call-centre';
  readonly name: LocalizedText;
  readonly decree: string;
  readonly zone: string;
  /** BIN of the body, with a right check digit and given to nobody. */
  readonly bin: string;
}

/** Where people go. Streets that such towns have, with house numbers beyond their ends: nobody is sent to a real door. */
export const DEMO_ADDRESSES: Readonly<Record<string, LocalizedText>> = {
  'wko-oral': { kk: '090000, Орал қ., Достық даңғылы, 900-үй', ru: '090000, г. Уральск, пр. Достык, д. 900', en: '900 Dostyk Avenue, Oral, 090000' },
  'wko-akzhaiyk': { kk: '090100, Ақжайық ауданы, Чапаев а., Қонаев к., 300-үй', ru: '090100, Акжаикский район, с. Чапаево, ул. Кунаева, д. 300', en: '300 Konayev Street, Chapaev village, Akzhaiyk district, 090100' },
  'wko-centre': { kk: '090000, Орал қ., Абай к., 700-үй', ru: '090000, г. Уральск, ул. Абая, д. 700', en: '700 Abai Street, Oral, 090000' },
  'kyzylorda-education': { kk: '120000, Қызылорда қ., Желтоқсан к., 800-үй', ru: '120000, г. Кызылорда, ул. Желтоксан, д. 800', en: '800 Zheltoksan Street, Kyzylorda, 120000' },
  'kyzylorda-centre': { kk: '120000, Қызылорда қ., Мұратбаев к., 750-үй', ru: '120000, г. Кызылорда, ул. Муратбаева, д. 750', en: '750 Muratbayev Street, Kyzylorda, 120000' },
  'karaganda-employment': { kk: '100000, Қарағанды қ., Бұқар жырау даңғылы, 850-үй', ru: '100000, г. Караганда, пр. Бухар-Жырау, д. 850', en: '850 Bukhar Zhyrau Avenue, Karaganda, 100000' },
  'karaganda-centre': { kk: '100000, Қарағанды қ., Ерубаев к., 650-үй', ru: '100000, г. Караганда, ул. Ерубаева, д. 650', en: '650 Yerubayev Street, Karaganda, 100000' },
  'karaganda-akim': { kk: '101000, Ботақара к., Бейбітшілік к., 500-үй', ru: '101000, п. Ботакара, ул. Бейбитшилик, д. 500', en: '500 Beibitshilik Street, Botakara settlement, 101000' },
  'kokpekti-education': { kk: '071000, Көкпекті ауданы, Көкпекті а., Абылай хан к., 400-үй', ru: '071000, Кокпектинский район, с. Кокпекты, ул. Абылай хана, д. 400', en: '400 Abylai Khan Street, Kokpekti village, 071000' },
  'kokpekti-centre': { kk: '071000, Көкпекті ауданы, Көкпекті а., Шевченко к., 450-үй', ru: '071000, Кокпектинский район, с. Кокпекты, ул. Шевченко, д. 450', en: '450 Shevchenko Street, Kokpekti village, 071000' },
  'astana-education': { kk: '010000, Астана қ., Бейбітшілік к., 950-үй', ru: '010000, г. Астана, ул. Бейбитшилик, д. 950', en: '950 Beibitshilik Street, Astana, 010000' },
};

/** The town, village or settlement in which a body stands. */
export const DEMO_LOCALITIES: Readonly<Record<string, string>> = {
  'wko-oral': 'Орал қаласы', 'wko-akzhaiyk': 'Чапаев ауылы', 'wko-centre': 'Орал қаласы', 'kyzylorda-education': 'Қызылорда қаласы', 'kyzylorda-centre': 'Қызылорда қаласы',
  'karaganda-employment': 'Қарағанды қаласы', 'karaganda-centre': 'Қарағанды қаласы', 'karaganda-akim': 'Ботақара кенті',
  'kokpekti-education': 'Көкпекті ауылы', 'kokpekti-centre': 'Көкпекті ауылы', 'astana-education': 'Астана қаласы',
};

/** BINs in the certificates of those who adopt decrees beside a provider. */
export const DEMO_AKIMAT_BINS: Readonly<Record<string, string>> = {
  'wko-oral': makeBin({ registered: '2015-05', serial: 126 }), 'wko-akzhaiyk': makeBin({ registered: '2015-06', serial: 140 }), 'kyzylorda-education': makeBin({ registered: '2018-04', serial: 133 }),
};

/** Bodies of the demonstration: for each decree a provider, and a centre or an akim where its regulations know one. */
export const DEMO_UNITS: readonly DemoUnit[] = [
  { id: 'wko-oral', kind: 'provider', decree: 'wko-2015-153', zone: 'Asia/Oral', bin: makeBin({ registered: '2015-01', serial: 7 }), name: { kk: 'Орал қаласының білім беру бөлімі', ru: 'Отдел образования города Уральска', en: 'Education department of Oral city' } },
  { id: 'wko-akzhaiyk', kind: 'provider', decree: 'wko-2015-153', zone: 'Asia/Oral', bin: makeBin({ registered: '2015-02', serial: 14 }), name: { kk: 'Ақжайық ауданының білім беру бөлімі', ru: 'Отдел образования Акжаикского района', en: 'Education department of Akzhaiyk district' } },
  { id: 'wko-centre', kind: 'centre', decree: 'wko-2015-153', zone: 'Asia/Oral', bin: makeBin({ registered: '2015-03', serial: 21 }), name: { kk: 'Мемлекеттік корпорацияның Орал қаласындағы бөлімі', ru: 'Отдел Государственной корпорации по городу Уральску', en: 'State Corporation, Oral city' } },
  { id: 'kyzylorda-education', kind: 'provider', decree: 'kyzylorda-2018-1114', zone: 'Asia/Qyzylorda', bin: makeBin({ registered: '2018-01', serial: 28 }), name: { kk: 'Қызылорда қаласының білім бөлімі', ru: 'Отдел образования города Кызылорды', en: 'Education department of Kyzylorda city' } },
  { id: 'kyzylorda-centre', kind: 'centre', decree: 'kyzylorda-2018-1114', zone: 'Asia/Qyzylorda', bin: makeBin({ registered: '2018-02', serial: 35 }), name: { kk: 'Мемлекеттік корпорацияның Қызылорда қаласындағы бөлімі', ru: 'Отдел Государственной корпорации по городу Кызылорде', en: 'State Corporation, Kyzylorda city' } },
  { id: 'karaganda-employment', kind: 'provider', decree: 'karaganda-2014-34-05', zone: 'Asia/Almaty', bin: makeBin({ registered: '2014-01', serial: 42 }), name: { kk: 'Қарағанды қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі', ru: 'Отдел занятости и социальных программ города Караганды', en: 'Employment and social programmes department of Karaganda city' } },
  { id: 'karaganda-centre', kind: 'centre', decree: 'karaganda-2014-34-05', zone: 'Asia/Almaty', bin: makeBin({ registered: '2014-02', serial: 49 }), name: { kk: 'Қарағанды қаласының халыққа қызмет көрсету орталығы', ru: 'Центр обслуживания населения города Караганды', en: 'Public service centre of Karaganda city' } },
  { id: 'karaganda-akim', kind: 'akim', decree: 'karaganda-2014-34-05', zone: 'Asia/Almaty', bin: makeBin({ registered: '2014-03', serial: 56 }), name: { kk: 'Ботақара кенті әкімінің аппараты', ru: 'Аппарат акима посёлка Ботакара', en: 'Apparatus of the akim of Botakara settlement' } },
  { id: 'kokpekti-education', kind: 'provider', decree: 'kokpekti-2012-417', zone: 'Asia/Almaty', bin: makeBin({ registered: '2012-01', serial: 63 }), name: { kk: 'Көкпекті ауданының білім беру бөлімі', ru: 'Отдел образования Кокпектинского района', en: 'Education department of Kokpekti district' } },
  { id: 'kokpekti-centre', kind: 'centre', decree: 'kokpekti-2012-417', zone: 'Asia/Almaty', bin: makeBin({ registered: '2012-02', serial: 77 }), name: { kk: 'Көкпекті ауданының халыққа қызмет көрсету орталығы', ru: 'Центр обслуживания населения Кокпектинского района', en: 'Public service centre of Kokpekti district' } },
  { id: 'astana-education', kind: 'provider', decree: 'astana-2016-107-665', zone: 'Asia/Almaty', bin: makeBin({ registered: '2016-01', serial: 70 }), name: { kk: 'Астана қаласының білім басқармасы', ru: 'Управление образования города Астаны', en: 'Education department of Astana city' } },
  { id: 'wko-control', kind: 'control', decree: 'wko-2015-153', zone: 'Asia/Oral', bin: makeBin({ registered: '2015-04', serial: 84 }), name: { kk: 'Батыс Қазақстан облысы бойынша қызмет сапасын бақылау департаменті', ru: 'Департамент по контролю качества услуг по Западно-Казахстанской области', en: 'Department for the control of service quality, West Kazakhstan region' } },
  { id: 'kyzylorda-control', kind: 'control', decree: 'kyzylorda-2018-1114', zone: 'Asia/Qyzylorda', bin: makeBin({ registered: '2018-03', serial: 91 }), name: { kk: 'Қызылорда облысы бойынша қызмет сапасын бақылау департаменті', ru: 'Департамент по контролю качества услуг по Кызылординской области', en: 'Department for the control of service quality, Kyzylorda region' } },
  { id: 'karaganda-control', kind: 'control', decree: 'karaganda-2014-34-05', zone: 'Asia/Almaty', bin: makeBin({ registered: '2014-04', serial: 98 }), name: { kk: 'Қарағанды облысы бойынша қызмет сапасын бақылау департаменті', ru: 'Департамент по контролю качества услуг по Карагандинской области', en: 'Department for the control of service quality, Karaganda region' } },
  { id: 'kokpekti-control', kind: 'control', decree: 'kokpekti-2012-417', zone: 'Asia/Almaty', bin: makeBin({ registered: '2012-03', serial: 105 }), name: { kk: 'Шығыс Қазақстан облысы бойынша қызмет сапасын бақылау департаменті', ru: 'Департамент по контролю качества услуг по Восточно-Казахстанской области', en: 'Department for the control of service quality, East Kazakhstan region' } },
  { id: 'astana-control', kind: 'control', decree: 'astana-2016-107-665', zone: 'Asia/Almaty', bin: makeBin({ registered: '2016-02', serial: 112 }), name: { kk: 'Астана қаласы бойынша қызмет сапасын бақылау департаменті', ru: 'Департамент по контролю качества услуг по городу Астане', en: 'Department for the control of service quality, Astana city' } },
  { id: 'call-1414', kind: 'call-centre', decree: 'all', zone: 'Asia/Almaty', bin: makeBin({ registered: '2014-05', serial: 119 }), name: { kk: '1414 бірыңғай байланыс орталығы', ru: 'Единый контакт-центр 1414', en: 'Unified contact centre 1414' } },
];

/** The BIN in the certificate of somebody of a unit: of its own, or of the akimat's where they adopt its decrees. */
export function certificateBinOf(unit: string, roles: readonly string[]): string {
  const own = DEMO_UNITS.find(({ id }) => id === unit)?.bin ?? '';
  return roles.includes('Akimat') ? DEMO_AKIMAT_BINS[unit] ?? own : own;
}
