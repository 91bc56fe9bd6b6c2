/** A case in plain words: how it stands, who holds it, what was decided. */
import type { Refusal } from '@reglament/regulation';
import type { CaseView, Station as CaseStation } from '../../../desk/cases/case-view.ts';
import { formatDateTime, tag } from '../../kit/index.ts';
import type { Html, PageContext, Shape } from '../../kit/index.ts';
import { isTextKey } from '../../texts/index.ts';
import { actorWords, isReader } from '../law/actor-words.ts';

type Speaking = Pick<PageContext, 't' | 'language'>;

export type CaseStanding = 'under-way' | 'late' | 'waits-for-you' | 'issued' | 'refused' | 'annulled' | 'withdrawn';

export function standingOf({ state, stations }: CaseView): CaseStanding {
  if (state.outcome !== undefined) return state.outcome.kind;
  if (state.step?.overdue === true) return 'late';
  const now = stations.find((station) => station.state === 'now');
  return now !== undefined && isReader(now.node.actor) ? 'waits-for-you' : 'under-way';
}

const TAGS = {
  'under-way': ['kit.statusNow', 'now'], late: ['kit.statusLate', 'late'], 'waits-for-you': ['portal.case.waitsForYou', 'now'],
  issued: ['portal.case.issued', 'done'], refused: ['kit.statusRefused', 'refused'], annulled: ['portal.case.annulled', 'refused'],
  withdrawn: ['portal.case.withdrawn', 'paused'],
} as const satisfies Record<CaseStanding, readonly [string, Shape]>;

export function standingTag({ t }: Speaking, view: CaseView): Html {
  const [key, shape] = TAGS[standingOf(view)];
  return tag({ text: t(key), shape });
}

/** "Holds it now: the department's clerk", with the time until which they may. Nothing once the case has ended. */
export function holderWords(speaking: Speaking, view: CaseView): string | undefined {
  const now = view.stations.find((station) => station.state === 'now');
  if (now === undefined) return undefined;
  const { t, language } = speaking;
  const who = actorWords(speaking, now.node.actor);
  const due = now.dueAt;
  if (due === undefined) return t('portal.case.heldBy', { who });
  return t('portal.case.heldByUntil', { who, until: formatDateTime(language, Date.parse(due), zoneOf(view)) });
}

export function zoneOf({ regulation }: Pick<CaseView, 'regulation'>): string {
  return regulation.decree.zone;
}

/** The refusal the case ended in, as the regulation names it. */
export function refusalOfCase({ state, regulation }: CaseView): Refusal | undefined {
  const id = state.outcome?.kind === 'refused' || state.outcome?.kind === 'annulled' ? state.outcome.refusal : undefined;
  return regulation.refusals.find((refusal) => refusal.id === id);
}

/** Title and meaning of a kind of refusal, from the catalogue. */
export function refusalWords({ t }: Speaking, kind: string): { readonly title: string; readonly text: string } {
  const [title, text] = [`refusals.${kind}.title`, `refusals.${kind}.text`];
  return { title: isTextKey(title) ? t(title) : t('kit.statusRefused'), text: isTextKey(text) ? t(text) : '' };
}

/** The part of the route that was the applicant's and the portal's own: in plain words one thing, "you sent it". */
export function sendingPart(stations: readonly CaseStation[]): number {
  const acts = new Set(['register-account', 'authorise', 'check-account', 'choose', 'fill', 'scan', 'sign', 'check-certificate', 'present', 'send']);
  const first = stations.findIndex(({ state, node }) => state !== 'done' || !acts.has(node.act) || !(isReader(node.actor) || node.actor === 'Portal'));
  return first < 0 ? stations.length : first;
}
