/** Texts of the administration's acts on what exists (closing, settings, passwords), of one's own password and one's own substitute. */
import type { Catalogue } from '../message.ts';

export const workplaceAdministrationTexts = {
  'workplace.administration.journal': { kk: 'Әкімшілендіру журналы', ru: 'Журнал администрирования', en: 'Administration journal' },
  'workplace.administration.subject': { kk: 'Кімге немесе неге қатысты', ru: 'Кого или чего касается', en: 'Whom or what it concerns' },
  'workplace.administration.earlier': { kk: 'Бұрынғы жазбалар', ru: 'Более ранние записи', en: 'Earlier entries' },
  'workplace.administration.noHistory': { kk: 'Жазба әлі жоқ.', ru: 'Записей ещё нет.', en: 'There is no entry yet.' },

  'workplace.administration.closed': { kk: 'жабылған', ru: 'закрыто', en: 'closed' },
  'workplace.administration.close': { kk: 'Жабу', ru: 'Закрыть', en: 'Close' },
  'workplace.administration.reopen': { kk: 'Қайта ашу', ru: 'Открыть снова', en: 'Open again' },
  'workplace.administration.closeUnit': { kk: 'Бөлімшені жабу', ru: 'Закрыть подразделение', en: 'Close the unit' },
  'workplace.administration.reopenUnit': { kk: 'Бөлімшені қайта ашу', ru: 'Открыть подразделение снова', en: 'Open the unit again' },
  'workplace.administration.closeText': {
    kk: 'Жабылған бөлімше таңдау тізімдерінен алынады, оған өтініш жіберілмейді, лауазымына ешкім тағайындалмайды. Аяқталған істер мен журналдар өзгермейді.',
    ru: 'Закрытое подразделение исчезает из списков выбора: в него нельзя подать заявление и назначить сотрудника. Оконченные дела и журналы не меняются.',
    en: 'A closed unit can no longer be chosen: no application goes there and nobody is appointed in it. Ended cases and journals stay as they are.',
  },
  'workplace.administration.unitClosedText': {
    kk: 'Бөлімше жабылған: оған өтініш жіберілмейді, лауазымына ешкім тағайындалмайды.',
    ru: 'Подразделение закрыто: заявления в него не поступают, сотрудники не назначаются.',
    en: 'The unit is closed: no application goes there and nobody is appointed in it.',
  },
  'workplace.administration.inUse': {
    kk: 'Бөлімшені әзірге жабуға болмайды. Алдымен мыналарды аяқтау немесе басқа бөлімшеге беру керек:',
    ru: 'Пока закрыть нельзя. Сначала нужно завершить или передать:',
    en: 'It cannot be closed yet. These have to be ended or moved first:',
  },
  'workplace.administration.openCases': {
    kk: 'Аяқталмаған істер – {count}: {numbers}',
    ru: '{count, plural, one {# неоконченное дело} few {# неоконченных дела} many {# неоконченных дел} other {# неоконченного дела}}: {numbers}',
    en: '{count, plural, one {# open case} other {# open cases}}: {numbers}',
  },
  'workplace.administration.openComplaints': { kk: 'Жауап күтіп тұрған шағымдар: {numbers}', ru: 'Жалобы без ответа: {numbers}', en: 'Complaints without an answer: {numbers}' },
  'workplace.administration.openBatches': { kk: 'Жолдағы тізілімдер: № {numbers}', ru: 'Реестры документов в пути: № {numbers}', en: 'Batches of papers on their way: No. {numbers}' },
  'workplace.administration.openJoint': {
    kk: 'Басқалардың қолтаңбасын күтіп тұрған өтініштер – {count}',
    ru: '{count, plural, one {# заявление ждёт других подписей} few {# заявления ждут других подписей} many {# заявлений ждут других подписей} other {# заявления ждут других подписей}}',
    en: '{count, plural, one {# application waits for the signatures of others} other {# applications wait for the signatures of others}}',
  },
  'workplace.administration.openVisits': {
    kk: 'Кезекке жазылғандар мен күтіп тұрғандар – {count}',
    ru: '{count, plural, one {# человек записан или ждёт в очереди} few {# человека записаны или ждут в очереди} many {# человек записаны или ждут в очереди} other {# человека записаны или ждут в очереди}}',
    en: '{count, plural, one {# person has booked or waits in the queue} other {# people have booked or wait in the queue}}',
  },

  'workplace.administration.settings': { kk: 'Баптаулар', ru: 'Настройки', en: 'Settings' },
  'workplace.administration.save': { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  'workplace.administration.windows': { kk: 'Электрондық кезек терезелерінің саны', ru: 'Число окон электронной очереди', en: 'Windows of the electronic queue' },
  'workplace.administration.windowsHint': { kk: '0 – бұл орталықта электрондық кезек жоқ', ru: '0 – в этом центре электронной очереди нет', en: '0 – this centre has no electronic queue' },
  'workplace.administration.kept': { kk: 'Алынбаған нәтижені сақтау, ай', ru: 'Хранение невостребованного результата, месяцев', en: 'Months an unclaimed result is kept' },
  'workplace.administration.keptUnitHint': {
    kk: 'Бос қалдырсаңыз, өңірдің мерзімі қолданылады: {months} ай',
    ru: '{months, plural, one {Если не заполнено, действует срок региона: # месяц} few {Если не заполнено, действует срок региона: # месяца} many {Если не заполнено, действует срок региона: # месяцев} other {Если не заполнено, действует срок региона: # месяца}}',
    en: '{months, plural, one {Left empty, the region’s time applies: # month} other {Left empty, the region’s time applies: # months}}',
  },
  'workplace.administration.keptRegionHint': {
    kk: 'Өзі мерзім таңдамаған бөлімшелерге арналған. Бос қалдырсаңыз – {months} ай',
    ru: '{months, plural, one {Для подразделений, которые не выбрали срок сами. Если не заполнено – # месяц} few {Для подразделений, которые не выбрали срок сами. Если не заполнено – # месяца} many {Для подразделений, которые не выбрали срок сами. Если не заполнено – # месяцев} other {Для подразделений, которые не выбрали срок сами. Если не заполнено – # месяца}}',
    en: '{months, plural, one {For units that chose no time themselves. Left empty: # month} other {For units that chose no time themselves. Left empty: # months}}',
  },
  'workplace.administration.months': {
    kk: '{months} ай', ru: '{months, plural, one {# месяц} few {# месяца} many {# месяцев} other {# месяца}}', en: '{months, plural, one {# month} other {# months}}',
  },

  'workplace.administration.reset': { kk: 'Парольді жаңарту', ru: 'Сбросить пароль', en: 'Reset the password' },
  'workplace.administration.resetButton': { kk: 'Бір реттік пароль беру', ru: 'Выдать одноразовый пароль', en: 'Make a one-time password' },
  'workplace.administration.resetText': {
    kk: 'Қызметкердің барлық сеансы аяқталады. Жаңа пароль бір рет көрсетіледі және {hours} сағат жарамды; қызметкер жүйеге кіргенде оны бірден ауыстырады.',
    ru: '{hours, plural, one {Все сеансы сотрудника завершатся. Новый пароль показывается один раз и действует # час; при входе сотрудник сразу его сменит.} few {Все сеансы сотрудника завершатся. Новый пароль показывается один раз и действует # часа; при входе сотрудник сразу его сменит.} many {Все сеансы сотрудника завершатся. Новый пароль показывается один раз и действует # часов; при входе сотрудник сразу его сменит.} other {Все сеансы сотрудника завершатся. Новый пароль показывается один раз и действует # часа; при входе сотрудник сразу его сменит.}}',
    en: '{hours, plural, one {Every session of the person ends. The new password is shown once and holds for # hour; the person changes it at the first sign-in.} other {Every session of the person ends. The new password is shown once and holds for # hours; the person changes it at the first sign-in.}}',
  },
  'workplace.administration.onceText': {
    kk: 'Ол {hours} сағат жарамды, алғаш кіргенде ауыстырылады.',
    ru: '{hours, plural, one {Он действует # час и меняется при первом входе.} few {Он действует # часа и меняется при первом входе.} many {Он действует # часов и меняется при первом входе.} other {Он действует # часа и меняется при первом входе.}}',
    en: '{hours, plural, one {It holds for # hour and is changed at the first sign-in.} other {It holds for # hours and is changed at the first sign-in.}}',
  },
  'workplace.administration.resetDone': { kk: 'Бір реттік пароль', ru: 'Одноразовый пароль', en: 'One-time password' },

  'workplace.account.password': { kk: 'Парольді ауыстыру', ru: 'Смена пароля', en: 'Change the password' },
  'workplace.account.onceText': {
    kk: 'Сізге әкімші бір реттік пароль берді. Жұмысты бастау үшін өз пароліңізді ойлап табыңыз.',
    ru: 'Администратор выдал вам одноразовый пароль. Чтобы начать работу, придумайте свой.',
    en: 'The administrator gave you a one-time password. Choose your own to begin work.',
  },
  'workplace.account.current': { kk: 'Қазіргі пароль', ru: 'Текущий пароль', en: 'Present password' },
  'workplace.account.new': { kk: 'Жаңа пароль', ru: 'Новый пароль', en: 'New password' },
  'workplace.account.again': { kk: 'Жаңа парольді қайталаңыз', ru: 'Повторите новый пароль', en: 'The new password again' },
  'workplace.account.rules': {
    kk: 'Кемінде {min} таңба. Басқа жүйедегі парольді қолданбаңыз',
    ru: '{min, plural, one {Хотя бы # знак. Не берите пароль от другой системы} few {Не меньше # знаков. Не берите пароль от другой системы} many {Не меньше # знаков. Не берите пароль от другой системы} other {Не меньше # знаков. Не берите пароль от другой системы}}',
    en: '{min, plural, one {At least # character. Do not use the password of another system} other {At least # characters. Do not use the password of another system}}',
  },
  'workplace.account.save': { kk: 'Парольді сақтау', ru: 'Сохранить пароль', en: 'Save the password' },
  'workplace.account.done': { kk: 'Пароль ауыстырылды. Басқа сеанстар аяқталды.', ru: 'Пароль изменён. Остальные сеансы завершены.', en: 'The password was changed. Other sessions have ended.' },
  'workplace.account.substitute': { kk: 'Менің орынбасарым', ru: 'Кто меня замещает', en: 'My substitute' },
  'workplace.account.substituteText': {
    kk: 'Орынбасар көрсетілген күндері сіздің рөлдеріңізде осы бөлімшеде әрекет етеді және өз ЭЦҚ-сымен қол қояды; журналда сіздің орныңызға әрекет еткені жазылады.',
    ru: 'В указанные дни замещающий действует в ваших ролях в этом подразделении и подписывает своей ЭЦП; в журнале записывается, что он действовал за вас.',
    en: 'On these days the substitute acts in your roles in this unit and signs with their own EDS; the journal says that it was in your place.',
  },
  'workplace.account.substituteHint': {
    kk: 'Осы бөлімшенің ЭЦҚ-сы белгілі қызметкері. ЭЦҚ куәлігі қызметкер қол қойғанда немесе ЭЦҚ-мен кіргенде белгілі болады',
    ru: 'Сотрудник этого подразделения, ЭЦП которого известна. Она становится известна, когда сотрудник подписывает или входит с ЭЦП',
    en: 'Somebody of this unit whose EDS is known. It becomes known when they sign or sign in with it',
  },
  'workplace.account.nobody': { kk: 'Бөлімшеде басқа қызметкер жоқ. Өңірдің әкімшісіне жүгініңіз.', ru: 'В подразделении больше никого нет. Обратитесь к администратору региона.', en: 'There is nobody else in the unit. Turn to the administrator of the region.' },
  'workplace.account.noCertificate': { kk: 'ЭЦҚ белгісіз', ru: 'ЭЦП неизвестна', en: 'no EDS known' },
  'workplace.account.certificateUntil': { kk: 'ЭЦҚ мерзімі: {day}', ru: 'ЭЦП до {day}', en: 'EDS until {day}' },
  'workplace.signIn.lapsed': {
    kk: 'Бір реттік парольдің мерзімі өтті. Ұйымыңыздың әкімшісінен жаңасын сұраңыз',
    ru: 'Срок одноразового пароля истёк. Попросите у администратора вашей организации новый',
    en: 'The one-time password has lapsed. Ask the administrator of your organisation for a new one',
  },

  'workplace.organisation.event.unit-closed': { kk: 'бөлімше жабылды', ru: 'подразделение закрыто', en: 'unit closed' },
  'workplace.organisation.event.unit-reopened': { kk: 'бөлімше қайта ашылды', ru: 'подразделение открыто снова', en: 'unit opened again' },
  'workplace.organisation.event.post-closed': { kk: 'лауазым жабылды', ru: 'должность закрыта', en: 'post closed' },
  'workplace.organisation.event.post-reopened': { kk: 'лауазым қайта ашылды', ru: 'должность открыта снова', en: 'post opened again' },
  'workplace.organisation.event.password-reset': { kk: 'бір реттік пароль берілді', ru: 'выдан одноразовый пароль', en: 'one-time password made' },
  'workplace.organisation.event.password-chosen': { kk: 'пароль ауыстырылды', ru: 'пароль сменён', en: 'password changed' },
  'workplace.organisation.event.windows-changed': { kk: 'терезелер саны өзгертілді', ru: 'изменено число окон', en: 'number of windows changed' },
  'workplace.organisation.event.keeping-changed': { kk: 'нәтижені сақтау мерзімі өзгертілді', ru: 'изменён срок хранения результатов', en: 'time of keeping results changed' },

  'workplace.organisation.problem.closed': { kk: 'Бұл бөлімше немесе лауазым жабылған', ru: 'Это подразделение или должность уже закрыты', en: 'This unit or post is closed' },
  'workplace.organisation.problem.notClosed': { kk: 'Бұл жабылмаған', ru: 'Это не закрыто', en: 'This is not closed' },
  'workplace.organisation.problem.unitInUse': { kk: 'Бөлімшеде аяқталмаған жұмыс бар', ru: 'В подразделении есть незавершённая работа', en: 'There is open work in the unit' },
  'workplace.organisation.problem.postHeld': {
    kk: 'Бұл лауазымды атқаратындар бар: {names}. Алдымен оларды басқа лауазымға ауыстырыңыз',
    ru: 'Эту должность занимают: {names}. Сначала переведите их на другую',
    en: 'This post is held by {names}. Move them to another one first',
  },
  'workplace.organisation.problem.months': {
    kk: '1 мен {max} аралығындағы бүтін сан жазыңыз немесе бос қалдырыңыз', ru: 'Укажите целое число от 1 до {max} или оставьте поле пустым', en: 'Enter a whole number from 1 to {max}, or leave it empty',
  },
  'workplace.organisation.problem.windows': { kk: '0 мен {max} аралығындағы бүтін сан жазыңыз', ru: 'Укажите целое число от 0 до {max}', en: 'Enter a whole number from 0 to {max}' },
  'workplace.organisation.problem.windowTaken': {
    kk: 'Мына терезеде қызметкер отыр: {windows}. Ол терезеден тұрғанша күтіңіз', ru: 'За окном работает сотрудник: {windows}. Подождите, пока он освободит окно', en: 'Somebody works at window {windows}. Wait until they have left it',
  },
  'workplace.organisation.problem.noCertificate': {
    kk: '{name}: ЭЦҚ-сы белгісіз. Ол жүйеге өз ЭЦҚ-сымен бір рет кіруі керек', ru: '{name}: ЭЦП неизвестна. Пусть сотрудник один раз войдёт со своей ЭЦП', en: '{name}: no EDS is known. They have to sign in with their own EDS once',
  },
  'workplace.organisation.problem.certificateEnds': {
    kk: '{name}: ЭЦҚ куәлігінің мерзімі соңғы күннен бұрын бітеді', ru: '{name}: срок ЭЦП истекает раньше последнего дня', en: '{name}: the certificate ends before the last day',
  },
  'workplace.organisation.problem.samePassword': { kk: 'Жаңа пароль бұрынғысынан өзгеше болуы керек', ru: 'Новый пароль должен отличаться от прежнего', en: 'The new password has to differ from the present one' },
  'workplace.organisation.problem.ownPassword': {
    kk: 'Өз пароліңізді «Парольді ауыстыру» бетінде өзгертіңіз', ru: 'Свой пароль меняйте на странице «Смена пароля»', en: 'Change your own password on the page “Change the password”',
  },
  'workplace.organisation.problem.otherRegions': {
    kk: 'Бұл қызметкердің құқықтары басқа өңірде де бар: ол ЭЦҚ-мен кіріп, парольді өзі ауыстырсын',
    ru: 'У этого сотрудника есть права и в других регионах: пусть войдёт с ЭЦП и сменит пароль сам',
    en: 'This person has rights in other regions too: let them sign in with their EDS and choose a password themselves',
  },
} as const satisfies Catalogue;
