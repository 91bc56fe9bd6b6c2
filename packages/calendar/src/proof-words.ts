import type { NormUnit } from './norm.ts';
import type { RuleNote } from './proof.ts';
import type { Words } from './words.ts';

/** The general law on terms, the law on receiving applications, the regulation's own text, our choice, or no act. */
type RuleSource = 'terms' | 'arrival' | 'text' | 'choice' | 'none';

/** What each rule says, in one sentence, and where the rule comes from: `source`, or our own choice. */
export const RULES: Readonly<Record<RuleNote, Words & { readonly source: RuleSource }>> = {
  'office-hours': {
    kk: 'Мерзім орындаушы ұйымның жұмыс уақытында есептеледі',
    ru: 'Срок считается в рабочее время того, кто исполняет',
    en: 'The term runs in the office hours of the unit that acts',
    source: 'none',
  },
  'round-the-clock': {
    kk: 'Мерзім тәулік бойы есептеледі',
    ru: 'Срок течёт круглосуточно',
    en: 'The term runs round the clock',
    source: 'none',
  },
  'ends-at-closing': {
    kk: 'Мерзім соңғы күннің жұмыс уақыты аяқталғанда бітеді',
    ru: 'Срок истекает с окончанием рабочего времени последнего дня',
    en: 'The term ends at closing time on its last day',
    source: 'none',
  },
  'ends-with-the-day': {
    kk: 'Мерзім соңғы күнмен бірге аяқталады',
    ru: 'Срок истекает с концом последнего дня',
    en: 'The term ends as its last day ends',
    source: 'none',
  },
  'arrived-outside-hours': {
    kk: 'Жұмыс уақытынан тыс келіп түскені келесі жұмыс уақыты басталғанда түскен болып есептеледі',
    ru: 'Поступившее в нерабочее время считается поступившим с началом ближайшего рабочего времени',
    en: 'What arrives outside office hours counts as arriving when the office next opens',
    source: 'arrival',
  },
  'start-day-not-counted': {
    kk: 'Мерзім басталған күннің ертеңінен бастап есептеледі',
    ru: 'Счёт начинается со дня, следующего за днём начала срока',
    en: 'Counting begins with the day after the start',
    source: 'terms',
  },
  'acceptance-day-excluded': {
    kk: 'Құжаттарды қабылдаған күн мерзімге кірмейді',
    ru: 'День приёма документов не входит в срок',
    en: 'The day the documents are accepted is not part of the term',
    source: 'text',
  },
  'on-that-day': {
    kk: 'Сол күні орындалады',
    ru: 'Исполняется в тот же день',
    en: 'To be done on that very day',
    source: 'text',
  },
  'plain-day-is-calendar-day': {
    kk: 'Мәтінде жай «күн» деп жазылған, күнтізбелік күн деп есептеледі',
    ru: 'В тексте сказано просто «дней»: считаются календарные дни',
    en: 'The text says plainly “days”: calendar days are counted',
    source: 'choice',
  },
  'month-has-no-such-number': {
    kk: 'Соңғы айда мұндай күн жоқ, мерзім сол айдың соңғы күні аяқталады',
    ru: 'В последнем месяце такого числа нет: срок истекает в последний день этого месяца',
    en: 'The last month has no such date: the term ends on its last day',
    source: 'terms',
  },
  'last-day-put-off': {
    kk: 'Мерзімнің соңғы күні жұмыс күні емес, мерзім келесі жұмыс күні аяқталады',
    ru: 'Последний день срока нерабочий: срок истекает в ближайший следующий рабочий день',
    en: 'The last day is not a working day: the term ends on the next working day',
    source: 'terms',
  },
  'clocks-changed': {
    kk: 'Мерзім ішінде сағат белдеуі өзгерді',
    ru: 'В течение срока изменился часовой пояс',
    en: 'The time zone changed during the term',
    source: 'none',
  },
  'beyond-published-calendar': {
    kk: 'Бұл жылдың күнтізбесі әлі жарияланған жоқ: күн қолданыстағы ережелер бойынша болжанған',
    ru: 'Календарь этого года ещё не опубликован: дата рассчитана по действующим правилам',
    en: 'The calendar of that year is not published yet: the date follows the rules in force',
    source: 'choice',
  },
};

/** The general rules of counting terms that were in force when the term began. */
export const TERMS_LAW = {
  until2021: {
    kk: '«Әкімшілік рәсімдер туралы» Заң, 12-1-бап',
    ru: 'Закон «Об административных процедурах», статья 12-1',
    en: 'Law “On Administrative Procedures”, article 12-1',
  },
  since2021: {
    kk: 'Әкімшілік рәсімдік-процестік кодекс',
    ru: 'Административный процедурно-процессуальный кодекс',
    en: 'Administrative Procedural and Process-Related Code',
  },
} as const satisfies Record<string, Words>;

/** Who says that what arrives on a day off or after hours counts as arriving at the next opening. */
export const ARRIVAL_LAW = {
  until2021: {
    kk: 'көрсетілетін қызмет стандарты',
    ru: 'стандарт государственной услуги',
    en: 'the standard of the service',
  },
  since2021: {
    kk: 'Әкімшілік рәсімдік-процестік кодекс, 63-бап',
    ru: 'Административный процедурно-процессуальный кодекс, статья 63',
    en: 'Administrative Procedural and Process-Related Code, article 63',
  },
} as const satisfies Record<string, Words>;

/** 1 July 2021, Astana time: the code replaces the law of 2000. */
export const CODE_IN_FORCE = Date.UTC(2021, 5, 30, 18);

export const CHOICE: Words = { kk: 'жүйенің таңдауы', ru: 'решение системы', en: 'the system’s choice' };

export const LABELS = {
  term: { kk: 'Мерзім', ru: 'Срок', en: 'Term' },
  start: { kk: 'Басталуы', ru: 'Начало', en: 'Start' },
  countedFrom: { kk: 'Есеп басы', ru: 'Счёт с', en: 'Counted from' },
  counted: { kk: 'Есептелген күндер', ru: 'Учтённые дни', en: 'Days counted' },
  skipped: { kk: 'Есептелмейді', ru: 'Не считается', en: 'Not counted' },
  due: { kk: 'Аяқталуы', ru: 'Истекает', en: 'Due' },
} as const satisfies Record<string, Words>;

/** Units after a number. Kazakh needs one form; Russian three (1, 2-4, 5 and more), English two. */
export const UNITS: Readonly<Record<NormUnit, { kk: string; ru: readonly [string, string, string]; en: string }>> = {
  second: { kk: 'секунд', ru: ['секунда', 'секунды', 'секунд'], en: 'second' },
  minute: { kk: 'минут', ru: ['минута', 'минуты', 'минут'], en: 'minute' },
  hour: { kk: 'сағат', ru: ['час', 'часа', 'часов'], en: 'hour' },
  'working-day': { kk: 'жұмыс күні', ru: ['рабочий день', 'рабочих дня', 'рабочих дней'], en: 'working day' },
  'calendar-day': {
    kk: 'күнтізбелік күн',
    ru: ['календарный день', 'календарных дня', 'календарных дней'],
    en: 'calendar day',
  },
  day: { kk: 'күн', ru: ['день', 'дня', 'дней'], en: 'day' },
  month: { kk: 'ай', ru: ['месяц', 'месяца', 'месяцев'], en: 'month' },
};
