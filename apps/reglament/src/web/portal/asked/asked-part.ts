/** Documents that an official asked for, on the page of the case. */
import type { Ask } from '../../../desk/asked/asks.ts';
import type { MyCase } from '../../../desk/cabinet/cabinet.ts';
import { beside, button, buttonRow, dayIn, formatDateTime, formatDay, html, marginNote, notification, plainList, tag } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { casePath } from '../cabinet/cabinet-page.ts';
import { documentName } from '../cabinet/notice-words.ts';
import { citeDecree, servicePath } from '../law/cite.ts';

export function askPath(caseId: string, ask: number, act?: 'sign'): string {
  return `${casePath(caseId)}/documents/${ask}${act === undefined ? '' : `/${act}`}`;
}

type Mine = Pick<MyCase, 'regulation' | 'asks' | 'words' | 'state'>;

/** What waits for an answer, before anything else on the page. */
export function askedPart(context: PageContext, mine: Mine): Html {
  const { t } = context;
  return html`${mine.asks.filter(({ standing }) => standing === 'open').map((ask) => {
    const body = html`${askWords(context, mine.regulation, ask, mine.words.get(ask.words) ?? '')}${buttonRow([button({ text: t('asked.mine.open'), href: askPath(mine.state.id, ask.ask) })])}`;
    return beside(notification({ t, kind: 'info', title: t('asked.mine.title'), body }), askNote(context, mine.regulation));
  })}`;
}

/** Which document, why, in the official's words, until when, and that the term runs on. */
export function askWords(context: PageContext, regulation: MyCase['regulation'], ask: Ask, words: string): Html {
  const { t, language } = context;
  return html`<p><strong>${documentName(context, regulation, ask.document)}.</strong> ${t(`asked.why.${ask.why}`)}.</p>
<p>${t('asked.mine.words', { words })}</p>
<p><strong>${t('asked.mine.until', { day: formatDay(language, dayIn(Date.parse(ask.until), regulation.decree.zone)) })}</strong> ${t('asked.mine.clock')}</p>`;
}

/** That no decree prints this, and what follows from it. */
export function askNote(context: PageContext, regulation: MyCase['regulation']): Html {
  const { t, language } = context;
  return marginNote({ t, language, clause: citeDecree(context, regulation.decree), href: servicePath(regulation), remark: t('asked.mine.law') });
}

const SHAPES = { given: 'done', late: 'late', over: 'info' } as const;

/** What was asked before: given, or not in time. */
export function pastAsks(context: PageContext, { regulation, asks, words }: Mine): Html | null {
  const { t, language } = context;
  const past = asks.flatMap((ask) => (ask.standing === 'open' ? [] : [{ ...ask, standing: ask.standing }]));
  if (past.length === 0) return null;
  const told = ({ standing, givenAt }: (typeof past)[number]): string =>
    (standing === 'given' ? t('asked.mine.given', { time: formatDateTime(language, Date.parse(givenAt ?? ''), regulation.decree.zone) }) : t(standing === 'late' ? 'asked.mine.late' : 'asked.standing.over'));
  return html`<h2>${t('asked.mine.past')}</h2>${plainList(past.map((ask) => html`${documentName(context, regulation, ask.document)} ${tag({ text: told(ask), shape: SHAPES[ask.standing] })}<br><span class="quiet">${t('asked.mine.words', { words: words.get(ask.words) ?? '' })}</span>`))}`;
}
