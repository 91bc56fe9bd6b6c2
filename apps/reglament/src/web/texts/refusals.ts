/**
 * Refusals and other negative messages of the law, one wording per kind and never mixed. Each has a title
 * (`…title`) and a sentence that says what it means and what can be done (`…text`). The ground of the concrete case is
 * shown beside it, from the case itself.
 */
import type { Catalogue } from './message.ts';

export const refusalTexts = {
  'refusals.authorisationRefused.title': { kk: 'Авторландырудан бас тартылды', ru: 'В авторизации отказано', en: 'Authorisation refused' },
  'refusals.authorisationRefused.text': {
    kk: 'Енгізілген мәліметтерде бұзушылық бар: ЖСН немесе пароль тіркелгендегіге сәйкес келмейді. Мәліметтерді тексеріп, қайта кіріңіз.',
    ru: 'В указанных данных есть нарушения: ИИН или пароль не совпадают с зарегистрированными. Проверьте данные и войдите ещё раз.',
    en: 'The data given are not in order: the IIN or the password differs from what was registered. Check them and sign in again.',
  },
  'refusals.edsNotConfirmed.title': { kk: 'Сұратылған қызметтен бас тартылды', ru: 'В запрошенной услуге отказано', en: 'The requested service is refused' },
  'refusals.edsNotConfirmed.text': {
    kk: 'ЭЦҚ-ның түпнұсқалығы расталмады. Өтініш жіберілген жоқ. Қолданыстағы өз ЭЦҚ-ңызбен қайта қол қойыңыз.',
    ru: 'Подлинность ЭЦП не подтверждена. Заявление не отправлено. Подпишите его ещё раз своей действующей ЭЦП.',
    en: 'The authenticity of the EDS was not confirmed. The application was not sent. Sign it again with your own valid EDS.',
  },
  'refusals.edsNotConfirmed.expired': { kk: 'Тіркеу куәлігінің мерзімі өткен немесе әлі басталмаған', ru: 'Срок действия регистрационного свидетельства истёк или ещё не начался', en: 'The certificate has expired or is not valid yet' },
  'refusals.dataUnavailable.title': { kk: 'Деректерді алу мүмкін болмады', ru: 'Получить данные невозможно', en: 'The data cannot be obtained' },
  'refusals.dataUnavailable.text': {
    kk: 'Өтініш берушінің деректері мемлекеттік дерекқорда немесе сенімхат бірыңғай нотариалдық жүйеде жоқ.',
    ru: 'Данных заявителя нет в государственной базе данных или доверенности нет в единой нотариальной системе.',
    en: 'The applicant’s data are not in the state database, or the power of attorney is not in the notaries’ system.',
  },
  'refusals.stateDataAbsent.title': { kk: 'Сұратылған қызметтен бас тартылды', ru: 'В запрошенной услуге отказано', en: 'The requested service is refused' },
  'refusals.stateDataAbsent.text': {
    kk: 'Мемлекеттік ақпараттық жүйелерде сіздің деректеріңіз табылмады.',
    ru: 'В государственных информационных системах ваши данные не найдены.',
    en: 'Your data were not found in the state information systems.',
  },
  'refusals.documentsRejected.title': { kk: 'Сұратылған қызметтен бас тартылды', ru: 'В запрошенной услуге отказано', en: 'The requested service is refused' },
  'refusals.documentsRejected.text': {
    kk: 'Тіркелген құжаттарда бұзушылықтар бар. Оларды жойып, өтінішті қайта бере аласыз.',
    ru: 'В приложенных документах есть нарушения. Устраните их и подайте заявление снова.',
    en: 'The attached documents are not in order. You can put them right and apply again.',
  },
  'refusals.acceptanceRefused.title': { kk: 'Өтінішті қабылдаудан бас тартылды', ru: 'В приёме заявления отказано', en: 'The application was not accepted' },
  'refusals.acceptanceRefused.text': {
    kk: 'Құжаттар топтамасы толық емес немесе мерзімі өткен құжат бар. Толықтырып, қайта келіңіз.',
    ru: 'Пакет документов неполный или в нём есть документ с истёкшим сроком. Дополните его и обратитесь снова.',
    en: 'The package of documents is incomplete or holds an expired document. Complete it and come again.',
  },
  'refusals.reasonedRefusal.title': { kk: 'Қызмет көрсетуден дәлелді бас тарту', ru: 'Мотивированный отказ в оказании услуги', en: 'Reasoned refusal of the service' },
  'refusals.reasonedRefusal.text': {
    kk: 'Жауапта бас тартудың негізі жазылған. Онымен келіспесеңіз, шағымдана аласыз.',
    ru: 'В ответе изложено основание отказа. Если вы с ним не согласны, его можно обжаловать.',
    en: 'The answer states the ground of the refusal. If you disagree, you can appeal.',
  },
  'refusals.negativeResult.title': { kk: 'Теріс қорытынды', ru: 'Отрицательное заключение', en: 'Negative conclusion' },
  'refusals.negativeResult.text': {
    kk: 'Қызмет көрсетілді, қорытындысы – теріс.',
    ru: 'Услуга оказана, заключение отрицательное.',
    en: 'The service was rendered; its conclusion is negative.',
  },
  'refusals.akimatRefusal.title': { kk: 'Әкімдік бас тарту туралы шешім қабылдады', ru: 'Акимат принял решение об отказе', en: 'The akimat decided to refuse' },
  'refusals.akimatRefusal.text': {
    kk: 'Шешім мен оның негізі хатта жазылған.',
    ru: 'Решение и его основание изложены в письме.',
    en: 'The decision and its ground are stated in the letter.',
  },
  'refusals.queueRefusal.title': { kk: 'Кезекке қоюдан бас тартылды', ru: 'В постановке на очередь отказано', en: 'Entry in the queue is refused' },
  'refusals.queueRefusal.text': {
    kk: 'Бұл шешімге шағымдануға құқығыңыз бар.',
    ru: 'Вы вправе обжаловать это решение.',
    en: 'You have the right to complain against this decision.',
  },
  'refusals.annulled.title': { kk: 'Рұқсаттың күші жойылды', ru: 'Разрешение аннулировано', en: 'The permit is annulled' },
  'refusals.annulled.text': {
    kk: 'Кепілдік құжаттар мерзімінде ұсынылмады.',
    ru: 'Гарантийные документы не представлены в срок.',
    en: 'The guarantee documents were not presented in time.',
  },
} as const satisfies Catalogue;
