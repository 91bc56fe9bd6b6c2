/** What the drawings say that no regulation prints: outcomes on arrows, events, legend. */
import type { Outcome } from '../vocabulary/acts.ts';
import type { Channel } from '../vocabulary/channels.ts';
import type { LocalizedText } from '../vocabulary/languages.ts';
import type { RefusalKind } from '../vocabulary/refusal-kinds.ts';

const say = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });

/** Short enough to stand on an arrow. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, LocalizedText>> = {
  done: say('орындалды', 'выполнено', 'done'),
  valid: say('дұрыс', 'подлинны', 'valid'),
  violated: say('бұзушылық бар', 'есть нарушения', 'violations'),
  confirmed: say('расталды', 'подтверждена', 'confirmed'),
  'not-confirmed': say('расталмады', 'не подтверждена', 'not confirmed'),
  found: say('бар', 'есть', 'found'),
  absent: say('жоқ', 'нет', 'absent'),
  conform: say('сәйкес', 'соответствуют', 'conform'),
  deficient: say('сәйкес емес', 'не соответствуют', 'deficient'),
  incomplete: say('толық емес', 'неполный пакет', 'incomplete'),
  issued: say('бірден берілді', 'выдано сразу', 'issued at once'),
  result: say('нәтиже', 'результат', 'result'),
  refusal: say('бас тарту', 'отказ', 'refusal'),
  negative: say('теріс', 'отрицательно', 'negative'),
  presented: say('ұсынылды', 'представлены', 'presented'),
  'not-presented': say('ұсынылмады', 'не представлены', 'not presented'),
};

/** "done" where the other way is that the package was not accepted. */
export const ACCEPTED = say('қабылданды', 'приняты', 'accepted');
export const OR = say('не', 'или', 'or');

/** The question a fork asks, by what was to be found out. */
export const QUESTIONS = {
  account: say('Деректер дұрыс па?', 'Данные подлинны?', 'Are the data true?'),
  certificate: say('ЭЦҚ расталды ма?', 'ЭЦП подтверждена?', 'Is the EDS confirmed?'),
  data: say('Деректер бар ма?', 'Данные есть?', 'Are there data?'),
  documents: say('Құжаттар сәйкес пе?', 'Документы соответствуют?', 'Do the documents conform?'),
  package: say('Топтама толық па?', 'Пакет полный?', 'Is the package complete?'),
  guarantee: say('Құжаттар ұсынылды ма?', 'Документы представлены?', 'Were they presented?'),
  decision: say('Қандай шешім?', 'Какое решение?', 'What decision?'),
} as const satisfies Record<string, LocalizedText>;

export const REFUSAL_WORDS: Readonly<Record<RefusalKind, LocalizedText>> = {
  authorisationRefused: say('Авторландырудан бас тартылды', 'В авторизации отказано', 'Authorisation refused'),
  edsNotConfirmed: say('ЭЦҚ расталмады, бас тартылды', 'ЭЦП не подтверждена, отказано', 'EDS not confirmed, refused'),
  dataUnavailable: say('Деректерді алу мүмкін болмады', 'Получить данные невозможно', 'Data cannot be obtained'),
  stateDataAbsent: say('Деректер табылмады, бас тартылды', 'Данные не найдены, отказано', 'Data not found, refused'),
  documentsRejected: say('Құжаттарға байланысты бас тартылды', 'Отказано из-за документов', 'Refused because of the documents'),
  acceptanceRefused: say('Қабылдаудан бас тартылды', 'В приёме отказано', 'Acceptance refused'),
  reasonedRefusal: say('Дәлелді бас тарту', 'Мотивированный отказ', 'Reasoned refusal'),
  negativeResult: say('Теріс нәтиже', 'Отрицательный результат', 'Negative result'),
  akimatRefusal: say('Әкімдік бас тартты', 'Отказ акимата', 'Refusal of the akimat'),
  queueRefusal: say('Кезекке қоюдан бас тартылды', 'В постановке на очередь отказано', 'Entry in the queue refused'),
  annulled: say('Рұқсаттың күші жойылды', 'Разрешение аннулировано', 'Permit annulled'),
};

export const EVENTS = {
  begin: say('Өтініш берілді', 'Обращение', 'Application made'),
  entered: say('Басқа бағыттан өту', 'Переход из другого маршрута', 'Entered from another route'),
  given: say('Нәтиже берілді', 'Результат выдан', 'Result given'),
  givenOrRefused: say('Нәтиже не бас тарту берілді', 'Выдан результат или отказ', 'Result or refusal given'),
  givenAtOnce: say('Нәтиже бірден берілді', 'Результат выдан сразу', 'Result given at once'),
  negative: say('Теріс нәтижемен аяқталды', 'Завершено с отрицательным результатом', 'Ended with a negative result'),
  refused: say('Бас тарту', 'Отказ', 'Refusal'),
} as const satisfies Record<string, LocalizedText>;

export const CHANNEL_SHORT: Readonly<Record<Channel, LocalizedText>> = {
  office: say('Кеңсе', 'Канцелярия', 'Office'),
  centre: say('ХҚКО', 'ЦОН', 'Centre'),
  portal: say('Портал', 'Портал', 'Portal'),
  akim: say('Әкім', 'Аким', 'Akim'),
};

export const KIND_WORDS = {
  directory: say('Бизнес-процестердің анықтамалығы', 'Справочник бизнес-процессов', 'Directory of business processes'),
  interaction: say('Функционалдық өзара іс-қимыл диаграммасы', 'Диаграмма функционального взаимодействия', 'Diagram of functional interaction'),
} as const satisfies Record<string, LocalizedText>;

export const STEP_WORDS = {
  process: say('процесс', 'процесс', 'process'),
  condition: say('шарт', 'условие', 'condition'),
  carries: say('осы бағыттың қадамы', 'шаг этого маршрута', 'step of this route'),
} as const satisfies Record<string, LocalizedText>;

export const LEGEND = {
  start: say('басталуы', 'начало', 'start'),
  end: say('нәтижемен аяқталуы', 'завершение с результатом', 'end with the result'),
  refusal: say('бас тартумен аяқталуы', 'завершение отказом', 'end with a refusal'),
  process: say('іс-әрекет (процесс)', 'действие (процесс)', 'action (process)'),
  condition: say('тексеру (шарт)', 'проверка (условие)', 'check (condition)'),
  fork: say('нәтижесі бойынша тармақталу', 'выбор по исходу', 'way by outcome'),
  merge: say('жолдардың қосылуы', 'слияние путей', 'ways come together'),
  duration: say('уақыт нормасы', 'норма времени', 'norm of time'),
  clause: say('қаулының тармағы', 'пункт постановления', 'clause of the decree'),
  supplied: say('мәтінде жазылмаған, қабылданған таңдау', 'в тексте не указано, принятое решение', 'not in the text; the choice recorded'),
  person: say('қатысушымен алмасу', 'обмен с участником', 'exchange with a person'),
  system: say('ақпараттық жүйемен алмасу', 'обмен с информационной системой', 'exchange with a system'),
} as const satisfies Record<string, LocalizedText>;
export type LegendEntry = keyof typeof LEGEND;

export const TITLE_WORDS = {
  legend: say('Шартты белгілер', 'Условные обозначения', 'Legend'),
  lanes: say('Қатысушылар', 'Участники', 'Lanes'),
  steps: say('қадам', 'шагов', 'steps'),
} as const satisfies Record<string, LocalizedText>;
