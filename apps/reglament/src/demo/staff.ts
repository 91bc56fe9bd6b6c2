import { makeIin } from '@reglament/identifiers';
import type { Actor, LocalizedText } from '@reglament/regulation';

export interface DemoStaff {
  readonly login: string;
  readonly iin: string;
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
  readonly post: LocalizedText;
  readonly unit: string;
  readonly roles: readonly Actor[];
  /** The region whose units and people they administer. */
  readonly administers?: string;
}

const CLERK: LocalizedText = { kk: 'кеңсе қызметкері', ru: 'сотрудник канцелярии', en: 'office clerk' };
const HEAD: LocalizedText = { kk: 'бөлім басшысы', ru: 'руководитель отдела', en: 'head of the department' };
const EXECUTOR: LocalizedText = { kk: 'бас маман', ru: 'главный специалист', en: 'chief specialist' };
const AKIMAT: LocalizedText = { kk: 'әкімдіктің хатшысы', ru: 'секретарь акимата', en: 'secretary of the akimat' };
const OPERATOR: LocalizedText = { kk: 'Мемлекеттік корпорация қызметкері', ru: 'работник Государственной корпорации', en: 'State Corporation employee' };

const CONTROLLER: LocalizedText = { kk: 'қызмет сапасын бақылау жөніндегі бас маман', ru: 'главный специалист по контролю качества услуг', en: 'chief specialist, control of service quality' };

const ADMINISTRATOR: LocalizedText = { kk: 'өңірдің әкімшісі', ru: 'администратор региона', en: 'administrator of the region' };

function person(login: string, unit: string, roles: readonly Actor[], post: LocalizedText, names: string, birthDate: string, sex: 'male' | 'female', serial: number): DemoStaff {
  const [surname = '', name = '', patronymic = ''] = names.split(' ');
  return { login, unit, roles, post, surname, name, patronymic, iin: makeIin({ birthDate, sex, serial }) };
}

/** Administers a region and works on no case. */
function administrator(region: string, unit: string, names: string, birthDate: string, sex: 'male' | 'female', serial: number): DemoStaff {
  return { ...person(`${region}-admin`, unit, [], ADMINISTRATOR, names, birthDate, sex, serial), administers: region };
}

/** Who works in the demonstration's bodies. Invented people; the IINs are right in every digit and nobody's. */
export const DEMO_STAFF: readonly DemoStaff[] = [
  person('clerk', 'wko-oral', ['OfficeClerk'], CLERK, 'ҚУАНЫШЕВА ӘСЕЛ ҒАЛЫМҚЫЗЫ', '1991-04-12', 'female', 6101),
  person('head', 'wko-oral', ['Head', 'AuthorisedPerson'], HEAD, 'НҰРҒАЛИЕВ ЕРЛАН ӨМІРҰЛЫ', '1974-09-03', 'male', 6102),
  person('executor', 'wko-oral', ['Executor', 'Specialist'], EXECUTOR, 'ЖҮНІСОВ ДӘУРЕН ҚАЙРАТҰЛЫ', '1986-01-25', 'male', 6103),
  person('executor2', 'wko-oral', ['Executor', 'Specialist'], EXECUTOR, 'ІЛИЯСОВА ГҮЛНҰР БОЛАТҚЫЗЫ', '1993-07-30', 'female', 6104),
  person('operator', 'wko-centre', ['CentreEmployee', 'CentreOperator'], OPERATOR, 'ТІЛЕУОВА ЖАНАР ӘДІЛҚЫЗЫ', '1995-11-08', 'female', 6105),
  person('akimat', 'wko-oral', ['Akimat'], AKIMAT, 'СҰЛТАНҒАЛИЕВА МӨЛДІР ҰЛАНҚЫЗЫ', '1984-03-22', 'female', 6120),
  person('akzhaiyk-clerk', 'wko-akzhaiyk', ['OfficeClerk'], CLERK, 'БӨКЕНОВ САМАТ ҮСЕНҰЛЫ', '1990-02-17', 'male', 6106),
  person('akzhaiyk-head', 'wko-akzhaiyk', ['Head', 'AuthorisedPerson'], HEAD, 'ЕСЕНҒАЛИЕВ ҚУАТ БӨРІБАЙҰЛЫ', '1973-05-18', 'male', 6121),
  person('akzhaiyk-executor', 'wko-akzhaiyk', ['Executor', 'Specialist'], EXECUTOR, 'ҒҰБАЙДУЛЛИНА НАЗЫМ ІСКЕНДІРҚЫЗЫ', '1992-11-03', 'female', 6122),
  person('akzhaiyk-akimat', 'wko-akzhaiyk', ['Akimat'], AKIMAT, 'ҚАБДЕШЕВА ДИНАРА МЕРЕКЕҚЫЗЫ', '1986-09-09', 'female', 6190),
  person('kyz-clerk', 'kyzylorda-education', ['OfficeClerk'], CLERK, 'ҚАСЫМОВА ҰЛЖАН МАРАТҚЫЗЫ', '1992-06-21', 'female', 6107),
  person('kyz-head', 'kyzylorda-education', ['Head', 'AuthorisedPerson'], HEAD, 'ӘБДІРАХМАНОВ СЕРІК ТӨЛЕГЕНҰЛЫ', '1971-12-05', 'male', 6108),
  person('kyz-executor', 'kyzylorda-education', ['Executor', 'Specialist'], EXECUTOR, 'ҮМБЕТОВА ӘЙГЕРІМ САҒЫНҚЫЗЫ', '1989-03-14', 'female', 6109),
  person('kyz-akimat', 'kyzylorda-education', ['Akimat'], AKIMAT, 'ТӨРЕБЕКОВ ЖӘНІБЕК АСҚАРҰЛЫ', '1979-07-07', 'male', 6123),
  person('kyz-operator', 'kyzylorda-centre', ['CentreEmployee', 'CentreOperator'], OPERATOR, 'ЫСҚАҚОВ НҰРЛАН БАҚЫТҰЛЫ', '1996-10-19', 'male', 6110),
  person('kyz-courier', 'kyzylorda-centre', ['AccumulationEmployee'], { kk: 'жинақтау бөлімінің қызметкері', ru: 'работник накопительного отдела', en: 'employee of the accumulation section' }, 'ҚОЖАХМЕТОВ АРМАН ІЗТІЛЕУҰЛЫ', '1998-05-27', 'male', 6111),
  person('krg-clerk', 'karaganda-employment', ['OfficeClerk'], CLERK, 'ШӘКІРОВА ДИНАРА ҚАНАТҚЫЗЫ', '1994-08-02', 'female', 6112),
  person('krg-head', 'karaganda-employment', ['Head', 'AuthorisedPerson'], HEAD, 'МҰСТАФИН ҚАЙРАТ ЖҰМАБЕКҰЛЫ', '1969-01-11', 'male', 6113),
  person('krg-executor', 'karaganda-employment', ['Executor', 'Specialist'], EXECUTOR, 'ӨТЕГЕНОВА САЛТАНАТ ӘУЕЗҚЫЗЫ', '1987-09-09', 'female', 6114),
  person('krg-commission', 'karaganda-employment', ['PrecinctCommission', 'PermitCommission', 'PaymentCentre'], { kk: 'учаскелік комиссияның хатшысы', ru: 'секретарь участковой комиссии', en: 'secretary of the precinct commission' }, 'ҒАБДУЛЛИН ТІМУР РИНАТҰЛЫ', '1982-04-04', 'male', 6115),
  person('krg-operator', 'karaganda-centre', ['CentreEmployee', 'CentreOperator'], OPERATOR, 'ҺАШИМОВА ЛӘЗЗАТ ОМАРҚЫЗЫ', '1997-02-23', 'female', 6116),
  person('akim-clerk', 'karaganda-akim', ['AkimClerk'], CLERK, 'ІЗБАСАРОВА АЙНҰР ҒАНИҚЫЗЫ', '1993-12-30', 'female', 6117),
  person('akim', 'karaganda-akim', ['Akim'], { kk: 'кент әкімі', ru: 'аким посёлка', en: 'akim of the settlement' }, 'ҚҰЛМАҒАМБЕТОВ БЕКЗАТ ӘНУАРҰЛЫ', '1977-06-06', 'male', 6118),
  person('akim-executor', 'karaganda-akim', ['AkimExecutor'], EXECUTOR, 'ӘЛІМБАЕВ ЕРБОЛ ҚАСЫМҰЛЫ', '1985-10-10', 'male', 6119),
  person('kok-clerk', 'kokpekti-education', ['ProviderEmployee', 'OfficeClerk', 'LocalBodyEmployee', 'Executor', 'Specialist'], EXECUTOR, 'ОРАЗБАЕВА ІҢКӘР ТЕМІРҚЫЗЫ', '1988-02-14', 'female', 6124),
  person('kok-head', 'kokpekti-education', ['Head', 'AuthorisedPerson'], HEAD, 'ЫБЫРАЕВ ДӘУЛЕТ ӨСКЕНҰЛЫ', '1970-10-01', 'male', 6125),
  person('kok-operator', 'kokpekti-centre', ['CentreOperator', 'CentreEmployee'], OPERATOR, 'ҮСЕНОВА ҒАЛИЯ МҰРАТҚЫЗЫ', '1996-06-16', 'female', 6126),
  person('ast-clerk', 'astana-education', ['OfficeClerk'], CLERK, 'ШАЙМЕРДЕНОВА ТОҒЖАН ЕРІКҚЫЗЫ', '1995-09-25', 'female', 6127),
  person('ast-head', 'astana-education', ['Head', 'AuthorisedPerson'], HEAD, 'БАЙҒАБЫЛОВ ӘНУАР ҚҰСАЙЫНҰЛЫ', '1972-12-12', 'male', 6128),
  person('ast-executor', 'astana-education', ['Executor', 'Specialist'], EXECUTOR, 'ЖҰМАҒҰЛОВА ӨРІК САЯТҚЫЗЫ', '1990-04-30', 'female', 6129),
  person('wko-controller', 'wko-control', ['QualityController'], CONTROLLER, 'ТӨЛЕБАЕВА ҰЛДАНА ЕРҒАЛИҚЫЗЫ', '1983-02-08', 'female', 6130),
  person('kyz-controller', 'kyzylorda-control', ['QualityController'], CONTROLLER, 'ӘЛЖАНОВ ҒАБИТ ӨТЕБАЙҰЛЫ', '1981-11-16', 'male', 6131),
  person('krg-controller', 'karaganda-control', ['QualityController'], CONTROLLER, 'ҚҰДАЙБЕРГЕНОВ ЖАСҰЛАН НҰРЛЫБЕКҰЛЫ', '1979-05-05', 'male', 6132),
  person('kok-controller', 'kokpekti-control', ['QualityController'], CONTROLLER, 'СЕЙІТҚАЗИНА ІҢКӘР БЕРІКҚЫЗЫ', '1990-08-19', 'female', 6133),
  person('ast-controller', 'astana-control', ['QualityController'], CONTROLLER, 'ҮСІПБЕКОВ ДӘУЛЕТ ҚУАНДЫҚҰЛЫ', '1986-12-27', 'male', 6134),
  person('call-operator', 'call-1414', ['CallCentreOperator'], { kk: '1414 операторы', ru: 'оператор 1414', en: 'operator of 1414' }, 'БАЙМҰХАМЕДОВА ӘСЕМ ҚАЙРАТҚЫЗЫ', '1999-03-14', 'female', 6135),
  administrator('wko', 'wko-oral', 'САПАРОВА ҒАЙНИ ӘБІЛҚЫЗЫ', '1987-05-19', 'female', 6160),
  administrator('kyzylorda', 'kyzylorda-education', 'ДҮЙСЕНОВ ҒАБИТ ІЛИЯСҰЛЫ', '1983-08-08', 'male', 6161),
  administrator('karaganda', 'karaganda-employment', 'ТӨЛЕУОВА ӘЛИЯ ҚУАТҚЫЗЫ', '1990-01-28', 'female', 6162),
  administrator('kokpekti', 'kokpekti-education', 'НҰРПЕЙІСОВ ОЛЖАС ҮМІТҰЛЫ', '1981-11-11', 'male', 6163),
  administrator('astana', 'astana-education', 'ӘЛМЕНОВА СӘУЛЕ ЖАҢАБАЙҚЫЗЫ', '1986-03-03', 'female', 6164),
];
