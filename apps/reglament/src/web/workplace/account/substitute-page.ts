import { ACTORS } from '@reglament/regulation';
import type { Candidate, OwnPost } from '../../../desk/organisation/own-substitute.ts';
import type { Substitution } from '../../../desk/organisation/substitutions.ts';
import { button, buttonRow, dateInput, form, formatDayShort, html, notification, select, summaryList, table, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import type { Entered } from '../organisation/entered.ts';

export const OWN_SUBSTITUTE = '/workplace/substitute';

export interface SubstitutePage {
  readonly staffId: string;
  readonly post: OwnPost;
  readonly candidates: readonly Candidate[];
  readonly substitutions: readonly Substitution[];
  readonly csrf: string;
  readonly done: boolean;
  readonly entered: Entered;
  readonly errors: readonly FieldError[];
}

/** Which rights are left to whom on which days. */
export function substitutePage(context: PageContext, page: SubstitutePage): Html {
  const { t, language } = context;
  const { post, done, errors } = page;
  const main = html`${done && notification({ t, kind: 'success', title: t('workplace.organisation.done'), body: html``, live: true })}
${summaryList({ t, rows: [{ label: t('workplace.organisation.unit'), value: post.unitName[language] }, { label: t('workplace.organisation.roles'), value: post.roles.map((role) => ACTORS[role].name[language]).join(', ') }] })}
<h2>${t('workplace.organisation.appoint')}</h2>${appointForm(context, page)}
<h2>${t('workplace.organisation.substitutes')}</h2>${substitutionsTable(context, page)}`;
  return workplacePage({ ...context, title: t('workplace.account.substitute'), errors, main });
}

function appointForm({ t, language }: PageContext, { candidates, csrf, entered }: SubstitutePage): Html {
  if (candidates.length === 0) return html`<p>${t('workplace.account.nobody')}</p>`;
  const choices = candidates.map(({ id, name, post, certificateUntil }) => ({
    value: id,
    text: [name, post[language], certificateUntil === undefined ? t('workplace.account.noCertificate') : t('workplace.account.certificateUntil', { day: formatDayShort(certificateUntil) })].filter((part) => part !== undefined).join(', '),
  }));
  const day = (name: 'from' | 'to'): Html => dateInput({
    t, name, label: t(`workplace.organisation.${name}`), error: entered.error(name),
    value: { day: entered.text(`${name}-day`) ?? '', month: entered.text(`${name}-month`) ?? '', year: entered.text(`${name}-year`) ?? '' },
  });
  const body = html`${select({ t, name: 'substitute', label: t('workplace.organisation.substitute'), hint: t('workplace.account.substituteHint'), choices, value: entered.text('substitute'), error: entered.error('substitute') })}${day('from')}${day('to')}
${buttonRow([button({ text: t('workplace.organisation.appointButton') })])}`;
  return html`<p>${t('workplace.account.substituteText')}</p>${form({ action: OWN_SUBSTITUTE, csrf, sending: t('kit.sending'), body })}`;
}

function substitutionsTable({ t }: PageContext, { substitutions, staffId, csrf }: SubstitutePage): Html {
  const end = ({ id, substituteName }: Substitution): Html => form({
    action: `${OWN_SUBSTITUTE}/recall`, csrf,
    body: html`<input type="hidden" name="substitution" value="${id}"><button class="plain-button">${t('workplace.organisation.recall')}<span class="hidden">: ${substituteName}</span></button>`,
  });
  const columns = [{ title: t('workplace.organisation.substitute') }, { title: t('workplace.organisation.period'), whole: true }, { title: t('workplace.organisation.state') }];
  const rows = substitutions.filter(({ absent }) => absent === staffId).map((one) => [one.substituteName, `${formatDayShort(one.from)} – ${formatDayShort(one.to)}`, one.ended ? t('workplace.organisation.ended') : end(one)]);
  return table({ t, caption: t('workplace.organisation.substitutes'), captionHidden: true, columns, rows, empty: t('workplace.organisation.noSubstitutes') });
}
