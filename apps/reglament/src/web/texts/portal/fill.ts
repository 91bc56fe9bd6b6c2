/** Texts of filling in a request from registers: the consent, what came of it, and the mark at each field. */
import type { Catalogue } from '../message.ts';

export const portalFillTexts = {
  'portal.fill.step': { kk: 'Деректерді тізілімнен толтыру', ru: 'Заполнение из реестра', en: 'Filling in from a register' },
  'portal.fill.text': {
    kk: 'Келіссеңіз, портал сіз туралы деректерді мемлекеттік жүйеден алып ({system}), мына өрістерді өзі толтырады:',
    ru: 'С вашего согласия портал возьмёт данные о вас из государственной системы ({system}) и сам заполнит эти поля:',
    en: 'With your consent the portal takes the data about you from a state system ({system}) and fills in these fields:',
  },
  'portal.fill.free': {
    kk: 'Келіспеуге де болады: онда өрістерді өзіңіз толтырасыз, бұл өтініштің қаралуына әсер етпейді. Келісім тек осы өтінішке жарамды және қол қоятын құжатыңызға жазылады.',
    ru: 'Можно не соглашаться: тогда вы заполните поля сами, на рассмотрение это не влияет. Согласие действует только для этого заявления и записывается в документе, который вы подпишете.',
    en: 'You need not agree: then you fill in the fields yourself, which changes nothing for your application. The consent holds for this application only and is written into the document you sign.',
  },
  'portal.fill.question': { kk: 'Деректеріңізді тізілімнен алуға келісесіз бе?', ru: 'Согласны получить данные о вас из реестра?', en: 'Do you agree to the data about you being fetched?' },
  'portal.fill.yes': { kk: 'Иә, келісемін', ru: 'Да, согласен (согласна)', en: 'Yes, I agree' },
  'portal.fill.no': { kk: 'Жоқ, өзім толтырамын', ru: 'Нет, заполню сам(а)', en: 'No, I will fill them in myself' },
  'portal.fill.printed': { kk: 'Қызмет көрсету кезінде қорғалатын деректер тек келісіммен пайдаланылады.', ru: 'При оказании услуги охраняемые данные используются только с согласия.', en: 'Protected data are used for the service only with consent.' },
  'portal.fill.ours': {
    kk: 'Қаулыда бұл жүйеден деректер сұрату жазылмаған. Портал оны тек сіздің келісіміңізбен, өзіңіз туралы деректерді толтыру үшін сұрайды.',
    ru: 'Постановление не описывает запрос в эту систему. Портал обращается к ней только с вашего согласия, чтобы заполнить данные о вас.',
    en: 'The decree prints no query to this system. The portal asks it only with your consent, to fill in data about you.',
  },
  'portal.fill.found.title': { kk: 'Деректер толтырылды', ru: 'Данные заполнены', en: 'The data are filled in' },
  'portal.fill.found': { kk: 'Тізілімнен алынған жауаптар белгіленген ({system}). Тексеріп шығыңыз, қате болса, түзетіңіз.', ru: 'Ответы из реестра отмечены ({system}). Проверьте их и исправьте, если в них ошибка.', en: 'Answers from “{system}” are marked. Look them over and correct what is wrong.' },
  'portal.fill.absent.title': { kk: 'Тізілімде дерек табылмады', ru: 'В реестре данных не нашлось', en: 'The register has no data' },
  'portal.fill.absent': { kk: 'Мемлекеттік жүйеде ({system}) сіз туралы дерек жоқ. Бұл – бас тарту емес: өрістерді өзіңіз толтырыңыз.', ru: 'В государственной системе ({system}) данных о вас нет. Это не отказ: заполните поля сами.', en: '“{system}” holds no data about you. This is no refusal: fill in the fields yourself.' },
  'portal.fill.unavailable.title': { kk: 'Тізілім жауап бермеді', ru: 'Реестр не ответил', en: 'The register did not answer' },
  'portal.fill.unavailable': { kk: 'Мемлекеттік жүйе ({system}) қазір жауап бермейді, сондықтан өрістер бос тұр. Өзіңіз толтырыңыз немесе алдыңғы бетке оралып, қайталап көріңіз.', ru: 'Государственная система ({system}) сейчас не отвечает, поэтому поля пусты. Заполните их сами или вернитесь на шаг назад и попробуйте ещё раз.', en: '“{system}” does not answer now, so the fields are empty. Fill them in yourself, or go back one page and try again.' },
  'portal.fill.source': { kk: 'Дереккөзі: {system}, {day}', ru: 'Источник: {system}, {day}', en: 'Source: {system}, {day}' },
  'portal.fill.official': { kk: 'Дереккөзі: {system}', ru: 'Источник: {system}', en: 'Source: {system}' },
} as const satisfies Catalogue;
