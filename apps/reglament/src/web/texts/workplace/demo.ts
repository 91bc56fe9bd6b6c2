/** Texts of the demonstration's page. */
import type { Catalogue } from '../message.ts';

export const workplaceDemoTexts = {
  'workplace.demo.title': { kk: 'Көрсету режимі', ru: 'Демонстрационный режим', en: 'Demonstration mode' },
  'workplace.demo.lead': {
    kk: 'Мұндағы адамдар, ұйымдар мен тізілімдер ойдан шығарылған, ал регламенттер, мерзімдер және қолтаңба форматтары – нағыз. Төмендегі тіркелгілердің бірімен кіріңіз, өтініш беріңіз, оны қызметкердің орнында қараңыз, ал сағатты жылжытып, отыз күндік қызметті бес минутта өткізіңіз.',
    ru: 'Люди, организации и реестры здесь вымышлены, а регламенты, сроки и форматы подписи – настоящие. Войдите под одной из записей, подайте заявление, рассмотрите его на месте работника, а часы переводите: услуга в тридцать дней пройдёт за пять минут.',
    en: 'The people, bodies and registers here are invented; the regulations, terms and signature formats are real. Sign in as somebody below, apply, work the case at an official’s place, and move the clock: a thirty-day service passes in five minutes.',
  },
  'workplace.demo.clock': { kk: 'Сағат', ru: 'Часы', en: 'The clock' },
  'workplace.demo.now': { kk: 'Қазір: {time}', ru: 'Сейчас: {time}', en: 'Now: {time}' },
  'workplace.demo.forwardOnly': {
    kk: 'Сағат тек алға жүреді: журналда кейінгі жазба бұрынғысынан ерте бола алмайды.',
    ru: 'Часы идут только вперёд: в журнале следующая запись не может быть раньше предыдущей.',
    en: 'The clock goes forward only: in a journal no entry can be earlier than the one before it.',
  },
  'workplace.demo.move.hour': { kk: '1 сағатқа', ru: 'На 1 час', en: 'By 1 hour' },
  'workplace.demo.move.morning': { kk: 'Келесі жұмыс күнінің таңына', ru: 'До утра рабочего дня', en: 'To the next working morning' },
  'workplace.demo.move.day': { kk: '1 тәулікке', ru: 'На сутки', en: 'By 1 day' },
  'workplace.demo.move.week': { kk: '5 жұмыс күніне', ru: 'На 5 рабочих дней', en: 'By 5 working days' },
  'workplace.demo.move.month': { kk: '30 күнге', ru: 'На 30 дней', en: 'By 30 days' },
  'workplace.demo.moved': { kk: 'Сағат жылжытылды', ru: 'Часы переведены', en: 'The clock has been moved' },
  'workplace.demo.stayed': { kk: 'Сағат күнтізбенің соңына жетті, одан әрі жылжымайды', ru: 'Часы дошли до конца календаря и дальше не переводятся', en: 'The clock has reached the end of the calendar and goes no further' },
  'workplace.demo.applicants': { kk: 'Азаматтар', ru: 'Граждане', en: 'Citizens' },
  'workplace.demo.applicantsText': { kk: 'Порталға ЖСН мен пароль арқылы кіреді.', ru: 'Входят на портал по ИИН и паролю.', en: 'They sign in to the portal with IIN and password.' },
  'workplace.demo.staff': { kk: 'Қызметкерлер', ru: 'Работники', en: 'Staff' },
  'workplace.demo.staffText': { kk: 'Жұмыс орнына логин мен пароль арқылы кіреді.', ru: 'Входят на рабочее место по логину и паролю.', en: 'They sign in to the workplace with login and password.' },
  'workplace.demo.toPortal': { kk: 'Порталға кіру', ru: 'Войти на портал', en: 'Sign in to the portal' },
  'workplace.demo.toWorkplace': { kk: 'Жұмыс орнына кіру', ru: 'Войти на рабочее место', en: 'Sign in to the workplace' },
  'workplace.demo.name': { kk: 'Кім', ru: 'Кто', en: 'Who' },
  'workplace.demo.login': { kk: 'Логин немесе ЖСН', ru: 'Логин или ИИН', en: 'Login or IIN' },
  'workplace.demo.password': { kk: 'Пароль', ru: 'Пароль', en: 'Password' },
  'workplace.demo.key': { kk: 'ЭЦҚ кілті', ru: 'Ключ ЭЦП', en: 'EDS key' },
  'workplace.demo.keyPassword': {
    kk: 'Барлық кілт файлдарының паролі: {password}. Бұл кілттерді сынақ куәландырушы орталығы берген, басқа жерде жарамсыз.',
    ru: 'Пароль всех файлов ключей: {password}. Ключи выданы тестовым удостоверяющим центром и нигде больше не действуют.',
    en: 'The password of all key files: {password}. The keys come from a test authority and are worth nothing elsewhere.',
  },
} as const satisfies Catalogue;
