/** Texts of taking applications at a counter. */
import type { Catalogue } from './message.ts';

export const workplaceIntakeTexts = {
  'workplace.intake.choose': { kk: 'Қызметті таңдаңыз', ru: 'Выберите услугу', en: 'Choose the service' },
  'workplace.intake.none': {
    kk: 'Сіздің міндеттеріңізге өтініш қабылдау кірмейді.',
    ru: 'Приём заявлений не входит в ваши обязанности.',
    en: 'Taking applications is not among your duties.',
  },
  'workplace.intake.filter': { kk: 'Қызметті атауы бойынша іздеу', ru: 'Поиск услуги по названию', en: 'Search for a service by name' },
  'workplace.intake.service': { kk: 'Қызмет', ru: 'Услуга', en: 'Service' },
  'workplace.intake.where': { kk: 'Қабылдау орны', ru: 'Где принимается', en: 'Taken at' },
  'workplace.intake.firstStep': { kk: 'Алғашқы қадам', ru: 'Первый шаг', en: 'First step' },
  'workplace.intake.applicant': { kk: 'Өтініш берушіні табу', ru: 'Найти заявителя', en: 'Find the applicant' },
  'workplace.intake.iin': { kk: 'Өтініш берушінің ЖСН-і', ru: 'ИИН заявителя', en: 'Applicant’s IIN' },
  'workplace.intake.find': { kk: 'Табу', ru: 'Найти', en: 'Find' },
  'workplace.intake.findNote': {
    kk: 'Порталда тіркелмеген адамның деректері «Жеке тұлғалар» мемлекеттік дерекқорынан алынады. Сұрау журналға жазылады.',
    ru: 'Если человек не зарегистрирован на портале, данные берутся из ГБД «Физические лица». Запрос записывается в журнал.',
    en: 'For somebody without an account the data come from the state database “Individuals”. The query is recorded.',
  },
  'workplace.intake.absent': { kk: 'Бұл ЖСН мемлекеттік дерекқорда табылмады. Жеке куәліктен тексеріңіз.', ru: 'Этот ИИН не найден в государственной базе. Сверьте с удостоверением.', en: 'This IIN is not in the state database. Compare it with the identity card.' },
  'workplace.intake.deceased': { kk: 'Мемлекеттік дерекқорда бұл адамның қайтыс болғаны көрсетілген.', ru: 'По государственной базе этот человек умер.', en: 'The state database says that this person has died.' },
  'workplace.intake.unavailable': {
    kk: 'Мемлекеттік дерекқор қазір жауап бермейді. Кейінірек қайталаңыз.',
    ru: 'Государственная база сейчас не отвечает. Повторите позже.',
    en: 'The state database does not answer now. Try again later.',
  },
  'workplace.intake.form': { kk: 'Өтінішті толтыру', ru: 'Заполнить заявление', en: 'Fill in the application' },
  'workplace.intake.formLeadsTo': { kk: 'Нәтижесі: {results}', ru: 'Результат: {results}', en: 'Result: {results}' },
  'workplace.intake.forms': { kk: 'Өтініш түрі', ru: 'Вид заявления', en: 'Kind of application' },
  'workplace.intake.provider': { kk: 'Өтініш жолданатын ұйым', ru: 'Куда направить заявление', en: 'Where the application goes' },
  'workplace.intake.documents': { kk: 'Тапсырылған құжаттар', ru: 'Сданные документы', en: 'Papers handed in' },
  'workplace.intake.documentsHint': { kk: 'Қолыңызға алғаныңызды белгілеңіз', ru: 'Отметьте то, что получили на руки', en: 'Tick what you have received' },
  'workplace.intake.open': { kk: 'Өтінішті қабылдап, іс ашу', ru: 'Принять заявление и открыть дело', en: 'Take the application and open a case' },
} as const satisfies Catalogue;
