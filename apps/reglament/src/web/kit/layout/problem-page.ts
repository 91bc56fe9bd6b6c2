/** Pages for what went wrong with the request itself; never a stack trace, never a dead end. */
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { portalPage, workplacePage } from './template.ts';
import { button, buttonRow } from '../components/button/template.ts';
import type { TextKey } from '../../texts/index.ts';

export type Problem =
  | { readonly kind: 'not-found' }
  /** A form from before the person signed in or out, or another site's: nothing was done. */
  | { readonly kind: 'stale-form' }
  | { readonly kind: 'too-many-requests' }
  | { readonly kind: 'too-large'; readonly files: number; readonly megabytes: number }
  /** `reference` finds the failure in the log; it says nothing by itself. */
  | { readonly kind: 'failure'; readonly reference: string };

const titles = {
  'not-found': 'errors.page.notFound', 'stale-form': 'errors.page.staleForm', 'too-many-requests': 'errors.page.tooManyRequests', 'too-large': 'errors.page.tooLarge', failure: 'errors.page.failure',
} as const satisfies Record<Problem['kind'], TextKey>;

/** A page that says what happened and where to go on. */
export function problemPage(context: PageContext, problem: Problem, face: 'portal' | 'workplace' = 'portal'): Html {
  const { t } = context;
  const home = face === 'portal' ? { text: t('portal.home'), href: '/' } : { text: t('workplace.home'), href: '/workplace' };
  const main = html`${explanation(t, problem)}${buttonRow([button({ ...home, kind: 'secondary' })])}`;
  const props = { ...context, title: t(titles[problem.kind]), main };
  return face === 'portal' ? portalPage(props) : workplacePage(props);
}

function explanation(t: PageContext['t'], problem: Problem): Html | null {
  switch (problem.kind) {
    case 'not-found':
      return html`<p>${t('errors.page.notFoundText')}</p>`;
    case 'stale-form':
      return html`<p>${t('errors.page.staleFormText')}</p>`;
    case 'too-many-requests':
      return null;
    case 'too-large':
      return html`<p>${t('errors.page.tooLargeText', { files: problem.files, megabytes: problem.megabytes })}</p>`;
    case 'failure':
      return html`<p>${t('errors.page.failureText', { reference: problem.reference })}</p>`;
  }
}
