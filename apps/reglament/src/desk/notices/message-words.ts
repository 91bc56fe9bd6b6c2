/**
 * Words of the short messages and letters. They leave the house unprotected and may be read over a shoulder, so they name
 * nobody and no service: only that there is something new, for one's own request number, and where to look.
 */
import type { LocalizedText } from '@reglament/regulation';
import type { NoticeKind } from './notices.ts';

const say = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });

export const MESSAGE_SUBJECT = say('Өтінішіңіз бойынша жаңалық', 'Новое по вашему заявлению', 'News of your application');

const SAID = {
  registered: say('Өтінішіңіз тіркелді.', 'Заявление зарегистрировано.', 'Your application is registered.'),
  moved: say('Өтініштің жай-күйі өзгерді.', 'Статус заявления изменился.', 'The status of your application has changed.'),
  'your-turn': say('Өтініш бойынша сізден әрекет күтілуде.', 'По заявлению ждут вашего действия.', 'Your application waits for you.'),
  issued: say('Жауап дайын.', 'Ответ готов.', 'The answer is ready.'),
  // Not told in a message that was refused: that is nobody's business but the reader's.
  refused: say('Жауап дайын.', 'Ответ готов.', 'The answer is ready.'),
  late: say('Өтінішті қарау мерзімі өтіп кетті.', 'Нарушен срок рассмотрения заявления.', 'Your application is overdue.'),
  extended: say('Өтінішті қарау мерзімі ұзартылды.', 'Срок рассмотрения заявления продлён.', 'The term of your application was extended.'),
  waiting: say('Мемлекеттік жүйенің жауабы күтілуде.', 'Ожидается ответ государственной системы.', 'Your application waits for an answer of a state system.'),
  withdrawn: say('Өтініш кері қайтарып алынды.', 'Заявление отозвано.', 'Your application was withdrawn.'),
  'complaint-filed': say('Шағымыңыз тіркелді.', 'Жалоба зарегистрирована.', 'Your complaint is registered.'),
  'to-fetch': say('Қызмет нәтижесі дайын, оны алып кетіңіз.', 'Результат услуги готов, заберите его.', 'The result of your service is ready to be fetched.'),
  'document-asked': say('Өтініш бойынша сізден құжат сұралды.', 'По заявлению у вас запросили документ.', 'You have been asked for a document.'),
  'document-given': say('Құжатыңыз қабылданды.', 'Ваш документ получен.', 'Your document was received.'),
  'complaint-answered': say('Шағымыңызға жауап берілді.', 'На жалобу дан ответ.', 'Your complaint has been answered.'),
} as const satisfies Record<NoticeKind, LocalizedText>;

const WHERE = say('Жеке кабинетті қараңыз', 'Смотрите в личном кабинете', 'See your personal cabinet');

/** One line, fit for a short message: what is new, the request's number where it has one, where to look. */
export function messageText(kind: NoticeKind, language: keyof LocalizedText, number: string | null, cabinet: string): string {
  return `${number === null ? '' : `${number}: `}${SAID[kind][language]} ${WHERE[language]}: ${cabinet}`;
}

const INVITED = say('Сізден бірлескен өтінішке қол қою сұралды.', 'Вас просят подписать совместное заявление.', 'You are asked to sign a joint application.');

/** For whoever has to sign with another: not with whom, nor what. */
export function invitationText(language: keyof LocalizedText, cabinet: string): string {
  return `${INVITED[language]} ${WHERE[language]}: ${cabinet}`;
}

/** The language an account is written to in; Kazakh where it says none we speak. */
export function languageOf(language: string): keyof LocalizedText {
  return language === 'ru' || language === 'en' ? language : 'kk';
}
