/** Texts of the journals the law names. */
import type { Catalogue } from '../message.ts';

export const workplaceLedgerTexts = {
  'workplace.ledgers': { kk: 'Журналдар', ru: 'Журналы', en: 'Journals' },
  'workplace.ledger.registration': { kk: 'Өтініштерді тіркеу журналы', ru: 'Журнал регистрации заявлений', en: 'Journal of registration' },
  'workplace.ledger.issue': { kk: 'Нәтижелерді беру журналы', ru: 'Журнал выдачи результатов', en: 'Journal of issue' },
  'workplace.ledger.contracts': { kk: 'Шарттарды тіркеу журналы', ru: 'Журнал регистрации договоров', en: 'Journal of contracts' },
  'workplace.ledger.from': { kk: 'Кезеңнің басы', ru: 'С', en: 'From' },
  'workplace.ledger.to': { kk: 'Кезеңнің соңы', ru: 'По', en: 'To' },
  'workplace.ledger.show': { kk: 'Көрсету', ru: 'Показать', en: 'Show' },
  'workplace.ledger.print': { kk: 'PDF түрінде басып шығару', ru: 'Печать в PDF', en: 'Print as PDF' },
  'workplace.ledger.number': { kk: '№', ru: '№', en: 'No.' },
  'workplace.ledger.date': { kk: 'Күні, уақыты', ru: 'Дата, время', en: 'Date, time' },
  'workplace.ledger.what': { kk: 'Берілген құжат', ru: 'Выданный документ', en: 'Issued' },
  'workplace.ledger.recipient': { kk: 'Алған адам', ru: 'Получил(а)', en: 'Taken by' },
  'workplace.ledger.staff': { kk: 'Қызметкер', ru: 'Работник', en: 'Official' },
  'workplace.ledger.cabinet': { kk: 'жеке кабинетке жіберілді', ru: 'направлено в личный кабинет', en: 'sent to the cabinet' },
  'workplace.ledger.empty': { kk: 'Бұл кезеңде жазба жоқ', ru: 'За этот период записей нет', en: 'No entries in this period' },
  'workplace.ledger.whole': { kk: 'Нөмірлер үзіліссіз', ru: 'Нумерация непрерывна', en: 'The numbers have no gaps' },
  'workplace.ledger.gaps': {
    kk: 'Журналда {count} нөмір жетіспейді: жазбалар әлі түсіп жатыр не қателік бар',
    ru: '{count, plural, one {В журнале не хватает # номера} other {В журнале не хватает # номеров}}: записи ещё поступают либо есть ошибка',
    en: '{count, plural, one {# number is missing} other {# numbers are missing}}: entries are still coming in, or something is wrong',
  },
  'workplace.ledger.more': { kk: 'Алғашқы {count} жазба көрсетілді. Кезеңді қысқартыңыз', ru: 'Показаны первые {count} записей. Сократите период', en: 'The first {count} entries are shown. Choose a shorter period' },
} as const satisfies Catalogue;
