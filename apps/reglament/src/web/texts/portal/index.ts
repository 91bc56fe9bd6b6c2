/** Texts of the portal's pages: what all of them share, the home page. Others stand in files of their own beside it. */
import type { Catalogue } from '../message.ts';
import { portalAccountTexts } from './account.ts';
import { portalApplyTexts } from './apply.ts';
import { portalCabinetTexts } from './cabinet.ts';
import { portalComplaintTexts } from './complaints.ts';
import { portalFillTexts } from './fill.ts';
import { portalOwnStepTexts } from './own-step.ts';
import { portalPlaceTexts } from './places.ts';
import { portalPublicTexts } from './public.ts';
import { portalJointTexts } from './joint.ts';
import { portalMyAccountTexts } from './my-account.ts';
import { portalServicesTexts } from './services.ts';
import { portalVisitTexts } from './visits.ts';

const sharedTexts = {
  'portal.home': { kk: 'Басты бет', ru: 'Главная', en: 'Home' },
  'portal.services': { kk: 'Қызметтер', ru: 'Услуги', en: 'Services' },
  'portal.cabinet': { kk: 'Жеке кабинет', ru: 'Личный кабинет', en: 'Personal cabinet' },
  'portal.verify': { kk: 'Құжатты тексеру', ru: 'Проверка документа', en: 'Check a document' },
  'portal.you': { kk: 'Сіз', ru: 'Вы', en: 'You' },

  'portal.law.decreeShort': { kk: '№\u00a0{number} қаулы', ru: 'Постановление №\u00a0{number}', en: 'Decree No.\u00a0{number}' },
  'portal.norm.onTheDay': { kk: 'сол күні', ru: 'в тот же день', en: 'on the same day' },

  'portal.home.title': { kk: 'Мемлекеттік қызметтер', ru: 'Государственные услуги', en: 'State services' },
  'portal.home.lead': {
    kk: 'Қызметті таңдап, өтінішті үйден шықпай беріңіз. Әр қадамды кім, қандай мерзімде және заңның қай тармағы бойынша орындайтыны көрініп тұрады.',
    ru: 'Выберите услугу и подайте заявление, не выходя из дома. Всегда видно, кто и в какой срок выполняет каждый шаг и по какому пункту закона.',
    en: 'Choose a service and apply from home. You always see who does each step, by when, and under which clause of the law.',
  },
  'portal.home.regions': { kk: 'Өңірлер бойынша', ru: 'По регионам', en: 'By region' },
  'portal.home.servicesCount': {
    kk: '{count} қызмет',
    ru: '{count, plural, one {# услуга} few {# услуги} many {# услуг} other {# услуги}}',
    en: '{count, plural, one {# service} other {# services}}',
  },
  'portal.home.how': { kk: 'Бұл қалай болады', ru: 'Как это происходит', en: 'How it works' },
  'portal.home.how1': { kk: 'Қызметті тауып, тіркеліңіз немесе кіріңіз.', ru: 'Найдите услугу и войдите или зарегистрируйтесь.', en: 'Find the service and sign in or register.' },
  'portal.home.how2': { kk: 'Сұрақтарға жауап беріп, құжаттардың суретін немесе файлын тіркеңіз.', ru: 'Ответьте на вопросы и приложите фотографии или файлы документов.', en: 'Answer the questions and attach photographs or files of your documents.' },
  'portal.home.how3': { kk: 'Өтінішке өз ЭЦҚ-ңызбен қол қойыңыз.', ru: 'Подпишите заявление своей ЭЦП.', en: 'Sign the application with your own EDS.' },
  'portal.home.how4': { kk: 'Өтініштің қайда тұрғанын жеке кабинеттен көріп отырыңыз, нәтижесін де содан алыңыз.', ru: 'Следите за заявлением в личном кабинете и получите там результат.', en: 'Follow the application in your personal cabinet and collect the result there.' },
  'portal.home.verifyText': {
    kk: 'Сізге порталда берілген құжатты көрсетті ме? Оның түпнұсқа екенін файлы, штрих-кодының суреті немесе нөмірі бойынша тексеруге болады. Кіру қажет емес.',
    ru: 'Вам показали документ, выданный на портале? Его подлинность можно проверить по файлу, по фотографии штрих-кода или по номеру. Входить не нужно.',
    en: 'Have you been shown a document issued here? You can check it by its file, a photograph of its barcode or its number. No need to sign in.',
  },
  'portal.home.verifyLink': { kk: 'Құжатты тексеру', ru: 'Проверить документ', en: 'Check a document' },
} as const satisfies Catalogue;

export const portalTexts = { ...sharedTexts, ...portalServicesTexts, ...portalAccountTexts, ...portalApplyTexts, ...portalCabinetTexts, ...portalComplaintTexts, ...portalOwnStepTexts, ...portalPublicTexts, ...portalVisitTexts, ...portalPlaceTexts, ...portalMyAccountTexts, ...portalJointTexts, ...portalFillTexts } as const;
