import type { FastifyInstance } from 'fastify';
import { keptMonthsAt, remind, unclaimedOf } from '../../../desk/counter/unclaimed.ts';
import type { Unclaimed } from '../../../desk/counter/unclaimed.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { button, form, formatDateTimeShort, formatDayShort, html, sendPage, table, tag, workplacePage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { isUuid } from '../case/case-material.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';

const PATH = '/workplace/unclaimed';
const NOTICES = ['done', 'today-already', 'unknown'] as const;

/** Results that wait for somebody to fetch them. */
export function registerUnclaimed(app: FastifyInstance, deps: WebDeps): void {
  app.get(PATH, { config: { access: 'staff' } }, async (request, reply) => {
    const items = await unclaimedOf(deps.desk, getStaff(request).staff);
    const notice = NOTICES.find((one) => one === fieldsOf(request.query).text('notice'));
    return sendPage(reply, unclaimedPage(frameOf(request, deps, 'unclaimed', PATH), { items, months: await keptMonthsAt(deps.desk, getStaff(request).staff), csrf: formToken(request, reply), ...(notice === undefined ? {} : { notice }) }));
  });
  app.post(PATH, { config: { access: 'staff' } }, async (request, reply) => {
    const id = fieldsOf(request.body).text('case');
    const done = isUuid(id) ? await remind(deps.desk, getStaff(request).staff, id) : 'unknown';
    return reply.redirect(`${PATH}?notice=${done === 'reminded' ? 'done' : done}`, 303);
  });
}

function unclaimedPage(context: PageContext, page: { readonly items: readonly Unclaimed[]; readonly months: readonly number[]; readonly csrf: string; readonly notice?: (typeof NOTICES)[number] }): Html {
  const { t } = context;
  const columns = [{ title: t('workplace.column.case') }, { title: t('workplace.column.applicant') }, { title: t('workplace.unclaimed.since'), whole: true }, { title: t('workplace.unclaimed.until'), whole: true }, { title: t('workplace.unclaimed.reminders') }];
  const main = html`${page.notice !== undefined && html`<p role="status"><strong>${t(`workplace.unclaimed.${page.notice}`)}</strong></p>`}
${page.months.map((months) => html`<p class="quiet">${t('workplace.unclaimed.text', { months })}</p>`)}
${table({ t, caption: t('workplace.unclaimed'), captionHidden: true, columns, rows: page.items.slice(0, 100).map((item) => row(context, item, page.csrf)), empty: t('workplace.unclaimed.empty') })}`;
  return workplacePage({ ...context, title: t('workplace.unclaimed'), width: 'wide', main });
}

function row(context: PageContext, item: Unclaimed, csrf: string): readonly (string | Html)[] {
  const { t, language } = context;
  const { zone } = item.regulation.decree;
  const time = (instant: string): string => formatDateTimeShort(Date.parse(instant), zone);
  const reminded = item.remindedAt === undefined ? t('workplace.unclaimed.never') : t('workplace.unclaimed.reminded', { count: item.reminders, time: time(item.remindedAt) });
  const body = html`<input type="hidden" name="case" value="${item.caseId}">${button({ text: t('workplace.unclaimed.remind'), kind: 'secondary' })}`;
  return [
    html`<a href="/workplace/cases/${item.caseId}">${item.number ?? t('workplace.noNumber')}</a><br><span class="quiet">${item.regulation.title[language]}</span>`,
    html`${item.applicant}${item.phone !== undefined && html`<br><span class="quiet">${item.phone}</span>`}`,
    time(item.since),
    html`${formatDayShort(item.keptUntil)}${item.expired && html`<br>${tag({ text: t('workplace.unclaimed.expired'), shape: 'late' })}`}`,
    html`${reminded}${form({ action: PATH, csrf, body })}`,
  ];
}
