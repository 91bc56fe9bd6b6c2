import type { LocalizedText } from './languages.ts';

/**
 * Everybody who does a step in some regulation.
 * `unit` says whose office hours and whose roof the actor works under; `kind` says how the product lets
 * the actor act: the applicant on the portal, staff at a workplace, a body whose act a member of staff records.
 */
export interface ActorTraits {
  readonly kind: 'applicant' | 'staff' | 'body';
  readonly unit: UnitKind;
  readonly name: LocalizedText;
}

export type UnitKind = 'applicant' | 'provider' | 'centre' | 'akim' | 'commission' | 'akimat' | 'outside';

const staff = (unit: UnitKind, kk: string, ru: string, en: string): ActorTraits => ({ kind: 'staff', unit, name: { kk, ru, en } });
const body = (unit: UnitKind, kk: string, ru: string, en: string): ActorTraits => ({ kind: 'body', unit, name: { kk, ru, en } });
const applicant = (kk: string, ru: string, en: string): ActorTraits => ({ kind: 'applicant', unit: 'applicant', name: { kk, ru, en } });

export const ACTORS = {
  Applicant: applicant('қызмет алушы', 'услугополучатель', 'applicant'),
  Representative: applicant('сенімхат бойынша өкіл', 'представитель по доверенности', 'representative'),
  Employer: applicant('жұмыс беруші', 'работодатель', 'employer'),
  ForeignWorker: applicant('шетелдік қызметкер', 'иностранный работник', 'foreign worker'),
  Spouse: applicant('жұбайы', 'супруг (супруга)', 'spouse'),
  Child: applicant('бала (10 жастан асқан)', 'ребёнок (старше 10 лет)', 'child over ten'),
  Provider: staff('provider', 'қызмет беруші', 'услугодатель', 'provider'),
  OfficeClerk: staff('provider', 'кеңсе қызметкері', 'сотрудник канцелярии', 'office clerk'),
  Head: staff('provider', 'қызмет берушінің басшысы', 'руководитель услугодателя', 'head of the provider'),
  Executor: staff('provider', 'жауапты орындаушы', 'ответственный исполнитель', 'responsible executor'),
  Specialist: staff('provider', 'қызмет берушінің маманы', 'специалист услугодателя', 'specialist of the provider'),
  ProviderEmployee: staff('provider', 'қызмет берушінің қызметшісі', 'сотрудник услугодателя', "provider's employee"),
  LocalBodyEmployee: staff('provider', 'жергілікті атқарушы органның қызметшісі', 'сотрудник местного исполнительного органа', "local body's employee"),
  AuthorisedPerson: staff('provider', 'қызмет берушінің уәкілетті тұлғасы', 'уполномоченное лицо услугодателя', 'authorised person of the provider'),
  AuthorisedOfficial: staff('outside', 'уәкілетті лауазымды тұлға', 'уполномоченное должностное лицо', 'authorised official'),
  Centre: staff('centre', 'Мемлекеттік корпорация (ХҚКО)', 'Государственная корпорация (ЦОН)', 'State Corporation (centre)'),
  CentreEmployee: staff('centre', 'Мемлекеттік корпорация (ХҚКО) қызметкері', 'работник Государственной корпорации (ЦОН)', 'centre employee'),
  CentreOperator: staff('centre', 'Орталық операторы', 'оператор центра', 'centre operator'),
  AccumulationEmployee: staff('centre', 'жинақтау бөлімінің қызметкері', 'работник накопительного отдела', 'employee of the accumulation section'),
  Akim: staff('akim', 'ауылдық округ әкімі', 'аким сельского округа', 'akim of the rural district'),
  AkimApparatus: staff('akim', 'әкім аппараты', 'аппарат акима', "akim's apparatus"),
  AkimClerk: staff('akim', 'ауылдық округ әкімінің кеңсе қызметкері', 'сотрудник канцелярии акима сельского округа', "akim's office clerk"),
  AkimExecutor: staff('akim', 'ауылдық округ әкімінің жауапты орындаушысы', 'ответственный исполнитель акима сельского округа', "akim's executor"),
  Akimat: body('akimat', 'әкімдік', 'акимат', 'akimat'),
  PrecinctCommission: body('commission', 'учаскелік комиссия', 'участковая комиссия', 'precinct commission'),
  PermitCommission: body('commission', 'комиссия', 'комиссия', 'permit commission'),
  HousingCommission: body('commission', 'тұрғын үй комиссиясы', 'жилищная комиссия', 'housing commission'),
  AwardCommission: body('commission', 'комиссия', 'комиссия', 'award commission'),
  WorkingBody: body('commission', 'жұмыс органы', 'рабочий орган', 'working body'),
  PaymentCentre: body('outside', 'зейнетақы төлеу жөніндегі мемлекеттік орталық', 'государственный центр по выплате пенсий', 'state pension payment centre'),
  GuardianshipBody: body('provider', 'қорғаншылық және қамқоршылық органы', 'орган опеки и попечительства', 'guardianship body'),
  EducationOrganisation: staff('provider', 'білім беру ұйымы', 'организация образования', 'education organisation'),
  PreschoolOrganisation: body('outside', 'мектепке дейінгі ұйым', 'дошкольная организация', 'preschool organisation'),
  Addressee: body('outside', 'анықтама ұсынылатын ұйым', 'организация-адресат', 'addressee organisation'),
  Notary: body('outside', 'нотариус', 'нотариус', 'notary'),
  CallCentreOperator: body('outside', '1414 call-орталығының операторы', 'оператор call-центра 1414', 'call centre operator'),
  QualityController: staff('outside', 'қызмет сапасын бақылау жөніндегі уәкілетті органның қызметкері', 'сотрудник уполномоченного органа по контролю качества услуг', 'officer of the body that controls the quality of services'),
  RegionalDepartment: body('outside', 'облыстың білім басқармасы', 'управление образования области', 'regional department'),
  SupervisingDeputyAkim: body('akimat', 'әкімнің жетекшілік ететін орынбасары', 'курирующий заместитель акима', 'supervising deputy akim'),
} as const satisfies Record<string, ActorTraits>;

export type Actor = keyof typeof ACTORS;
