/** Sample data of the examples: made-up people, real titles and clauses. */
import type { LocalText } from '../../texts/index.ts';

export const samples = {
  service: {
    kk: 'Қорғаншылық және қамқоршылық жөнінде анықтама беру',
    ru: 'Выдача справки по опеке и попечительству',
    en: 'Certificate on guardianship and trusteeship',
  },
  surname: { kk: 'Тегі', ru: 'Фамилия', en: 'Surname' },
  givenName: { kk: 'Аты', ru: 'Имя', en: 'Given name' },
  birthDate: { kk: 'Туған күні', ru: 'Дата рождения', en: 'Date of birth' },
  address: { kk: 'Тұрғылықты мекенжайы', ru: 'Адрес проживания', en: 'Address' },
  addressValue: { kk: 'Орал қаласы, Нұрсұлтан Назарбаев даңғылы, 191', ru: 'г. Уральск, проспект Нурсултана Назарбаева, 191', en: '191 Nursultan Nazarbayev Avenue, Oral' },
  password: { kk: 'Пароль', ru: 'Пароль', en: 'Password' },
  reason: { kk: 'Анықтама не үшін керек', ru: 'Для чего нужна справка', en: 'What the certificate is for' },
  region: { kk: 'Аудан', ru: 'Район', en: 'District' },
  documents: { kk: 'Құжаттардың көшірмелері', ru: 'Копии документов', en: 'Copies of documents' },
  who: { kk: 'Өтінішті кім береді?', ru: 'Кто подаёт заявление?', en: 'Who applies?' },
  guardian: { kk: 'Қорғаншы', ru: 'Опекун', en: 'Guardian' },
  trustee: { kk: 'Қамқоршы', ru: 'Попечитель', en: 'Trustee' },
  guardianHint: { kk: '14 жасқа толмаған балаға', ru: 'Ребёнку ещё нет 14 лет', en: 'The child is under 14' },
  trusteeHint: { kk: '14 пен 18 жас аралығындағы балаға', ru: 'Ребёнку от 14 до 18 лет', en: 'The child is between 14 and 18' },
  channel: { kk: 'Хабарлама жолы', ru: 'Как уведомить', en: 'How to notify' },
  sms: { kk: 'SMS', ru: 'SMS', en: 'SMS' },
  cabinet: { kk: 'Жеке кабинетте', ru: 'В личном кабинете', en: 'In the personal cabinet' },
  consent: {
    kk: 'Заңмен қорғалатын құпияны құрайтын мәліметтерді пайдалануға келісемін',
    ru: 'Согласен на использование сведений, составляющих охраняемую законом тайну',
    en: 'I consent to the use of data protected by law',
  },
  remove: { kk: 'Алып тастау', ru: 'Убрать', en: 'Remove' },
  check: { kk: 'Жауаптарыңызды тексеріңіз', ru: 'Проверьте ответы', en: 'Check your answers' },
  reject: { kk: 'Өтінішті кері қайтару', ru: 'Отозвать заявление', en: 'Withdraw the application' },
  detailsSummary: { kk: 'ЖСН-ді қайдан көруге болады?', ru: 'Где посмотреть ИИН?', en: 'Where to find the IIN?' },
  detailsBody: {
    kk: 'ЖСН жеке куәліктің алдыңғы бетінде жазылған.',
    ru: 'ИИН напечатан на лицевой стороне удостоверения личности.',
    en: 'The IIN is printed on the front of the identity card.',
  },
  registered: { kk: 'Өтініш тіркелді', ru: 'Заявление зарегистрировано', en: 'The application is registered' },
  number: { kk: 'Тіркеу нөмірі', ru: 'Регистрационный номер', en: 'Registration number' },
  registeredText: {
    kk: 'Хабарлама жеке кабинетіңізге жіберілді.',
    ru: 'Уведомление отправлено в ваш личный кабинет.',
    en: 'A notice was sent to your personal cabinet.',
  },
  saved: { kk: 'Жауаптарыңыз сақталды.', ru: 'Ваши ответы сохранены.', en: 'Your answers are saved.' },
  taskPerson: { kk: 'Өтініш беруші туралы мәлімет', ru: 'Сведения о заявителе', en: 'About the applicant' },
  taskChild: { kk: 'Бала туралы мәлімет', ru: 'Сведения о ребёнке', en: 'About the child' },
  taskSign: { kk: 'Қол қою және жіберу', ru: 'Подписать и отправить', en: 'Sign and send' },
  queue: { kk: 'Менің тапсырмаларым', ru: 'Мои задания', en: 'My tasks' },
  case: { kk: 'Іс', ru: 'Дело', en: 'Case' },
  applicant: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'Applicant' },
  step: { kk: 'Қадам', ru: 'Шаг', en: 'Step' },
  due: { kk: 'Мерзімі', ru: 'Срок', en: 'Due' },
  pages: { kk: 'Беті', ru: 'Листов', en: 'Sheets' },
  examine: { kk: 'Құжаттарды қарау', ru: 'Рассмотрение документов', en: 'Examine the documents' },
  assign: { kk: 'Бұрыштама қою', ru: 'Наложить резолюцию', en: 'Write the resolution note' },
  decree: { kk: '2015 жылғы 7 шілдедегі №\u00a0153 қаулы', ru: 'Постановление от 7\u00a0июля 2015\u00a0г. №\u00a0153', en: 'Decree No. 153 of 7 July 2015' },
  stationSent: { kk: 'Өтініш жіберілді', ru: 'Заявление отправлено', en: 'Application sent' },
  stationRegistered: { kk: 'Тіркелді', ru: 'Зарегистрировано', en: 'Registered' },
  stationExamined: { kk: 'Қаралуда', ru: 'Рассматривается', en: 'Being examined' },
  stationSigned: { kk: 'Қол қойылады', ru: 'Подписание', en: 'To be signed' },
  stationReady: { kk: 'Анықтама дайын', ru: 'Справка готова', en: 'Certificate ready' },
  you: { kk: 'Сіз', ru: 'Вы', en: 'You' },
  department: { kk: 'Білім бөлімі', ru: 'Отдел образования', en: 'Education department' },
  headOfDepartment: { kk: 'Бөлім басшысы', ru: 'Руководитель отдела', en: 'Head of the department' },
  by25: { kk: '25 қарашаға дейін', ru: 'до 25 ноября', en: 'by 25 November' },
  of15: { kk: '15 минуттың 4 минуты', ru: '4 минуты из 15', en: '4 of 15 minutes' },
  openPoint: {
    kk: 'Бұл қадамның мерзімі мәтінде көрсетілмеген.',
    ru: 'Срок этого шага в тексте не указан.',
    en: 'The text gives no time for this step.',
  },
  normWorking: { kk: '3 жұмыс күні', ru: '3 рабочих дня', en: '3 working days' },
  fromRegistration: { kk: 'тіркелген сәттен бастап', ru: 'с момента регистрации', en: 'from registration' },
  weekend: { kk: 'демалыс күні', ru: 'выходной день', en: 'weekend' },
} as const satisfies Record<string, LocalText>;

/** Asia/Oral, the zone of the example's provider. */
export const sampleZone = 'Asia/Oral';

/** 14:05 on Friday 20 November 2026 in Oral. */
export const sampleNow = Date.UTC(2026, 10, 20, 9, 5);

/** 18:30 on Wednesday 25 November 2026 in Oral. */
export const sampleDue = Date.UTC(2026, 10, 25, 13, 30);
