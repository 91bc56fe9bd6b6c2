/** Texts of a request: from its first question to its signature. */
import type { Catalogue } from './message.ts';

export const portalApplyTexts = {
  'portal.apply.title': { kk: 'Өтініш', ru: 'Заявление', en: 'Application' },
  'portal.apply.startText': {
    kk: 'Төмендегі бөлімдерді толтырыңыз. Әр бөлімнен кейін жауаптарыңыз сақталады.',
    ru: 'Заполните разделы ниже. После каждого раздела ответы сохраняются.',
    en: 'Fill in the parts below. Your answers are kept after each part.',
  },
  'portal.apply.keptText': {
    kk: 'Кез келген уақытта тоқтап, кейін басқа құрылғыдан жалғастыра аласыз.',
    ru: 'Можно прерваться в любой момент и продолжить с другого устройства.',
    en: 'You can stop at any time and go on later from another device.',
  },
  'portal.apply.form': { kk: 'Өтініштің түрі', ru: 'Вид заявления', en: 'Kind of application' },
  'portal.apply.formQuestion': { kk: 'Қандай өтініш бересіз?', ru: 'Какое заявление вы подаёте?', en: 'Which application are you making?' },
  'portal.apply.formLeadsTo': { kk: 'Нәтижесі: {results}', ru: 'Результат: {results}', en: 'Result: {results}' },
  'portal.apply.provider': { kk: 'Қай бөлім қарайды', ru: 'Кто рассмотрит', en: 'Who will examine it' },
  'portal.apply.providerQuestion': { kk: 'Өтініш қай бөлімге жіберілсін?', ru: 'В какой отдел направить заявление?', en: 'Which department should the application go to?' },
  'portal.apply.providerHint': { kk: 'Тұратын жеріңіздегі бөлімді таңдаңыз', ru: 'Выберите отдел по месту жительства', en: 'Choose the department where you live' },
  'portal.apply.noProvider': {
    kk: 'Бұл қызметті көрсететін бөлім жүйеге әлі қосылмаған. Өтінішті қазір порталда беру мүмкін емес.',
    ru: 'Отдел, который оказывает эту услугу, ещё не подключён. Сейчас подать заявление через портал нельзя.',
    en: 'No department that renders this service is connected yet. You cannot apply on the portal at present.',
  },
  'portal.apply.aboutYou': { kk: 'Өзіңіз туралы', ru: 'О вас', en: 'About you' },
  'portal.apply.lockedHint': { kk: 'Бұл мәліметтер тіркелгіңізден алынды, өтініште өзгертілмейді.', ru: 'Эти сведения взяты из вашей учётной записи, в заявлении их не меняют.', en: 'These data come from your account and cannot be changed in the application.' },
  'portal.apply.request': { kk: 'Өтініш мәліметтері', ru: 'Сведения для заявления', en: 'About your request' },
  'portal.apply.formOurs': { kk: 'Өтініштің үлгісі стандартта; сұрақтар соған сай құрылған.', ru: 'Форма заявления дана в стандарте; вопросы составлены по ней.', en: 'The form stands in the Standard; the questions follow it.' },
  'portal.apply.formPrinted': { kk: 'Өтініштің үлгісі регламентте басылған.', ru: 'Форма заявления напечатана в регламенте.', en: 'The form is printed in the regulation.' },
  'portal.apply.documents': { kk: 'Құжаттар', ru: 'Документы', en: 'Documents' },
  'portal.apply.documentsText': {
    kk: 'Құжаттың әр бетін телефонмен суретке түсіруге болады. Бір құжатқа бірнеше файл тіркей аласыз.',
    ru: 'Каждую страницу можно сфотографировать телефоном. К одному документу можно приложить несколько файлов.',
    en: 'You can photograph each page with your telephone. One document may have several files.',
  },
  'portal.apply.attach': { kk: 'Тіркеп, осы бетте қалу', ru: 'Приложить и остаться здесь', en: 'Attach and stay here' },
  'portal.apply.attached': { kk: 'Тіркелген файлдар', ru: 'Приложенные файлы', en: 'Attached files' },
  'portal.apply.remove': { kk: 'Алып тастау', ru: 'Убрать', en: 'Remove' },
  'portal.apply.tooManyAtOnce': { kk: 'Бір жолда ең көбі 10 файл жіберуге болады. Бөліп жіберіңіз', ru: 'За один раз можно отправить не больше 10 файлов. Отправьте по частям', en: 'Up to 10 files can be sent at once. Send them in parts' },
  'portal.apply.checkAndSign': { kk: 'Тексеріп, қол қою', ru: 'Проверить и подписать', en: 'Check and sign' },
  'portal.apply.check': { kk: 'Жауаптарыңызды тексеріңіз', ru: 'Проверьте ответы', en: 'Check your answers' },
  'portal.apply.checkText': { kk: 'Бәрі дұрыс болса, өтінішке қол қоюға өтіңіз.', ru: 'Если всё верно, переходите к подписи заявления.', en: 'If everything is right, go on to sign the application.' },
  'portal.apply.stillMissing': { kk: 'Мына бөлімдерді толтыру керек', ru: 'Осталось заполнить', en: 'Still to be filled in' },
  'portal.apply.toSigning': { kk: 'Қол қоюға өту', ru: 'Перейти к подписи', en: 'Go on to sign' },
  'portal.apply.yes': { kk: 'Иә', ru: 'Да', en: 'Yes' },

  'portal.sign.title': { kk: 'Өтінішке қол қойыңыз', ru: 'Подпишите заявление', en: 'Sign the application' },
  'portal.sign.text': {
    kk: 'Қол қойылған өтініш электрондық құжатқа айналады және бірден қызмет берушіге жіберіледі.',
    ru: 'Подписанное заявление становится электронным документом и сразу уходит услугодателю.',
    en: 'Once signed, the application becomes an electronic document and goes to the provider at once.',
  },
  'portal.sign.document': { kk: 'Қол қойылатын құжатты қарау', ru: 'Посмотреть, что вы подписываете', en: 'See what you are signing' },
  'portal.sign.bytes': { kk: 'Құжаттың дәл мәтіні (XML)', ru: 'Точный текст документа (XML)', en: 'The exact text of the document (XML)' },
  'portal.sign.bytesText': { kk: 'Қол дәл осы мәтінге қойылады. Оның бір таңбасы өзгерсе де, қол жарамсыз болады.', ru: 'Подпись ставится именно под этим текстом. Изменится хоть один знак – подпись станет недействительной.', en: 'The signature is made over exactly this text. Should a single character change, the signature fails.' },
  'portal.sign.checks': {
    kk: 'Портал тіркеу куәлігінің мерзімін, кері қайтарылмағанын және ондағы ЖСН сіздікі екенін тексереді.',
    ru: 'Портал проверит срок регистрационного свидетельства, не отозвано ли оно и ваш ли в нём ИИН.',
    en: 'The portal checks that your certificate is within its term, is not revoked, and carries your IIN.',
  },
  'portal.sign.unavailable': {
    kk: 'Тіркеу куәлігіңіздің кері қайтарылмағанын қазір тексеру мүмкін емес. Бұл бас тарту емес: өтініш жіберілген жоқ, жауаптарыңыз сақталды. Бірнеше минуттан кейін қайталап көріңіз.',
    ru: 'Сейчас невозможно проверить, не отозвано ли ваше регистрационное свидетельство. Это не отказ: заявление не отправлено, ответы сохранены. Попробуйте через несколько минут.',
    en: 'It cannot be checked now whether your certificate has been revoked. This is not a refusal: nothing was sent and your answers are kept. Try again in a few minutes.',
  },
} as const satisfies Catalogue;
