import type { JointRequest } from '../../../desk/joint/joint-requests.ts';
import type { ProviderUnit, RequestDraft } from '../../../desk/requests/drafts.ts';
import { beside, button, buttonRow, errorOf, form, formatDateTime, html, portalPage, textInput } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { qrWay, SIGNING_SCRIPT, signingPanel } from '../../signing/index.ts';
import { answersList } from '../apply/check-page.ts';
import { clauseNote } from '../law/cite.ts';
import { documentPart, jointPath } from './joint-page.ts';

export interface CoSignProps {
  readonly joint: JointRequest;
  readonly draft: RequestDraft;
  readonly providers: readonly ProviderUnit[];
  readonly who: 'spouse' | 'child';
  readonly applicantName: string;
  readonly csrf: string;
  readonly signingId: string;
  readonly document: Buffer;
  /** The word the form prints for a child, and what was entered for it. */
  readonly word: { readonly asked: string; readonly given: string; readonly accepted: boolean } | undefined;
  readonly errors: readonly FieldError[];
}

/** The whole request as it was signed, then the word where the form prints one, then the signature; and the way not to sign. */
export function coSignPage(context: PageContext, { joint, draft, providers, who, applicantName, csrf, signingId, document, word, errors }: CoSignProps): Html {
  const { t, language } = context;
  const { regulation } = draft;
  const printed = draft.form.coSigners.find((one) => one.who === who);
  const note = printed === undefined ? undefined : clauseNote(context, regulation, { clause: draft.form.clause, lines: printed.lines }, { lines: true });
  const fields: Readonly<Record<string, string>> = word === undefined ? {} : { word: word.given };
  const panel = (): Html => html`${qrWay({ t, csrf, signingId, back: jointPath(joint.id, 'sign'), fields })}${signingPanel({
    t, language, action: jointPath(joint.id, 'sign'), csrf, signingId, toSign: document, signer: 'individual', fields, submitText: t('signing.only'),
    ...(context.demoClock?.href === undefined ? {} : { demoKeysHref: context.demoClock.href }), error: errorOf(errors, 'signature'),
  })}`;
  const main = html`${beside(html`<p>${t('portal.joint.signText', { name: applicantName })}</p>`, note)}
<p>${t('portal.joint.until', { time: formatDateTime(language, Date.parse(joint.expiresAt), regulation.decree.zone) })}</p>
${answersList(context, draft, providers, false)}
${documentPart(context, document.toString('utf8'))}
${word === undefined || word.accepted ? panel() : wordForm(context, joint, csrf, word, errors)}
<h2>${t('portal.joint.decline')}</h2><p>${t('portal.joint.declineText')}</p>
${form({ action: jointPath(joint.id, 'decline'), csrf, sending: t('kit.sending'), body: buttonRow([button({ text: t('portal.joint.decline'), kind: 'secondary' })]) })}`;
  return portalPage({ ...context, title: t('portal.joint.signTitle'), caption: regulation.title[language], main, back: '/cabinet', errors, scripts: [SIGNING_SCRIPT] });
}

function wordForm({ t }: PageContext, joint: JointRequest, csrf: string, { asked, given }: NonNullable<CoSignProps['word']>, errors: readonly FieldError[]): Html {
  const body = html`${textInput({ t, name: 'word', label: t('portal.joint.word', { word: asked }), hint: t('portal.joint.wordHint'), value: given, width: 20, autocomplete: 'off', error: errorOf(errors, 'word') })}${buttonRow([button({ text: t('portal.joint.wordFirst') })])}`;
  return form({ action: jointPath(joint.id, 'sign'), csrf, sending: t('kit.sending'), body });
}
