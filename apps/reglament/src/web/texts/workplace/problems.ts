/**
 * Why a command on a case was not carried out: one wording per code of the engine. Each says what stands in the way and
 * what can be done; nothing was changed in any of these situations.
 */
import type { Catalogue } from '../message.ts';

export const workplaceProblemTexts = {
  'workplace.problem.no-such-route': { kk: 'Бұл қызметте мұндай бағыт жоқ. Қызметті қайта таңдаңыз.', ru: 'У этой услуги нет такого маршрута. Выберите услугу заново.', en: 'The service has no such route. Choose the service again.' },
  'workplace.problem.no-such-form': { kk: 'Бұл қызметте мұндай өтініш нысаны жоқ. Нысанды тізімнен таңдаңыз.', ru: 'У этой услуги нет такой формы заявления. Выберите форму из списка.', en: 'This service has no such request form. Choose one from the list.' },
  'workplace.problem.route-not-startable': { kk: 'Өтініш бұл бағыттан басталмайды: оған басқа бағыттан өтеді.', ru: 'Заявление не начинается с этого маршрута: на него переходят с другого.', en: 'An application cannot begin on this route: it is entered from another one.' },
  'workplace.problem.channel-not-accepted': { kk: 'Регламент бойынша өтініш бұл арна арқылы қабылданбайды.', ru: 'По регламенту заявления через этот канал не принимаются.', en: 'The regulation does not accept applications through this channel.' },
  'workplace.problem.case-exists': { kk: 'Бұл өтініш бұрын тіркелген. Қайта жіберудің қажеті жоқ.', ru: 'Это заявление уже принято. Отправлять его ещё раз не нужно.', en: 'This application has been taken already. There is no need to send it again.' },
  'workplace.problem.case-unknown': { kk: 'Мұндай іс табылмады.', ru: 'Такое дело не найдено.', en: 'There is no such case.' },
  'workplace.problem.case-ended': { kk: 'Іс аяқталған, онда енді ештеңе өзгертуге болмайды.', ru: 'Дело завершено, изменить в нём больше ничего нельзя.', en: 'The case has ended; nothing in it can be changed any more.' },
  'workplace.problem.not-this-step': { kk: 'Іс қазір басқа қадамда тұр. Төменде ағымдағы қадам көрсетілген.', ru: 'Дело сейчас на другом шаге. Текущий шаг показан ниже.', en: 'The case stands on another step now. The current step is shown below.' },
  'workplace.problem.not-your-role': { kk: 'Бұл қадамды регламент басқа қызметкерге жүктеген.', ru: 'Этот шаг регламент поручает другому работнику.', en: 'The regulation gives this step to somebody else.' },
  'workplace.problem.not-your-unit': { kk: 'Бұл іс басқа ұйымда қаралады.', ru: 'Это дело рассматривает другая организация.', en: 'Another organisation works on this case.' },
  'workplace.problem.not-your-case': { kk: 'Бұл іске басқа жауапты орындаушы тағайындалған.', ru: 'По этому делу назначен другой ответственный исполнитель.', en: 'Another executor has been appointed for this case.' },
  'workplace.problem.claimed-by-another': { kk: 'Бұл қадамды әріптесіңіз өз қолына алған. Ол босатқанша күтіңіз немесе онымен келісіңіз.', ru: 'Этот шаг взял в работу ваш коллега. Дождитесь, пока он его освободит, или договоритесь с ним.', en: 'A colleague has taken this step. Wait until it is released, or agree with them.' },
  'workplace.problem.not-claimed': { kk: 'Бұл қадамды ешкім алмаған, босатудың қажеті жоқ.', ru: 'Этот шаг никем не взят, освобождать нечего.', en: 'Nobody has taken this step, so there is nothing to release.' },
  'workplace.problem.outcome-not-possible': { kk: 'Бұл қадам мұндай нәтижемен аяқтала алмайды.', ru: 'Этот шаг не может закончиться таким исходом.', en: 'This step cannot end in that way.' },
  'workplace.problem.outcome-contradicts-draft': { kk: 'Бұл таңдау дайындалған жобаға қайшы келеді. Жобаны қараңыз.', ru: 'Этот выбор противоречит подготовленному проекту. Посмотрите проект.', en: 'This choice contradicts the draft. Look at the draft.' },
  'workplace.problem.outcome-contradicts-register': { kk: 'Бұл таңдау тізілімнің жауабына қайшы келеді.', ru: 'Этот выбор противоречит ответу реестра.', en: 'This choice contradicts the register’s answer.' },
  'workplace.problem.register-not-asked': { kk: 'Алдымен тізілімге сұрау салыңыз.', ru: 'Сначала направьте запрос в реестр.', en: 'Query the register first.' },
  'workplace.problem.consent-missing': { kk: 'Алдымен өтініш берушінің құпия мәліметтерді пайдалануға келісімін алыңыз.', ru: 'Сначала получите согласие заявителя на использование охраняемых сведений.', en: 'Obtain the applicant’s consent to the use of protected data first.' },
  'workplace.problem.number-missing': { kk: 'Тіркеу нөмірі берілмеді. Қайталап көріңіз.', ru: 'Регистрационный номер не присвоен. Попробуйте ещё раз.', en: 'No registration number was given. Try again.' },
  'workplace.problem.executor-missing': { kk: 'Жауапты орындаушыны таңдаңыз.', ru: 'Выберите ответственного исполнителя.', en: 'Choose the executor.' },
  'workplace.problem.draft-missing': { kk: 'Нәтиженің немесе бас тартудың жобасы жоқ.', ru: 'Нет проекта результата или отказа.', en: 'There is no draft of the result or refusal.' },
  'workplace.problem.no-such-result': { kk: 'Регламентте мұндай нәтиже жоқ.', ru: 'Такого результата в регламенте нет.', en: 'The regulation has no such result.' },
  'workplace.problem.result-not-of-form': { kk: 'Өтініш беруші толтырған нысан бойынша мұндай нәтиже берілмейді.', ru: 'По форме заявления, которую заполнил заявитель, такой результат не выдаётся.', en: 'This result does not follow from the request form that the applicant filled in.' },
  'workplace.problem.no-such-refusal': { kk: 'Регламентте мұндай бас тарту жоқ.', ru: 'Такого отказа в регламенте нет.', en: 'The regulation has no such refusal.' },
  'workplace.problem.ground-missing': { kk: 'Бас тартудың кемінде бір негізін көрсетіңіз.', ru: 'Укажите хотя бы одно основание отказа.', en: 'Name at least one ground of the refusal.' },
  'workplace.problem.no-such-ground': { kk: 'Регламентте мұндай негіз жоқ. Тізімнен таңдаңыз.', ru: 'Такого основания в регламенте нет. Выберите из списка.', en: 'The regulation has no such ground. Choose from the list.' },
  'workplace.problem.signature-missing': { kk: 'Бұл қадам ЭЦҚ қойылғаннан кейін ғана аяқталады.', ru: 'Этот шаг завершается только подписью ЭЦП.', en: 'This step is completed only by a signature with an EDS.' },
  'workplace.problem.paper-missing': { kk: 'Алдымен осы қадамда жасалатын құжатты толтырыңыз.', ru: 'Сначала заполните документ, который составляется на этом шаге.', en: 'First fill in the paper that is drawn up in this step.' },
  'workplace.problem.no-such-condition': { kk: 'Регламентте мұндай жағдай жоқ.', ru: 'Такого условия в регламенте нет.', en: 'The regulation has no such condition.' },
  'workplace.problem.not-due-yet': { kk: 'Бұл қадамның мерзімі әлі өткен жоқ.', ru: 'Срок этого шага ещё не истёк.', en: 'The term of this step has not run out yet.' },
  'workplace.problem.already-noted': { kk: 'Бұл әрекет бұрын жасалған.', ru: 'Это действие уже выполнено.', en: 'This has been done already.' },
  'workplace.problem.request-underway': {
    kk: 'Сұраныс әлі жолда: шлюз оны қызмет берушіге жеткізгенше бұл қадам басталмайды.',
    ru: 'Запрос ещё в пути: шаг начнётся, когда шлюз доставит его услугодателю.',
    en: 'The request is still on its way: the step begins once the gateway has brought it to the provider.',
  },
  'workplace.problem.decision-taken': { kk: 'Шешім қабылданып қойған, сондықтан өтінішті кері қайтарып алуға болмайды.', ru: 'Решение уже принято, поэтому заявление отозвать нельзя.', en: 'A decision has been taken, so the application can no longer be withdrawn.' },
  'workplace.problem.term-over': { kk: 'Бұл әрекетке берілген мерзім өтіп кетті, енді оны жасауға болмайды. Іс төменде көрсетілген жолмен жалғасады.', ru: 'Срок, отведённый на это действие, истёк: совершить его уже нельзя. Дело продолжается так, как указано ниже.', en: 'The term given for this act is over; it can no longer be done. The case goes on as shown below.' },
  'workplace.problem.term-not-over': { kk: 'Өтініш берушінің мерзімі әлі өткен жоқ: ұсынылмады деп белгілеуге ерте.', ru: 'Срок заявителя ещё не истёк: отмечать, что документы не представлены, рано.', en: 'The applicant’s term is not over yet: it is too early to record that nothing was presented.' },
} as const satisfies Catalogue;
