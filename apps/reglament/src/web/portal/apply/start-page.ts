import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { CONSENT } from '../../../desk/requests/register-fills.ts';
import type { RequestDraft } from '../../../desk/requests/drafts.ts';
import { button, buttonRow, html, portalPage, taskList } from '../../kit/index.ts';
import type { Html, PageContext, Task } from '../../kit/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { servicePath } from '../law/cite.ts';
import { applyPath, problemsOf, questionWith } from './steps.ts';
import type { RequestStep, StepName } from './steps.ts';

export const STEP_TITLES = {
  category: 'portal.apply.category', form: 'portal.apply.form', provider: 'portal.apply.provider', 'about-you': 'portal.apply.aboutYou', registers: 'portal.fill.step', request: 'portal.apply.request', 'co-signers': 'portal.joint.step', documents: 'portal.apply.documents',
} as const satisfies Record<StepName, TextKey>;

/** What is to be done before the request can be sent, and how far it is: the same page resumes a draft on another device. */
export function startPage(context: PageContext, draft: RequestDraft, steps: readonly RequestStep[], problems: readonly FieldProblem[]): Html {
  const { t, language } = context;
  const { regulation } = draft;
  const open = steps.find((step) => isOpen(step, draft, problems));
  const pathTo = (step: RequestStep): string => applyPath(regulation, step.name, questionWith(step, problems));
  const tasks = steps.map((step): Task => ({ title: t(STEP_TITLES[step.name]), href: pathTo(step), state: stateOf(step, open, draft, problems) }));
  const last: Task = { title: t('portal.apply.checkAndSign'), href: applyPath(regulation, 'check'), state: open === undefined ? 'now' : 'later' };
  const main = html`<p>${t('portal.apply.startText')}</p>
${taskList({ t, tasks: [...tasks, last] })}
<p class="quiet">${t('portal.apply.keptText')}</p>
${regulation.applicant.representative.startsWith('may-apply') && html`<p class="quiet">${t('portal.apply.representative')}</p>`}
${buttonRow([button({ text: t('kit.continue'), href: open === undefined ? applyPath(regulation, 'check') : pathTo(open) })])}
<p><a href="${applyPath(regulation, 'discard')}">${t('portal.discard.title')}</a></p>`;
  return portalPage({ ...context, title: t('portal.apply.title'), caption: regulation.title[language], main, back: servicePath(regulation) });
}

/** A question about consent that nobody has answered stands in no way of the request, but is asked once. */
function isOpen(step: RequestStep, { answers }: RequestDraft, problems: readonly FieldProblem[]): boolean {
  return problemsOf(step, problems).length > 0 || (step.name === 'registers' && answers[CONSENT] === undefined);
}

function stateOf(step: RequestStep, open: RequestStep | undefined, draft: RequestDraft, problems: readonly FieldProblem[]): Task['state'] {
  if (!isOpen(step, draft, problems)) return 'done';
  if (step === open) return 'now';
  return step.fields.some((field) => (draft.answers[field] ?? '') !== '') ? 'begun' : 'now';
}
