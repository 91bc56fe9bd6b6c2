/** Texts of the workplace's frame, sign-in and queue; the other areas of the workplace stand in files of their own. */
import type { Catalogue } from '../message.ts';
import { workplaceAdministrationTexts } from './administration.ts';
import { workplaceAskingTexts } from './asking.ts';
import { workplaceCaseTexts } from './case.ts';
import { workplaceCallTexts } from './calls.ts';
import { workplaceComplaintTexts } from './complaints.ts';
import { workplaceCounterTexts } from './counter.ts';
import { workplaceDemoTexts } from './demo.ts';
import { workplaceIntakeTexts } from './intake.ts';
import { workplaceJournalTexts } from './journal.ts';
import { workplaceOfficeTexts } from './office.ts';
import { workplaceOrganisationTexts } from './organisation.ts';
import { workplaceRecordTexts } from './records.ts';
import { workplaceProblemTexts } from './problems.ts';
import { workplaceQueueTexts } from './queue.ts';
import { workplaceScreeningTexts } from './screening.ts';
import { workplaceStepTexts } from './step.ts';

const frameTexts = {
  'workplace.home': { kk: 'Жұмыс орны', ru: 'Рабочее место', en: 'Workplace' },
  'workplace.queue': { kk: 'Тапсырмалар', ru: 'Задания', en: 'Tasks' },
  'workplace.cases': { kk: 'Істер', ru: 'Дела', en: 'Cases' },
  'workplace.intake': { kk: 'Өтініш қабылдау', ru: 'Приём заявлений', en: 'Taking applications' },

  'workplace.signIn.title': { kk: 'Жұмыс орнына кіру', ru: 'Вход на рабочее место', en: 'Sign in to the workplace' },
  'workplace.signIn.login': { kk: 'Логин', ru: 'Логин', en: 'Login' },
  'workplace.signIn.password': { kk: 'Пароль', ru: 'Пароль', en: 'Password' },
  'workplace.signIn.wrong': { kk: 'Логин немесе пароль қате', ru: 'Неверный логин или пароль', en: 'The login or the password is wrong' },
  'workplace.signIn.limited': {
    kk: 'Қате әрекет тым көп болды. {minutes} минуттан кейін қайталаңыз',
    ru: '{minutes, plural, one {Слишком много неудачных попыток. Повторите через # минуту} few {Слишком много неудачных попыток. Повторите через # минуты} many {Слишком много неудачных попыток. Повторите через # минут} other {Слишком много неудачных попыток. Повторите через # минуты}}',
    en: '{minutes, plural, one {Too many failed attempts. Try again in # minute} other {Too many failed attempts. Try again in # minutes}}',
  },
  'workplace.signIn.applicant': { kk: 'Қызмет алушымын: порталға кіру', ru: 'Я услугополучатель: вход на портал', en: 'I am an applicant: sign in to the portal' },

  'workplace.roles': { kk: 'Рөлдеріңіз', ru: 'Ваши роли', en: 'Your roles' },
  'workplace.roleInUnit': { kk: '{role} – {unit}', ru: '{role} – {unit}', en: '{role} – {unit}' },
  'workplace.noRoles': {
    kk: 'Сізге әлі рөл берілмеген. Ұйымыңыздың әкімшісіне хабарласыңыз.',
    ru: 'Вам ещё не назначена роль. Обратитесь к администратору вашей организации.',
    en: 'You have no role yet. Ask the administrator of your organisation.',
  },
  'workplace.queue.summary': {
    kk: 'Барлығы {total}: мерзімі өткені – {late}, бүгін бітетіні – {today}',
    ru: 'Всего {total}: просрочено – {late}, истекает сегодня – {today}',
    en: '{total} in all: {late} overdue, {today} due today',
  },
  'workplace.queue.filter': { kk: 'Іздеу: нөмір, өтініш беруші, қызмет немесе қадам', ru: 'Поиск: номер, заявитель, услуга или шаг', en: 'Search: number, applicant, service or step' },
  'workplace.queue.filterButton': { kk: 'Іздеу', ru: 'Найти', en: 'Search' },
  'workplace.queue.filterClear': { kk: 'Барлығын көрсету', ru: 'Показать все', en: 'Show all' },
  'workplace.queue.filterCount': { kk: '{shown} / {total} көрсетілді', ru: 'Показано {shown} из {total}', en: '{shown} of {total} shown' },
  'workplace.queue.empty': {
    kk: 'Қазір сізден күтілетін ештеңе жоқ. Жаңа тапсырма осында пайда болады.',
    ru: 'Сейчас от вас ничего не ждут. Новое задание появится здесь.',
    en: 'Nothing waits for you now. A new task will appear here.',
  },
  'workplace.queue.emptyFilter': { kk: '«{text}» бойынша ештеңе табылмады.', ru: 'По запросу «{text}» ничего не найдено.', en: 'Nothing was found for “{text}”.' },
  'workplace.queue.caption': { kk: 'Мерзімі бойынша реттелген тапсырмалар', ru: 'Задания по сроку исполнения', en: 'Tasks by due time' },
  'workplace.queue.more': {
    kk: 'Ең шұғыл {count} тапсырма көрсетілген. Біреуін аяқтасаңыз, келесісі шығады.',
    ru: 'Показаны {count} самых срочных заданий. Остальные появятся по мере исполнения.',
    en: 'The {count} most urgent tasks are shown. The others appear as these are done.',
  },
  'workplace.column.due': { kk: 'Мерзімі', ru: 'Срок', en: 'Due' },
  'workplace.column.case': { kk: 'Іс', ru: 'Дело', en: 'Case' },
  'workplace.column.step': { kk: 'Не істеу керек', ru: 'Что нужно сделать', en: 'What is to be done' },
  'workplace.column.applicant': { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'Applicant' },
  'workplace.column.claimed': { kk: 'Кімнің қолында', ru: 'В работе у', en: 'Taken by' },
  'workplace.claimedByMe': { kk: 'сіздің қолыңызда', ru: 'у вас', en: 'you' },
  'workplace.assignedToMe': { kk: 'сізге тапсырылған', ru: 'поручено вам', en: 'assigned to you' },
  'workplace.claimedByNobody': { kk: 'ешкім алмаған', ru: 'никто не взял', en: 'nobody yet' },
  'workplace.noNumber': { kk: 'әлі тіркелмеген', ru: 'ещё не зарегистрировано', en: 'not registered yet' },
  'workplace.noTerm': { kk: 'Мерзімі жазылмаған', ru: 'Срок не указан', en: 'No term is printed' },
  'workplace.normOf': { kk: '{norm} · {clause}', ru: '{norm} · {clause}', en: '{norm} · {clause}' },
  'workplace.normNone': { kk: 'мерзімсіз · {clause}', ru: 'без срока · {clause}', en: 'no term · {clause}' },
} as const satisfies Catalogue;

export const workplaceTexts = {
  ...frameTexts, ...workplaceCaseTexts, ...workplaceStepTexts, ...workplaceOfficeTexts, ...workplaceQueueTexts, ...workplaceOrganisationTexts, ...workplaceProblemTexts, ...workplaceJournalTexts, ...workplaceIntakeTexts, ...workplaceDemoTexts, ...workplaceComplaintTexts, ...workplaceCallTexts,
  ...workplaceAdministrationTexts,
  ...workplaceRecordTexts,
  ...workplaceAskingTexts,
  ...workplaceCounterTexts, ...workplaceScreeningTexts,
} as const satisfies Catalogue;
