import { coSignersOf } from '../../../desk/joint/co-signers.ts';
import type { RequestDraft, ProviderUnit } from '../../../desk/requests/drafts.ts';
import { details, html, portalPage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { beside } from '../../kit/index.ts';
import { qrWay, SIGNING_SCRIPT, signingPanel } from '../../signing/index.ts';
import { clauseNote } from '../law/cite.ts';
import { answersList } from './check-page.ts';
import { applyPath } from './steps.ts';

export interface SignProps {
  readonly draft: RequestDraft;
  readonly providers: readonly ProviderUnit[];
  readonly csrf: string;
  readonly signingId: string;
  /** The exact text that is signed. */
  readonly document: string;
  readonly errors: readonly FieldError[];
  /** An organisation signs with a key that names its BIN; the telephone of a person holds none. */
  readonly organisation: boolean;
}

/** What is signed, exactly as it is signed, and the means to sign it. */
export function signPage(context: PageContext, { draft, providers, csrf, signingId, document, errors, organisation }: SignProps): Html {
  const { t, language } = context;
  const { regulation } = draft;
  const step = regulation.routes.find(({ route }) => route === draft.route.route)?.steps.find(({ act }) => act === 'check-certificate');
  const note = step === undefined ? undefined : clauseNote(context, regulation, step);
  const several = coSignersOf(draft.form, draft.answers).length > 0;
  const panel = signingPanel({
    t, language, action: applyPath(regulation, 'sign'), csrf, signingId, toSign: Buffer.from(document), signer: organisation ? 'any' : 'individual',
    ...(context.demoClock?.href === undefined ? {} : { demoKeysHref: context.demoClock.href }), error: errors[0]?.text, ...(several ? { submitText: t('signing.only') } : {}),
  });
  const main = html`<p>${t(several ? 'portal.sign.textSeveral' : 'portal.sign.text')}</p>
${details({ summary: t('portal.sign.document'), body: html`${answersList(context, draft, providers, false)}` })}
${details({ summary: t('portal.sign.bytes'), body: html`<p class="quiet">${t('portal.sign.bytesText')}</p><pre class="bytes" tabindex="0" lang="kk">${document}</pre>` })}
${beside(html`<p>${t(organisation ? 'portal.sign.checksOrganisation' : 'portal.sign.checks')}</p>`, note)}
${!organisation && qrWay({ t, csrf, signingId, back: applyPath(regulation, 'sign') })}
${panel}`;
  return portalPage({ ...context, title: t('portal.sign.title'), caption: regulation.title[language], main, back: applyPath(regulation, 'check'), errors, scripts: [SIGNING_SCRIPT] });
}

/** Nobody could say whether the certificate is revoked: neither good nor bad, nothing sent. */
export function signingUnavailablePage(context: PageContext, draft: RequestDraft): Html {
  const { t, language } = context;
  const main = html`<p>${t('portal.sign.unavailable')}</p><p><a class="button button-primary" href="${applyPath(draft.regulation, 'sign')}">${t('portal.tryAgain')}</a></p>`;
  return portalPage({ ...context, title: t('portal.unavailable.title'), caption: draft.regulation.title[language], main });
}
