import { CHANNEL_NAMES } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import type { Place } from '../../../desk/places/places.ts';
import { isBookable } from '../../../desk/visits/slots.ts';
import { button, buttonRow, html, noteSwitch, notification, plainList, portalPage, summaryList } from '../../kit/index.ts';
import type { Html, PageContext, SummaryRow } from '../../kit/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { citeDecree, clauseNote, servicePath } from '../law/cite.ts';
import type { Source } from '../law/cite.ts';
import { capital } from '../law/actor-words.ts';
import { normsWords, summedWords } from '../law/due-words.ts';
import { editionErrors, editionPart } from './edition-part.ts';
import type { EditionAsked } from './edition-part.ts';
import { isOnline } from './online.ts';
import { documentsPart, lawPart, openPart, refusalsPart } from './passport-parts.ts';
import { placesPart } from './places-part.ts';
import { routesPart } from './passport-routes.ts';
import { ordinaryPath, startableRoutes } from './route-path.ts';

/** What the reader asked of the passport besides the service itself. */
export interface PassportQuestion { readonly places: readonly Place[]; readonly place: string; readonly edition: EditionAsked }
const NOTHING_ASKED: PassportQuestion = { places: [], place: '', edition: { entry: {} } };

/** The passport of a service: who, where, how long, with what, and each line's place in the law. */
export function passportPage(context: PageContext, regulation: Regulation, { places, place, edition }: PassportQuestion = NOTHING_ASKED): Html {
  const { t, language } = context;
  const main = html`${beginning(context, regulation)}
${isBookable(regulation) && html`<p>${t('portal.visit.offer')} <a href="${servicePath(regulation)}/visit">${t('portal.visit.title')}</a></p>`}
${noteSwitch(t)}
${summaryList({ t, rows: rowsOf(context, regulation) })}
${placesPart(context, regulation, places, place)}
${documentsPart(context, regulation)}
${routesPart(context, regulation)}
<p><a href="${servicePath(regulation)}/directory">${t('lawPages.title')}</a></p>
${refusalsPart(context, regulation)}
${openPart(context, regulation)}
${lawPart(context, regulation)}
${editionPart(context, regulation, edition)}`;
  return portalPage({
    ...context, title: regulation.title[language], main, errors: editionErrors(context, edition),
    caption: `${regulation.decree.region[language]}. ${citeDecree(context, regulation.decree)}`,
    breadcrumbs: [{ text: t('portal.home'), href: '/' }, { text: t('portal.services'), href: '/services' }],
  });
}

function beginning({ t, language }: PageContext, regulation: Regulation): Html {
  const business = regulation.applicant.portalEligibility === 'business';
  if (isOnline(regulation)) return html`${business && html`<p>${t('portal.service.businessOnly')}</p>`}${buttonRow([button({ text: t('portal.service.apply'), href: `${servicePath(regulation)}/apply` })])}`;
  const places = regulation.accept.channels.filter((channel) => channel !== 'portal').map((channel) => CHANNEL_NAMES[channel][language]);
  const text = business ? t('portal.service.businessOnly') : t('portal.service.whereToApply', { places: places.join('; ') });
  return notification({ t, kind: 'info', title: t('portal.service.notOnline'), body: html`<p>${text}</p>` });
}

const KINDS = {
  individual: 'portal.applicant.individual', 'legal-entity': 'portal.applicant.legalEntity', entrepreneur: 'portal.applicant.entrepreneur',
  employer: 'portal.applicant.employer', 'foreign-worker': 'portal.applicant.foreignWorker',
} as const satisfies Record<string, TextKey>;
const FEES = { free: 'portal.fee.free', 'paid-or-free': 'portal.fee.paidOrFree', 'not-stated': 'portal.fee.notStated' } as const satisfies Record<string, TextKey>;

/** One as it is, several as a list: lines that only break run together where a name takes two of them. */
const listed = (items: readonly string[]): string | Html => (items.length === 1 ? items.join('') : plainList(items));

type Row = (label: string, value: string | Html, source: Source, remark?: string) => SummaryRow;

/** The printed term; where none is printed for the whole service, what its steps add up to, said as such. */
function termRows(context: PageContext, regulation: Regulation, row: Row): readonly SummaryRow[] {
  const { t } = context;
  const [route] = startableRoutes(regulation.routes, regulation.compiled);
  const printed = regulation.term.length > 0 ? regulation.term : route?.term ?? [];
  if (printed[0] !== undefined) return [row(t('portal.passport.term'), normsWords(context, regulation, printed), printed[0])];
  const compiled = regulation.compiled.get(route?.route ?? '');
  const summed = compiled === undefined ? '' : summedWords(context, ordinaryPath(compiled).flatMap(({ norms }) => norms));
  return summed === '' ? [] : [row(t('portal.passport.term'), summed, route ?? {}, t('portal.passport.termSummed'))];
}

function rowsOf(context: PageContext, regulation: Regulation): readonly SummaryRow[] {
  const { t, language } = context;
  const { applicant, accept, issue, provider, fee } = regulation;
  const row: Row = (label, value, source, remark) => {
    const note = clauseNote(context, regulation, source, { lines: true, ...(remark === undefined ? {} : { remark }) });
    return { label, value, ...(note === undefined ? {} : { note }) };
  };
  const channels = (list: readonly (keyof typeof CHANNEL_NAMES)[]): string | Html => listed(list.map((channel) => capital(CHANNEL_NAMES[channel][language])));
  return [
    row(t('portal.passport.result'), listed(regulation.results.map(({ name }) => capital(name[language]))), regulation.results[0] ?? {}),
    ...regulation.results.flatMap(({ name, validity }) => (validity === undefined ? [] : [row(t('portal.validity'), t('portal.validity.of', { result: capital(name[language]), term: normsWords(context, regulation, [validity]) }), validity)])),
    row(t('portal.passport.applicant'), listed(applicant.kinds.map((kind) => t(KINDS[kind]))), applicant, applicant.stated ? undefined : t('law.open')),
    ...termRows(context, regulation, row),
    row(t('portal.passport.fee'), fee.note?.[language] ?? t(FEES[fee.kind]), fee),
    row(t('portal.passport.accept'), channels(accept.channels), accept),
    row(t('portal.passport.issue'), channels(issue.channels), issue),
    row(t('portal.passport.provider'), provider.name[language], provider),
  ];
}
