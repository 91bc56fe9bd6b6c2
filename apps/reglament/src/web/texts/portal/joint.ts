/** Texts of requests that several people sign. */
import type { Catalogue } from '../message.ts';

export const portalJointTexts = {
  'portal.joint.step': { kk: 'Бірге қол қоятындар', ru: 'Кто подписывает вместе с вами', en: 'Who signs with you' },
  'portal.joint.text': {
    kk: 'Бұл өтінішке басқа адамдар да қол қояды. ЖСН-ін жазыңыз: өтініш олардың жеке кабинетінде шығады. Бәрі қол қойғанда ғана ол бөлімге жіберіледі.',
    ru: 'Это заявление подписывают и другие люди. Укажите их ИИН: заявление появится в их личном кабинете. Оно уйдёт в отдел, когда подпишут все.',
    en: 'Others sign this application, too. Give their IIN: the application appears in their personal cabinet. It goes to the department when all have signed.',
  },
  'portal.joint.spouse': { kk: 'Жұбайыңыздың ЖСН-і', ru: 'ИИН супруга (супруги)', en: 'Your spouse’s IIN' },
  'portal.joint.noSpouse': { kk: 'Жұбайым жоқ', ru: 'Супруга (супруги) нет', en: 'I have no spouse' },
  'portal.joint.noSpouseHint': {
    kk: 'Бұл сөзіңіз өтінішке жазылады. Растайтын құжатты (мысалы, некені бұзу туралы куәлікті) қоса тіркеңіз.',
    ru: 'Эти слова войдут в заявление. Приложите подтверждающий документ, например свидетельство о расторжении брака.',
    en: 'This statement becomes part of the application. Attach a document that shows it, such as a certificate of divorce.',
  },
  'portal.joint.children': { kk: '{years} жастан асқан балалар', ru: 'Дети старше {years} лет', en: 'Children over {years}' },
  'portal.joint.childrenText': {
    kk: 'Үлгі бойынша бұл балалар қол қойып, «{word}» деп жазады. Мұндай бала болмаса, өрістерді бос қалдырыңыз.',
    ru: 'По форме такие дети подписывают заявление и пишут «{word}». Если таких детей нет, оставьте поля пустыми.',
    en: 'By the form these children sign and write “{word}”. If there are none, leave the fields empty.',
  },
  'portal.joint.child': { kk: '{number}-баланың ЖСН-і', ru: 'ИИН {number}-го ребёнка', en: 'IIN of child {number}' },
  'portal.joint.moreChildren': { kk: 'Тағы балалар', ru: 'Ещё дети', en: 'More children' },
  'portal.joint.noEds': {
    kk: 'Баланың ЭЦҚ-сы болмаса, ЖСН-ін жазбаңыз: оның қолы мен «{word}» деген сөзі бар бетті құжаттарға тіркеңіз.',
    ru: 'Если у ребёнка нет ЭЦП, не указывайте его ИИН: приложите к документам лист с его подписью и словом «{word}».',
    en: 'If a child has no EDS, leave out its IIN and attach to the documents a page with its signature and the word “{word}”.',
  },

  'portal.joint.title': { kk: 'Бірлескен өтініш', ru: 'Совместное заявление', en: 'Joint application' },
  'portal.joint.asked': { kk: 'Қол қоюыңызды күтіп тұр', ru: 'Ждут вашей подписи', en: 'Waiting for your signature' },
  'portal.joint.mine': { kk: 'Басқалардың қол қоюын күтіп тұр', ru: 'Ждут подписи других', en: 'Waiting for others to sign' },
  'portal.joint.until': { kk: 'Қол қоюдың соңғы мерзімі: {time}', ru: 'Подписать нужно до {time}', en: 'To be signed by {time}' },
  'portal.joint.waits': {
    kk: 'Өтініш бәрі қол қойғанда жіберіледі. Оған дейін жауаптарды өзгертуге болмайды.',
    ru: 'Заявление уйдёт, когда подпишут все. До этого ответы изменить нельзя.',
    en: 'The application goes when all have signed. Until then the answers cannot be changed.',
  },
  'portal.joint.signers': { kk: 'Кім қол қояды', ru: 'Кто подписывает', en: 'Who signs' },
  'portal.joint.who.spouse': { kk: 'жұбай', ru: 'супруг(а)', en: 'spouse' },
  'portal.joint.who.child': { kk: 'бала', ru: 'ребёнок', en: 'child' },
  'portal.joint.who.applicant': { kk: 'өтініш беруші', ru: 'заявитель', en: 'applicant' },
  'portal.joint.state.asked': { kk: 'әлі қол қойған жоқ', ru: 'ещё не подписал(а)', en: 'has not signed yet' },
  'portal.joint.state.signed': { kk: 'қол қойды', ru: 'подписано', en: 'signed' },
  'portal.joint.state.declined': { kk: 'қол қоюдан бас тартты', ru: 'отказ подписать', en: 'declined to sign' },
  'portal.joint.cancel': { kk: 'Қайтарып алып, өзгерту', ru: 'Отозвать и изменить', en: 'Take it back and change it' },
  'portal.joint.cancelText': {
    kk: 'Қайтарып алсаңыз, қойылған қолтаңбалар жарамсыз болады да, жауаптарды өзгертіп, қайта қол қоясыз.',
    ru: 'Если отозвать, поставленные подписи пропадут; ответы можно изменить и подписать заново.',
    en: 'If you take it back, the signatures made are void; you can change the answers and sign anew.',
  },
  'portal.joint.isDeclined': {
    kk: 'Шақырылғандардың бірі қол қоюдан бас тартты. Өтініш жіберілген жоқ. Жауаптарды өзгертіп, қайта қол қоюға болады.',
    ru: 'Один из приглашённых отказался подписать. Заявление не отправлено. Ответы можно изменить и подписать заново.',
    en: 'One of those asked declined to sign. The application was not sent. You can change the answers and sign anew.',
  },
  'portal.joint.isExpired': {
    kk: 'Бәрі мерзімінде қол қойған жоқ, өтініш жіберілмеді. Оған қайта қол қоюға болады.',
    ru: 'Не все подписали в срок, заявление не отправлено. Его можно подписать заново.',
    en: 'Not everybody signed in time, and the application was not sent. It can be signed anew.',
  },
  'portal.joint.isCancelled': { kk: 'Өтініш беруші оны қайтарып алды.', ru: 'Заявитель отозвал его.', en: 'The applicant has taken it back.' },
  'portal.joint.isChanged': {
    kk: 'Қол қойылып жатқанда бөлімнің немесе өтініш берушінің атауы өзгерді, өтініш жіберілмеді. Бәрі қайта қол қоюы керек.',
    ru: 'Пока подписывали, изменилось название отдела или имя заявителя, и заявление не отправлено. Всем нужно подписать заново.',
    en: 'While it was being signed, the name of the department or of the applicant changed, and the application was not sent. Everybody has to sign anew.',
  },
  'portal.joint.isSent': { kk: 'Бәрі қол қойды, өтініш бөлімге жіберілді.', ru: 'Все подписали, заявление отправлено в отдел.', en: 'All have signed, and the application has gone to the department.' },
  'portal.joint.signed': { kk: 'Қолтаңбаңыз қабылданды', ru: 'Ваша подпись принята', en: 'Your signature has been taken' },
  'portal.joint.toDraft': { kk: 'Өтінішке өту', ru: 'Перейти к заявлению', en: 'Go to the application' },

  'portal.joint.signTitle': { kk: 'Бірлескен өтінішке қол қою', ru: 'Подписание совместного заявления', en: 'Sign a joint application' },
  'portal.joint.signText': {
    kk: '{name} осы өтінішке сізбен бірге қол қоюды сұрайды. Оқып шығыңыз: бәріңіз бір құжатқа қол қоясыз.',
    ru: '{name} просит вас подписать это заявление вместе. Прочтите его: все подписывают один и тот же документ.',
    en: '{name} asks you to sign this application together. Read it: all sign the very same document.',
  },
  'portal.joint.word': { kk: '«{word}» деген сөзді жазыңыз', ru: 'Напишите слово «{word}»', en: 'Write the word “{word}”' },
  'portal.joint.wordHint': { kk: 'Бұл өтінішпен келісетініңізді білдіреді', ru: 'Это значит, что вы согласны с заявлением', en: 'It means that you agree to the application' },
  'portal.joint.wordFirst': { kk: 'Жалғастыру', ru: 'Продолжить', en: 'Continue' },
  'portal.joint.decline': { kk: 'Қол қоймаймын', ru: 'Не буду подписывать', en: 'I will not sign' },
  'portal.joint.declineText': {
    kk: 'Келіспесеңіз, қол қоймауға құқығыңыз бар. Онда өтініш жіберілмейді, өтініш берушіге бұл туралы айтылады.',
    ru: 'Вы вправе не подписывать. Тогда заявление не уйдёт, и заявителю об этом сообщат.',
    en: 'You have the right not to sign. Then the application is not sent, and the applicant is told.',
  },
} as const satisfies Catalogue;
