import type { Regulation } from '@reglament/regulation';
import { button, buttonRow, html, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { SIGNING_SCRIPT, signingPanel } from '../../signing/index.ts';
import { draftView } from '../case/file-view.ts';
import type { CaseMaterial } from '../case/case-material.ts';
import { dueView } from '../case/due-view.ts';

export interface SignPage {
  readonly material: CaseMaterial;
  readonly csrf: string;
  readonly signingId: string;
  readonly toSign: Uint8Array;
  readonly errors: readonly FieldError[];
}

/** The document to look at, the draft in words, and the means to sign it. */
export function signPage(context: PageContext, { material, csrf, signingId, toSign, errors }: SignPage): Html {
  const { t, language } = context;
  const { state, regulation } = material.view;
  const path = `/workplace/cases/${state.id}/sign`;
  const panel = signingPanel({
    t, language, action: path, csrf, signingId, toSign, signer: 'head', error: errors[0]?.text,
    ...(context.demoClock?.href === undefined ? {} : { demoKeysHref: context.demoClock.href }),
  });
  const main = html`${dueView(context, material)}
<p>${t('workplace.sign.explain')}</p>
<p><a href="${path}/${signingId}.pdf">${t('workplace.sign.look')}</a></p>
${draftView(context, material)}
${panel}`;
  return workplacePage({ ...context, title: t('workplace.sign.title'), caption: captionOf(regulation, state.number, language), breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }, { text: t('workplace.sign.back'), href: `/workplace/cases/${state.id}` }], errors, scripts: [SIGNING_SCRIPT], main });
}

/** There is nothing to sign in this step; the way back is the case. */
export function nothingToSignPage(context: PageContext, { view }: CaseMaterial): Html {
  const { t, language } = context;
  const main = html`<p>${t('workplace.sign.nothing')}</p>${buttonRow([button({ text: t('workplace.sign.back'), href: `/workplace/cases/${view.state.id}`, kind: 'secondary' })])}`;
  return workplacePage({ ...context, title: t('workplace.sign.title'), caption: captionOf(view.regulation, view.state.number, language), main });
}

function captionOf({ title }: Regulation, number: string | undefined, language: 'kk' | 'ru' | 'en'): string {
  return [number, title[language]].filter((part) => part !== undefined).join(' · ');
}
