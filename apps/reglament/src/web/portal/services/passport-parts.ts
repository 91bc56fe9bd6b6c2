/** Parts of a service's passport: documents, refusals, what the text leaves open, the acts. */
import type { OpenPoint, Refusal, RefusalKind, Regulation } from '@reglament/regulation';
import { beside, details, formatDay, html, plainList, summaryList } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { isTextKey } from '../../texts/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { capital, actorWords } from '../law/actor-words.ts';
import { citeDecree, clauseNote, dayOfAct } from '../law/cite.ts';

/** The package of documents; most of it stands in the Standard, and then the margin says so. */
export function documentsPart(context: PageContext, regulation: Regulation): Html | null {
  const { t, language } = context;
  const { documents, standard } = regulation;
  if (documents.length === 0) return null;
  const own = documents.find(({ clause }) => clause !== undefined);
  const note = clauseNote(context, regulation, own ?? standard, { remark: standard.documentsClause === undefined ? t('portal.passport.documentsInStandard') : t('portal.passport.documentsInClause', { clause: standard.documentsClause }) });
  const list = plainList(documents.map(({ name, required, hint }) => html`${name[language]}${!required && html` <span class="quiet">${t('kit.optional')}</span>`}${hint !== undefined && html`<p class="hint">${hint[language]}</p>`}`));
  return html`<h2>${t('portal.passport.documents')}</h2>${beside(list, note)}`;
}

/** Every way of hearing "no", each under its own name, with the printed grounds. */
export function refusalsPart(context: PageContext, regulation: Regulation): Html | null {
  if (regulation.refusals.length === 0) return null;
  return html`<h2>${context.t('portal.passport.refusals')}</h2>${regulation.refusals.map((refusal) => oneRefusal(context, regulation, refusal))}`;
}

/** In one sentence, when this kind of refusal comes. */
const WHEN = {
  authorisationRefused: 'portal.when.authorisationRefused', edsNotConfirmed: 'portal.when.edsNotConfirmed', dataUnavailable: 'portal.when.dataUnavailable',
  stateDataAbsent: 'portal.when.stateDataAbsent', documentsRejected: 'portal.when.documentsRejected', acceptanceRefused: 'portal.when.acceptanceRefused',
  reasonedRefusal: 'portal.when.reasonedRefusal', negativeResult: 'portal.when.negativeResult', akimatRefusal: 'portal.when.akimatRefusal',
  queueRefusal: 'portal.when.queueRefusal', annulled: 'portal.when.annulled',
} as const satisfies Record<RefusalKind, TextKey>;

function oneRefusal(context: PageContext, regulation: Regulation, refusal: Refusal): Html {
  const { t, language } = context;
  const title = `refusals.${refusal.kind}.title`;
  const name = refusal.name?.[language] ?? (isTextKey(title) ? t(title) : refusal.kind);
  const whose = t('portal.passport.refusalBy', { who: actorWords(context, refusal.by) });
  const grounds = refusal.grounds.length > 0 && plainList(refusal.grounds.map(({ text }) => text[language]));
  const note = clauseNote(context, regulation, refusal, { lines: true, ...(refusal.origin === 'ours' ? { remark: t('law.open') } : {}) });
  return beside(html`<div class="block"><h3>${capital(name)}</h3><p>${t(WHEN[refusal.kind])}</p><p class="quiet">${whose}</p>${grounds}</div>`, note);
}

/** What the text leaves open or contradicts: said openly, with the choice made. */
export function openPart(context: PageContext, regulation: Regulation): Html | null {
  const { t } = context;
  if (regulation.open.length === 0) return null;
  const body = html`${regulation.open.map((point) => oneOpen(context, regulation, point))}`;
  return html`<h2>${t('portal.passport.open')}</h2><p>${t('portal.passport.openText')}</p>${details({ summary: t('portal.passport.openShow', { count: regulation.open.length }), body })}`;
}

function oneOpen(context: PageContext, regulation: Regulation, point: OpenPoint): Html {
  const { t, language } = context;
  return beside(html`<div class="block"><p><strong>${point.question[language]}</strong></p><p>${t('portal.passport.choice')} ${point.choice[language]}</p></div>`, clauseNote(context, regulation, point, { lines: true }));
}

/** The acts: the decree, its editions and their dates of force, the Standard. */
export function lawPart(context: PageContext, regulation: Regulation): Html {
  const { t, language } = context;
  const { decree, standard } = regulation;
  const span = (from: string, until: string | undefined): string => until === undefined ? t('portal.passport.since', { from: formatDay(language, from) }) : t('portal.passport.span', { from: formatDay(language, from), until: formatDay(language, until) });
  const editions = regulation.editions.map(({ act, inForce }) => ({ label: act[language], value: span(inForce.from, inForce.until) }));
  const standardNote = clauseNote(context, regulation, standard, { lines: true });
  return html`<h2>${t('portal.passport.law')}</h2>${summaryList({
    t,
    rows: [
      { label: citeDecree(context, decree), value: span(decree.inForce.from, decree.inForce.until) },
      ...editions,
      { label: t('portal.passport.registered'), value: `${dayOfAct(language, decree.registered.date)} № ${decree.registered.number}` },
      { label: t('portal.passport.standard'), value: standard.act[language], ...(standardNote === undefined ? {} : { note: standardNote }) },
    ],
  })}`;
}
