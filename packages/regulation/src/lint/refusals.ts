import { ACTORS } from '../vocabulary/actors.ts';
import type { LocalizedText } from '../vocabulary/languages.ts';
import type { RefusalKind } from '../vocabulary/refusal-kinds.ts';
import type { Regulation, Refusal } from '../model/types.ts';
import { canReach, placeOf, reachesApplicant, startableRoutes, stepsOf } from './graph.ts';
import type { Place, Rule } from './finding.ts';
import { isActor, performerName } from './words.ts';

const KIND_NAMES: Readonly<Record<RefusalKind, LocalizedText>> = {
  authorisationRefused: { kk: 'авторландырудан бас тарту', ru: 'отказ в авторизации', en: 'refusal of authorisation' },
  edsNotConfirmed: { kk: 'ЭЦҚ расталмауына байланысты бас тарту', ru: 'отказ из-за неподтверждённой ЭЦП', en: 'refusal because the EDS is not confirmed' },
  dataUnavailable: { kk: 'деректерді алу мүмкін еместігі', ru: 'невозможность получения данных', en: 'data cannot be obtained' },
  stateDataAbsent: { kk: 'мемлекеттік жүйелерде деректердің болмауы', ru: 'отсутствие данных в государственных системах', en: 'data absent from the state systems' },
  documentsRejected: { kk: 'құжаттардағы кемшіліктерге байланысты бас тарту', ru: 'отказ из-за недостатков документов', en: 'refusal because of deficient documents' },
  acceptanceRefused: { kk: 'құжаттарды қабылдаудан бас тарту', ru: 'отказ в приёме документов', en: 'refusal to accept' },
  reasonedRefusal: { kk: 'дәлелді бас тарту', ru: 'мотивированный отказ', en: 'reasoned refusal' },
  negativeResult: { kk: 'теріс нәтиже', ru: 'отрицательный результат', en: 'negative result' },
  akimatRefusal: { kk: 'әкімдіктің бас тартуы', ru: 'отказ акимата', en: 'refusal by the akimat' },
  queueRefusal: { kk: 'кезекке қоюдан бас тарту', ru: 'отказ в постановке в очередь', en: 'refusal of a place in the queue' },
  annulled: { kk: 'күшін жою', ru: 'аннулирование', en: 'annulment' },
};

const refusalStopsShort: Rule = {
  id: 'refusal-stops-short',
  severity: 'warning',
  sentence: {
    kk: '«{refusal}» қызмет алушыға емес, «{to}» дегенге жеткізіледі: қызмет алушыға қалай жететіні жазылмаған.',
    ru: '«{refusal}» адресован не заявителю, а «{to}»: как о нём узнаёт заявитель, не сказано.',
    en: 'The {refusal} goes to "{to}" and not to the applicant; how the applicant learns of it is not said.',
  },
  find: (regulation) => printed(regulation).filter(({ to }) => !isApplicant(to)).map((refusal) => refusalPlace(refusal, { to: performerName(refusal.to) })),
};

const refusalNeverIssued: Rule = {
  id: 'refusal-never-issued',
  severity: 'warning',
  sentence: {
    kk: '«{refusal}» аталған, бірақ оған ешбір қадам апармайды.',
    ru: '«{refusal}» назван, но ни один шаг к нему не ведёт.',
    en: 'The {refusal} is named, but no step leads to it.',
  },
  find: (regulation) => {
    const used = new Set(stepsOf(regulation).flatMap(({ step }) => [step.refusal ?? '', ...Object.values({ ...step.next, ...step.supplied?.next }).map((target) => target.replace(/^refuse:/, ''))]));
    return printed(regulation).filter(({ id }) => !used.has(id)).map((refusal) => refusalPlace(refusal));
  },
};

/** A refusal that an official drafts must be carried to the applicant as the result would be. */
const refusalWithoutWay: Rule = {
  id: 'refusal-without-way',
  severity: 'error',
  sentence: {
    kk: 'Бас тарту дайындалады, бірақ одан кейін оны қызмет алушыға беретін қадам жоқ.',
    ru: 'Отказ готовится, но шага, который вручил бы его заявителю, нет.',
    en: 'A refusal is drafted, but no later step brings it to the applicant.',
  },
  find: (regulation) => startableRoutes(regulation).flatMap(({ compiled }) => [...compiled.nodes.values()]
    .filter((node) => {
      const target = node.next.get('refusal');
      return !reachesApplicant(node) && target !== undefined && target.kind !== 'refuse' && (target.kind === 'end' || !canReach(compiled, target.id, reachesApplicant));
    })
    .map(({ step, id }) => placeOf({ step, id }))),
};

const refusalNotPrinted: Rule = {
  id: 'refusal-not-printed',
  severity: 'note',
  sentence: {
    kk: 'Мәтінде бұл жағдайға бас тарту көзделмеген; орындау үшін «{refusal}» қосылды.',
    ru: 'Текст не предусматривает отказа на этот случай; для исполнения добавлено: «{refusal}».',
    en: 'The text foresees no refusal here; to be carried out it was given one: {refusal}.',
  },
  find: ({ refusals }) => refusals.filter(({ origin }) => origin === 'ours').map((refusal) => refusalPlace(refusal)),
};

const groundsNotCited: Rule = {
  id: 'grounds-not-cited',
  severity: 'note',
  sentence: {
    kk: '«{refusal}»: негіздері де, оларды тізетін стандарт тармағы да көрсетілмеген.',
    ru: '«{refusal}»: не названы ни основания, ни пункт стандарта, где они перечислены.',
    en: 'The {refusal}: neither the grounds nor the clause of the Standard that lists them is named.',
  },
  find: (regulation) => printed(regulation).filter(({ kind, groundsClause }) => kind === 'reasonedRefusal' && groundsClause === undefined).map((refusal) => refusalPlace(refusal)),
};

const receiptFormNotNamed: Rule = {
  id: 'receipt-form-not-named',
  severity: 'note',
  sentence: {
    kk: 'Қабылдаудан бас тарту туралы қолхаттың нысаны (стандарттың қосымшасы) көрсетілмеген.',
    ru: 'Форма расписки об отказе в приёме (приложение стандарта) не названа.',
    en: 'The form of the refusal receipt (the annex of the Standard) is not named.',
  },
  find: (regulation) => printed(regulation).filter(({ kind, receiptAnnex }) => kind === 'acceptanceRefused' && receiptAnnex === undefined).map((refusal) => refusalPlace(refusal)),
};

const appealNotMentioned: Rule = {
  id: 'appeal-not-mentioned',
  severity: 'note',
  sentence: {
    kk: 'Бас тарту көзделген, бірақ шағымдану тәртібі туралы ештеңе айтылмаған.',
    ru: 'Отказы предусмотрены, но о порядке обжалования не сказано.',
    en: 'Refusals are foreseen, but nothing is said of how to appeal.',
  },
  find: (regulation) => {
    const [first] = printed(regulation);
    return regulation.appeal === undefined && first !== undefined ? [refusalPlace(first)] : [];
  },
};

function printed({ refusals }: Regulation): readonly Refusal[] {
  return refusals.filter(({ origin }) => origin === 'printed');
}

function isApplicant(to: Refusal['to']): boolean {
  return isActor(to) && ACTORS[to].kind === 'applicant';
}

function refusalPlace({ kind, name, clause, lines }: Refusal, params: Place['params'] = {}): Place {
  return { clause, lines, params: { refusal: name ?? KIND_NAMES[kind], ...params } };
}

export const REFUSAL_RULES: readonly Rule[] = [refusalStopsShort, refusalNeverIssued, refusalWithoutWay, refusalNotPrinted, groundsNotCited, receiptFormNotNamed, appealNotMentioned];
