/** Texts of registration, login and the refusal of authorisation. */
import type { Catalogue } from '../message.ts';

export const portalAccountTexts = {
  'portal.signIn.title': { kk: 'Порталға кіру', ru: 'Вход на портал', en: 'Sign in to the portal' },
  'portal.signIn.password': { kk: 'Пароль', ru: 'Пароль', en: 'Password' },
  'portal.signIn.wrong': {
    kk: 'ЖСН немесе пароль дұрыс емес. Тексеріп, қайта енгізіңіз',
    ru: 'Неверный ИИН или пароль. Проверьте и введите ещё раз',
    en: 'The IIN or the password is wrong. Check them and try again',
  },
  'portal.signIn.limited': {
    kk: 'Тым көп қате жіберілді. {minutes} минуттан кейін қайталап көріңіз',
    ru: 'Слишком много неудачных попыток. Попробуйте снова через {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}',
    en: 'Too many wrong attempts. Try again in {minutes, plural, one {# minute} other {# minutes}}',
  },
  'portal.signIn.noAccount': { kk: 'Порталда тіркелмедіңіз бе?', ru: 'Ещё не зарегистрированы?', en: 'Not registered yet?' },
  'portal.signIn.register': { kk: 'Тіркелу', ru: 'Зарегистрироваться', en: 'Register' },

  'portal.register.title': { kk: 'Порталға тіркелу', ru: 'Регистрация на портале', en: 'Register on the portal' },
  'portal.register.text': {
    kk: 'Мәліметтеріңізді жеке куәлігіңізде қалай жазылса, солай енгізіңіз. Олар «Жеке тұлғалар» мемлекеттік дерекқорымен салыстырылады.',
    ru: 'Укажите данные так, как они записаны в удостоверении личности. Они сверяются с государственной базой «Физические лица».',
    en: 'Enter your data as they stand on your identity card. They are compared with the state database “Individuals”.',
  },
  'portal.register.surname': { kk: 'Тегіңіз', ru: 'Фамилия', en: 'Surname' },
  'portal.register.name': { kk: 'Атыңыз', ru: 'Имя', en: 'Given name' },
  'portal.register.patronymic': { kk: 'Әкеңіздің аты', ru: 'Отчество', en: 'Patronymic' },
  'portal.register.phone': { kk: 'Телефон', ru: 'Телефон', en: 'Telephone' },
  'portal.register.phoneHint': { kk: 'Мысалы: +7 701 123 45 67', ru: 'Например: +7 701 123 45 67', en: 'For example: +7 701 123 45 67' },
  'portal.register.email': { kk: 'Электрондық пошта', ru: 'Электронная почта', en: 'E-mail' },
  'portal.register.password': { kk: 'Пароль ойлап табыңыз', ru: 'Придумайте пароль', en: 'Choose a password' },
  'portal.register.passwordHint': {
    kk: 'Кемінде {min} таңба. Бірнеше сөзден құралған пароль оңай есте қалады',
    ru: '{min, plural, one {Не меньше # знака} few {Не меньше # знаков} many {Не меньше # знаков} other {Не меньше # знаков}}. Проще запомнить пароль из нескольких слов',
    en: 'At least {min} characters. A password of several words is easier to remember',
  },
  'portal.register.passwordAgain': { kk: 'Парольді қайталаңыз', ru: 'Повторите пароль', en: 'Repeat the password' },
  'portal.register.send': { kk: 'Тіркелу', ru: 'Зарегистрироваться', en: 'Register' },
  'portal.register.hasAccount': { kk: 'Бұрын тіркелгенсіз бе?', ru: 'Уже зарегистрированы?', en: 'Already registered?' },

  'portal.refused.explanation': { kk: 'Қызметкердің түсіндірмесі', ru: 'Пояснение сотрудника', en: 'The official’s explanation' },
  'portal.refused.complain': { kk: 'Келіспесеңіз, шағым беріңіз', ru: 'Если вы не согласны, подайте жалобу', en: 'If you disagree, complain' },
  'portal.refused.ground': { kk: 'Бас тарту негізі', ru: 'Основание отказа', en: 'Ground of the refusal' },
  'portal.refused.absent': {
    kk: '«Жеке тұлғалар» мемлекеттік дерекқорында мұндай ЖСН-мен адам табылмады.',
    ru: 'В государственной базе «Физические лица» нет человека с таким ИИН.',
    en: 'The state database “Individuals” holds no person with this IIN.',
  },
  'portal.refused.absentAdvice': {
    kk: 'ЖСН-ді жеке куәлігіңізбен салыстырыңыз. Бәрі дұрыс болса, ХҚКО-ға жүгініңіз: деректерді сонда түзетеді.',
    ru: 'Сверьте ИИН с удостоверением личности. Если всё верно, обратитесь в ЦОН: данные исправляют там.',
    en: 'Compare the IIN with your identity card. If it is right, turn to a service centre: the data are corrected there.',
  },
  'portal.refused.deceased': {
    kk: 'Мемлекеттік дерекқорда бұл ЖСН иесінің қайтыс болғаны жазылған.',
    ru: 'В государственной базе записано, что владелец этого ИИН умер.',
    en: 'The state database says that the owner of this IIN has died.',
  },
  'portal.refused.deceasedAdvice': {
    kk: 'Бұл қате болса, жеке куәлігіңізді алып, ХҚКО-ға немесе АХАТ бөліміне жүгініңіз.',
    ru: 'Если это ошибка, обратитесь с удостоверением личности в ЦОН или отдел РАГС.',
    en: 'If this is a mistake, go with your identity card to a service centre or the civil registry.',
  },
  'portal.refused.namesDiffer': {
    kk: 'Тегіңіз немесе атыңыз мемлекеттік дерекқордағы жазбаға сәйкес келмейді.',
    ru: 'Фамилия или имя не совпадают с записью в государственной базе.',
    en: 'The surname or the given name differs from the state database.',
  },
  'portal.refused.namesDifferAdvice': {
    kk: 'Аты-жөніңізді жеке куәліктегідей етіп жазыңыз. Тегіңіз өзгерген болса, алдымен деректеріңізді ХҚКО-да жаңартыңыз.',
    ru: 'Запишите имя и фамилию точно как в удостоверении личности. Если фамилия изменилась, сначала обновите данные в ЦОНе.',
    en: 'Write your name exactly as on your identity card. If your surname has changed, have your data updated at a service centre first.',
  },
  'portal.refused.entityAbsent': {
    kk: '«Заңды тұлғалар» мемлекеттік дерекқорында мұндай БСН-мен ұйым табылмады.',
    ru: 'В государственной базе «Юридические лица» нет организации с таким БИН.',
    en: 'The state database “Legal entities” holds no organisation with this BIN.',
  },
  'portal.refused.entityAbsentAdvice': {
    kk: 'Тіркеу куәлігіндегі БСН-ді ұйымның тіркеу құжатымен салыстырыңыз. Өз атыңыздан кіру үшін жеке ЭЦҚ-ңызды таңдаңыз.',
    ru: 'Сверьте БИН в регистрационном свидетельстве с документами организации. Чтобы войти от своего имени, выберите личную ЭЦП.',
    en: 'Compare the BIN in the certificate with the documents of the organisation. To sign in for yourself, choose your personal EDS.',
  },
  'portal.refused.notRequest': {
    kk: 'Сіз қызметке әлі өтініш берген жоқсыз: бас тарту тек порталға кіруге қатысты.',
    ru: 'Заявления на услугу ещё нет: отказ касается только входа на портал.',
    en: 'You have not applied for a service yet: the refusal concerns only signing in.',
  },
  'portal.refused.again': { kk: 'Мәліметтерді түзету', ru: 'Исправить данные', en: 'Correct the data' },

  'portal.unavailable.title': { kk: 'Қазір тексеру мүмкін емес', ru: 'Сейчас проверить нельзя', en: 'It cannot be checked now' },
  'portal.unavailable.register': {
    kk: '«Жеке тұлғалар» мемлекеттік дерекқоры жауап бермей тұр. Бұл бас тарту емес: мәліметтеріңізде қате табылған жоқ. Бірнеше минуттан кейін қайталап көріңіз.',
    ru: 'Государственная база «Физические лица» не отвечает. Это не отказ: ошибок в ваших данных не нашли. Попробуйте через несколько минут.',
    en: 'The state database “Individuals” does not answer. This is not a refusal: nothing wrong was found in your data. Try again in a few minutes.',
  },
  'portal.tryAgain': { kk: 'Қайталап көру', ru: 'Попробовать снова', en: 'Try again' },
} as const satisfies Catalogue;
