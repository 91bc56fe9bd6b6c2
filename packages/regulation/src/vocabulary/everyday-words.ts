/** Words that people say, in Kazakh, Russian and English, for what the titles of the services call otherwise. Only for searching. */
export interface EverydayWords {
  readonly said: readonly string[];
  /** Words that stand in the titles or among the events of life, in any language. */
  readonly law: readonly string[];
}

const words = (said: string, law: string): EverydayWords => ({ said: said.split(' '), law: law.split(' ') });

export const EVERYDAY_WORDS: readonly EverydayWords[] = [
  words('садик детсад ясли балабақша бақша бөбекжай kindergarten nursery', 'дошкольного'),
  words('опекун опекуном опекунство попечитель қамқоршы қорғаншы guardian', 'опеке опекунам'),
  words('удочерить удочерение усыновитель асыраушы adopt', 'усыновить усыновлением'),
  words('квартира пәтер баспана жилплощадь flat apartment', 'жилище сделок'),
  words('дом үй house', 'жилище'),
  words('продать продажа сату ипотека залог', 'сделок'),
  words('машина автомобиль автокөлік көлік car', 'имуществом полиции'),
  words('вклад депозит салым ақша', 'вкладами'),
  words('соцпомощь асп аәк малоимущий субсидия дотация жәрдем', 'адресной помощи'),
  words('детские балалық benefit', 'пособия'),
  words('престарелых пожилой пенсионер қарттар қарт қария зейнеткер elderly', 'ухода медико'),
  words('сиделка соцработник күтуші', 'ухода помощника'),
  words('слуховой аппарат саңырау глухой слепой соқыр зағип', 'сурдо тифлотехническими'),
  words('памперс подгузник жөргек', 'гигиеническими'),
  words('путевка курорт шипажай жолдама', 'санаторно лагерях'),
  words('каникулы демалыс', 'лагерях'),
  words('обучение обучаться учеба', 'обучающимся обучающихся'),
  words('обед столовая түскі асхана lunch meals', 'питания'),
  words('автобус такси жеткізу bus', 'подвоза'),
  words('биржа уволили сокращение жұмыстан', 'безработных'),
  words('вакансия профориентация практика бағдарлау', 'занятости'),
  words('мигрант кандас қандас репатриант переселенец', 'оралмана'),
  words('иностранец гастарбайтер шетелдіктер', 'иностранным'),
  words('осмс мәмс медстраховка страховка', 'страхование'),
  words('радиация облучение сәулелену', 'ядерных'),
  words('уголь көмір дрова', 'топлива'),
];

/** Words with which people ask, and which say nothing of what they need. */
export const ASKING_WORDS: readonly string[] = [
  ...'қалай қайда қашан қандай болғым болу келеді керек үшін маған алғым алу беру бергім берейін жасау'.split(' '),
  ...'как где что когда какой хочу стать получить оформить сделать можно нужно надо мне для'.split(' '),
  ...'how where what want get need become for the'.split(' '),
];
