import type { ToCertify } from '../../../desk/counter/certify.ts';
import { html, plainList, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { SIGNING_SCRIPT, signingPanel } from '../../signing/index.ts';
import { dueView } from '../case/due-view.ts';
import { requestView } from '../case/file-view.ts';
import type { CaseMaterial } from '../case/case-material.ts';

/** The request and its pages to look at once more, and the means to certify them with the operator's EDS. */
export function certifyPage(context: PageContext, { material, csrf, certify, errors }: { readonly material: CaseMaterial; readonly csrf: string; readonly certify: ToCertify; readonly errors: readonly FieldError[] }): Html {
  const { t, language } = context;
  const { state, regulation } = material.view;
  const path = `/workplace/cases/${state.id}/sign`;
  const panel = signingPanel({
    t, language, action: path, csrf, signingId: certify.signingId, toSign: certify.toSign, signer: 'employee', error: errors[0]?.text,
    ...(context.demoClock?.href === undefined ? {} : { demoKeysHref: context.demoClock.href }),
  });
  const scans = certify.scans.map(({ id, fileName }) => html`<a href="/workplace/cases/${state.id}/papers/${id}">${fileName}</a>`);
  const main = html`${dueView(context, material)}<p>${t('workplace.certify.explain')}</p>
${requestView(context, material)}
<h2>${t('workplace.package.pages')}</h2>${scans.length === 0 ? html`<p>${t('workplace.certify.noScans')} <a href="/workplace/cases/${state.id}/package">${t('workplace.package.open')}</a></p>` : plainList(scans)}
${panel}`;
  return workplacePage({ ...context, title: t('workplace.certify.title'), caption: regulation.title[language], breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }, { text: t('workplace.sign.back'), href: `/workplace/cases/${state.id}` }], errors, scripts: [SIGNING_SCRIPT], main });
}
