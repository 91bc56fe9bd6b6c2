import { ACTORS } from '../vocabulary/actors.ts';
import type { Regulation } from '../model/types.ts';
import { stepsOf } from './graph.ts';
import type { PrintedStep } from './graph.ts';
import type { Place, Rule } from './finding.ts';
import { isActor } from './words.ts';

/** Fully automated means that no hand touches the case: a step of staff on any electronic route contradicts it. */
const fullAutomationContradicted: Rule = {
  id: 'full-automation-contradicted',
  severity: 'warning',
  sentence: {
    kk: 'Қызмет толық автоматтандырылған делінген, бірақ {count} қадамды қызметкерлер орындайды.',
    ru: 'Услуга названа полностью автоматизированной, но {count} шагов выполняют работники.',
    en: 'The service is called fully automated, but {count} steps are done by staff.',
  },
  find: (regulation) => {
    const manual = stepsOf(regulation).filter(byStaff);
    return regulation.provision.automation === 'full' && manual.length > 0 ? [provisionPlace(regulation, { count: manual.length })] : [];
  },
};

const partialAutomationWithoutSystem: Rule = {
  id: 'partial-automation-without-system',
  severity: 'warning',
  sentence: {
    kk: 'Қызмет ішінара автоматтандырылған делінген, бірақ ешбір қадамды ақпараттық жүйе орындамайды.',
    ru: 'Услуга названа частично автоматизированной, но ни одного шага не выполняет информационная система.',
    en: 'The service is called partly automated, but no information system takes part in any step.',
  },
  find: (regulation) => (regulation.provision.automation === 'partial' && !stepsOf(regulation).some(electronic) ? [provisionPlace(regulation)] : []),
};

const paperServiceOnPortal: Rule = {
  id: 'paper-service-on-portal',
  severity: 'warning',
  sentence: {
    kk: 'Қызмет көрсету нысаны – қағаз түрінде, бірақ мәтін порталдағы электрондық қадамдарды сипаттайды.',
    ru: 'Форма оказания — бумажная, а текст описывает электронные шаги на портале.',
    en: 'The form of the service is paper, but the text describes electronic steps on the portal.',
  },
  find: (regulation) => (regulation.provision.form === 'paper' && regulation.routes.some(({ channel }) => channel === 'portal') ? [provisionPlace(regulation)] : []),
};

const electronicServiceOnPaper: Rule = {
  id: 'electronic-service-on-paper',
  severity: 'note',
  sentence: {
    kk: 'Қызмет көрсету нысаны – электрондық, бірақ «{route}» бағыты қағаз құжаттармен жүреді.',
    ru: 'Форма оказания — электронная, но маршрут «{route}» идёт на бумаге.',
    en: 'The form of the service is electronic, but the route "{route}" runs on paper.',
  },
  find: (regulation) => (regulation.provision.form !== 'electronic' ? [] : regulation.routes.filter(({ steps }) => !steps.some((step) => electronicStep(step)))
    .map(({ route, clause, lines }): Place => ({ clause, lines, params: { route } }))),
};

const feeNotStated: Rule = {
  id: 'fee-not-stated',
  severity: 'note',
  sentence: { kk: 'Қызметтің ақылы не тегін екені айтылмаған.', ru: 'Не сказано, платная услуга или бесплатная.', en: 'Whether the service is free or paid is not said.' },
  find: ({ fee, provider }) => (fee.kind === 'not-stated' ? [{ clause: fee.clause ?? provider.clause, lines: fee.lines ?? provider.lines }] : []),
};

const applicantNotStated: Rule = {
  id: 'applicant-not-stated',
  severity: 'note',
  sentence: { kk: 'Қызмет кімге көрсетілетіні айтылмаған.', ru: 'Не сказано, кому оказывается услуга.', en: 'To whom the service is rendered is not said.' },
  find: ({ applicant }) => (applicant.stated ? [] : [{ clause: applicant.clause, lines: applicant.lines }]),
};

const eligibilityUnchecked: Rule = {
  id: 'eligibility-unchecked',
  severity: 'note',
  sentence: {
    kk: 'Портал тек белгілі бір адамдарға ашық, бірақ мұны тексеретін қадам жоқ.',
    ru: 'Портал открыт лишь определённым лицам, но шага, который это проверял бы, нет.',
    en: 'The portal is open to certain persons only, but no step checks that.',
  },
  find: ({ applicant }) => (applicant.portalEligibility === 'all' ? [] : [{ clause: applicant.clause, lines: applicant.lines }]),
};

const requestFormNotPrinted: Rule = {
  id: 'request-form-not-printed',
  severity: 'note',
  sentence: {
    kk: 'Өтініштің нысаны регламентте берілмеген; қолданылатын нысан біздікі.',
    ru: 'Форма заявления в регламенте не напечатана; используемая форма составлена нами.',
    en: 'The regulation prints no request form; the one in use is ours.',
  },
  find: ({ forms, standard }) => (forms.some(({ kind, origin }) => kind === 'request' && origin === 'printed') ? [] : [{ clause: standard.clause, lines: standard.lines }]),
};

const documentsNotPrinted: Rule = {
  id: 'documents-not-printed',
  severity: 'note',
  sentence: {
    kk: 'Қажетті құжаттардың тізбесі регламентте жоқ, ол стандартта.',
    ru: 'Перечень документов в регламенте не приведён, он стоит в стандарте.',
    en: 'The list of documents is not printed here; it stands in the Standard.',
  },
  find: ({ documents, standard }) => (documents.some(({ origin }) => origin === 'printed') ? [] : [{ clause: standard.clause, lines: standard.lines }]),
};

function byStaff({ step }: PrintedStep): boolean {
  return isActor(step.actor) && ACTORS[step.actor].kind !== 'applicant';
}

function electronic({ step }: PrintedStep): boolean {
  return electronicStep(step);
}

function electronicStep(step: Regulation['routes'][number]['steps'][number]): boolean {
  return !isActor(step.actor) || step.at !== undefined || step.systems.length > 0;
}

function provisionPlace({ provision }: Regulation, params?: Place['params']): Place {
  return { clause: provision.clause, lines: provision.lines, ...(params === undefined ? {} : { params }) };
}

export const PROVISION_RULES: readonly Rule[] = [
  fullAutomationContradicted, partialAutomationWithoutSystem, paperServiceOnPortal, electronicServiceOnPaper, feeNotStated, applicantNotStated, eligibilityUnchecked,
  requestFormNotPrinted, documentsNotPrinted,
];
