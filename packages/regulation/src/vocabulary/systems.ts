import type { LocalizedText } from './languages.ts';

const system = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });

/** Every information system, register or technical list that some regulation names. */
export const SYSTEMS = {
  Portal: system('«электрондық үкімет» веб-порталы', 'веб-портал «электронного правительства»', 'e-government portal'),
  PersonalCabinet: system('жеке кабинет', 'личный кабинет', 'personal cabinet'),
  Gateway: system('«электрондық үкімет» шлюзі (ЭҮШ)', 'шлюз «электронного правительства» (ШЭП)', 'e-government gateway'),
  RegionalGateway: system('«электрондық үкіметтің» аймақтық шлюзі (ЭҮАШ)', 'региональный шлюз «электронного правительства» (РШЭП)', 'regional gateway'),
  RegionalGatewayWorkplace: system('ЭҮАШ автоматтандырылған жұмыс орны', 'АРМ РШЭП', "regional gateway's workplace"),
  LocalBodySystem: system('жергілікті атқарушы органның ақпараттық жүйесі', 'ИС местного исполнительного органа', "local executive body's system"),
  CentreSystem: system('Мемлекеттік корпорацияның (ХҚКО) ақпараттық жүйесі', 'ИИС ЦОН', 'integrated system of the centres'),
  CentreWorkplace: system('Мемлекеттік корпорацияның (ХҚКО) автоматтандырылған жұмыс орны', 'АРМ ИИС ЦОН', "centre's workplace"),
  IndividualsRegister: system('«Жеке тұлғалар» мемлекеттік деректер қоры', 'ГБД «Физические лица»', 'state database "Individuals"'),
  LegalEntitiesRegister: system('«Заңды тұлғалар» мемлекеттік деректер қоры', 'ГБД «Юридические лица»', 'state database "Legal entities"'),
  NotaryRegister: system('бірыңғай нотариалдық ақпараттық жүйе', 'единая нотариальная информационная система', 'unified notarial information system'),
  StateSystems: system('мемлекеттік ақпараттық жүйелер', 'государственные информационные системы', 'state information systems'),
  ProtectedDataSystems: system('заңмен қорғалатын құпия мәліметтер бар ақпараттық жүйелер', 'ИС, содержащие охраняемую законом тайну', 'systems with data protected by law'),
  GuardianshipSystem: system('қорғаншылық белгілеу жөніндегі деректер ақпараттық жүйесі', 'ИС с данными об установлении опеки', 'guardianship information system'),
  ElectronicRegister: system('электрондық тізілім', 'электронный реестр', 'electronic register'),
  OrphanDataBank: system('жетім балалардың республикалық деректер банкі', 'республиканский банк данных детей-сирот', "orphans' data bank"),
  EducationDatabase: system('Ұлттық білім беру деректер базасы', 'Национальная образовательная база данных', 'National Education Database'),
  ForeignLabourSystem: system('«ШЖК» ақпараттық жүйесі', 'ИС «Иностранная рабочая сила»', 'foreign labour system'),
  OralmanDatabase: system('«Оралман» республикалық мәліметтер қоры', 'республиканская база «Оралман»', '"Oralman" base'),
  ElectronicAkimat: system('«Электрондық әкімдік» ақпараттық жүйесі', 'ИС «Электронный акимат»', '"Electronic akimat" system'),
  EGovernmentSystem: system('«электрондық үкімет» ақпараттық жүйесі', 'ИС «электронного правительства»', 'e-government system'),
  CertificateRevocationList: system('қайтарып алынған тіркеу куәліктерінің тізімі', 'список отозванных регистрационных свидетельств', 'certificate revocation list'),
  EdsInfrastructure: system('ЭЦҚ инфрақұрылымы', 'инфраструктура ЭЦП', 'EDS infrastructure'),
  ElectronicQueue: system('электрондық кезек', 'электронная очередь', 'electronic queue'),
  QueueRegister: system('кезек (тіркеу журналы)', 'очередь (журнал учёта)', 'queue register'),
  RegistrationJournal: system('тіркеу журналы', 'журнал регистрации', 'registration journal'),
  CallCentre: system('call-орталық (1414)', 'call-центр (1414)', 'call centre'),
  OfficialSites: system('ресми интернет-ресурстар', 'официальные интернет-ресурсы', 'official internet resources'),
  AdiletSystem: system('«Әділет» ақпараттық-құқықтық жүйесі', 'ИПС «Әділет»', 'Adilet system'),
} as const satisfies Record<string, LocalizedText>;

export type System = keyof typeof SYSTEMS;
