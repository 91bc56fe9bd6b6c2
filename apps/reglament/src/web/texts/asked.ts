/** What is said where an official asks the applicant for a document, and where the applicant answers. */
import type { Catalogue } from './message.ts';

export const askedTexts = {
  'asked.ask.title': { kk: 'Өтініш берушіден құжат сұрату', ru: 'Запросить документ у заявителя', en: 'Ask the applicant for a document' },
  'asked.ask.text': {
    kk: 'Өтініш берушіге хабарлама барады, ол құжатты жеке кабинетінен ЭЦҚ қойып жібереді. Қарау мерзімі тоқтамайды. Белгіленген күн өткенше немесе жауап келгенше өтініш берушінің зиянына шешім қабылданбайды.',
    ru: 'Заявитель получит уведомление и отправит документ из личного кабинета, подписав его ЭЦП. Срок рассмотрения не приостанавливается. Пока назначенный день не прошёл и ответа нет, решение против заявителя не принимается.',
    en: 'The applicant is told and sends the document from the personal cabinet, signed with an EDS. The term of the step runs on. Nothing is decided against the applicant before the answer has come or the day has passed.',
  },
  'asked.ask.document': { kk: 'Қай құжат керек', ru: 'Какой документ нужен', en: 'Which document is needed' },
  'asked.ask.why': { kk: 'Неге сұралады', ru: 'Почему запрашивается', en: 'Why it is asked for' },
  'asked.ask.words': { kk: 'Өтініш берушіге түсіндірме', ru: 'Пояснение заявителю', en: 'Explanation to the applicant' },
  'asked.ask.wordsHint': { kk: 'Не жетіспейтінін немесе не көрінбейтінін қарапайым тілмен жазыңыз. Өтініш беруші осы сөздерді оқиды.', ru: 'Напишите простыми словами, чего не хватает или что не видно. Заявитель прочтёт именно эти слова.', en: 'Say in plain words what is missing or cannot be read. The applicant reads these very words.' },
  'asked.ask.day': { kk: 'Жауап берудің соңғы күні', ru: 'Последний день для ответа', en: 'Last day for the answer' },
  'asked.ask.dayHint': { kk: '{from} – {to} аралығында: содан кейін қадам мерзімінде шешім қабылдауға уақыт қалады.', ru: 'С {from} по {to}: после этого до конца срока шага останется время на решение.', en: 'From {from} to {to}: after it there is still time to decide within the term of the step.' },
  'asked.ask.dayOutside': { kk: '«Жауап берудің соңғы күні»: {from} – {to} аралығындағы күнді жазыңыз', ru: '«Последний день для ответа»: укажите день с {from} по {to}', en: '“Last day for the answer”: give a day from {from} to {to}' },
  'asked.ask.button': { kk: 'Құжатты сұрату', ru: 'Запросить документ', en: 'Ask for the document' },

  'asked.why.missing': { kk: 'Құжат өтінішке тіркелмеген', ru: 'Документ не приложен к заявлению', en: 'The document is not attached to the application' },
  'asked.why.unclear': { kk: 'Көшірмесі анық емес, анығырақ көшірмесі керек', ru: 'Копия неразборчива, нужна более чёткая', en: 'The copy is unclear; a clearer one is needed' },

  'asked.view.title': { kk: 'Өтініш берушіден сұратылған құжаттар', ru: 'Документы, запрошенные у заявителя', en: 'Documents asked of the applicant' },
  'asked.view.line': { kk: '{document}. {why}. Соңғы күні: {day}.', ru: '{document}. {why}. Последний день: {day}.', en: '{document}. {why}. Last day: {day}.' },
  'asked.view.words': { kk: 'Түсіндірме: «{words}»', ru: 'Пояснение: «{words}»', en: 'Explanation: “{words}”' },
  'asked.standing.open': { kk: 'Жауап күтілуде', ru: 'Ожидается ответ', en: 'Answer awaited' },
  'asked.standing.given': { kk: 'Келді: {time}', ru: 'Получен: {time}', en: 'Received: {time}' },
  'asked.standing.late': { kk: 'Жауап келмеді', ru: 'Ответа не было', en: 'No answer came' },
  'asked.standing.over': { kk: 'Іс жауапсыз жалғасты', ru: 'Дело продолжено без ответа', en: 'The case went on without it' },

  'asked.queue.awaited': { kk: 'Өтініш берушіден құжат күтілуде', ru: 'Ожидается документ от заявителя', en: 'A document is awaited from the applicant' },
  'asked.queue.given': { kk: 'Сұратылған құжат келді', ru: 'Запрошенный документ получен', en: 'The document asked for has come' },

  'asked.mine.title': { kk: 'Сізден құжат сұралды', ru: 'У вас запросили документ', en: 'You have been asked for a document' },
  'asked.mine.words': { kk: 'Қызметкердің түсіндірмесі: «{words}»', ru: 'Пояснение сотрудника: «{words}»', en: 'The official’s explanation: “{words}”' },
  'asked.mine.until': { kk: 'Құжатты жіберудің соңғы күні: {day}.', ru: 'Отправьте документ до конца дня {day}.', en: 'Send the document by the end of {day}.' },
  'asked.mine.clock': {
    kk: 'Өтінішті қарау мерзімі тоқтамайды. Жауап болмаса, шешім қолда бар құжаттар бойынша қабылданады.',
    ru: 'Срок рассмотрения заявления не приостанавливается. Если ответа не будет, решение примут по имеющимся документам.',
    en: 'The term of your application runs on. Without an answer the decision rests on the documents there are.',
  },
  'asked.mine.law': {
    kk: 'Қаулыда құжатты қосымша сұрату жазылмаған, сондықтан ол мерзімді тоқтатпайды да, ұзартпайды да.',
    ru: 'Постановление не описывает дополнительный запрос документов, поэтому он не приостанавливает и не продлевает срок.',
    en: 'The decree prints no request for further documents, so it neither stops nor extends the term.',
  },
  'asked.mine.open': { kk: 'Құжатты жіберу', ru: 'Отправить документ', en: 'Send the document' },
  'asked.mine.past': { kk: 'Сізден сұралған құжаттар', ru: 'Запрошенные у вас документы', en: 'Documents you were asked for' },
  'asked.mine.given': { kk: 'Жібердіңіз: {time}', ru: 'Вы отправили: {time}', en: 'You sent it: {time}' },
  'asked.mine.late': { kk: 'Жіберілмеді: күні өтті', ru: 'Не отправлен: день прошёл', en: 'Not sent: the day has passed' },
  'asked.mine.line': { kk: 'Сізден құжат күтілуде. Соңғы күні: {day}', ru: 'От вас ждут документ: до {day}', en: 'A document is awaited from you: until {day}' },

  'asked.send.title': { kk: 'Сұралған құжатты жіберу', ru: 'Отправка запрошенного документа', en: 'Send the document asked for' },
  'asked.send.files': { kk: 'Құжаттың суреті немесе файлы', ru: 'Фотография или файл документа', en: 'Photograph or file of the document' },
  'asked.send.ready': { kk: 'Дайын файлдар', ru: 'Готовые файлы', en: 'Files laid ready' },
  'asked.send.missing': { kk: 'Құжаттың суретін немесе файлын таңдаңыз', ru: 'Выберите фотографию или файл документа', en: 'Choose a photograph or file of the document' },
  'asked.send.signTitle': { kk: 'Құжатқа қол қойып жіберу', ru: 'Подпись и отправка документа', en: 'Sign and send the document' },
  'asked.send.signText': { kk: 'Өтінішке қалай қол қойсаңыз, бұл құжатқа да солай қол қоясыз. Қол қойылған соң құжат қызметкерге бірден барады.', ru: 'Документ подписывается так же, как и заявление. После подписи он сразу поступит сотруднику.', en: 'The document is signed like the application. Once signed, it reaches the official at once.' },
  'asked.send.toSign': { kk: 'Қол қоюға көшу', ru: 'Перейти к подписи', en: 'Go on to sign' },

  'asked.over.late': {
    kk: 'Құжатты жіберудің күні өтіп кетті. Енді шешім қолда бар құжаттар бойынша қабылданады. Қызметкер құжатты қайта сұрата алады, ондай жағдайда сізге хабарлама келеді.',
    ru: 'День, до которого нужно было отправить документ, прошёл. Решение примут по имеющимся документам. Сотрудник может запросить документ снова, тогда вы получите уведомление.',
    en: 'The day for sending the document has passed. The decision will rest on the documents there are. The official may ask again; then you will be told.',
  },
  'asked.over.over': {
    kk: 'Құжат енді қажет емес: қызметкер өтінішті қарап болды немесе іс аяқталды. Өтініштің жай-күйін оның бетінен қараңыз.',
    ru: 'Документ больше не нужен: сотрудник закончил рассмотрение или дело завершено. Смотрите состояние заявления на его странице.',
    en: 'The document is no longer needed: the official has finished examining, or the case has ended. See its page for how it stands.',
  },
  'asked.over.title': { kk: 'Құжат жіберілмеді', ru: 'Документ не отправлен', en: 'The document was not sent' },
  'asked.over.toCase': { kk: 'Өтінішті ашу', ru: 'Открыть заявление', en: 'Open the application' },

  'asked.notice.asked': { kk: 'Сізден құжат сұралды: {document}. Жіберудің соңғы күні: {day}. Қарау мерзімі тоқтамайды.', ru: 'У вас запросили документ: {document}. Отправьте его до конца дня {day}. Срок рассмотрения не приостанавливается.', en: 'You have been asked for a document: {document}. Send it by the end of {day}. The term runs on.' },
  'asked.notice.given': { kk: 'Сіз құжат жібердіңіз: {document}.', ru: 'Вы отправили документ: {document}.', en: 'You sent a document: {document}.' },
  'asked.paper.answer': { kk: 'Құжат сұратуға жауап (қол қойылған мәтін)', ru: 'Ответ на запрос документа (подписанный текст)', en: 'Answer to a request for a document (the text signed)' },
  'asked.event.asked': { kk: 'Өтініш берушіден құжат сұратылды: {document}, соңғы күні {day}. «{words}»', ru: 'У заявителя запрошен документ: {document}, последний день {day}. «{words}»', en: 'The applicant was asked for a document: {document}, last day {day}. “{words}”' },
  'asked.event.given': { kk: 'Өтініш беруші сұралған құжатты ЭЦҚ қойып жіберді: {document}', ru: 'Заявитель отправил запрошенный документ, подписав его ЭЦП: {document}', en: 'The applicant sent the document asked for, signed with an EDS: {document}' },
} as const satisfies Catalogue;
