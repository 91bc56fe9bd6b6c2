import type { Field, Form, LocalizedText } from '@reglament/regulation';
import type { CounterParty } from '../counter/party.ts';
import { coSignersOf, NO_SPOUSE } from '../joint/co-signers.ts';
import { fullName } from '../people/sessions.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import type { RequestDraft } from './drafts.ts';
import { CATEGORY, categoryCondition } from './eligibility.ts';
import { isAsked } from './form-rules.ts';
import type { Answers } from './form-rules.ts';
import { sourceOf } from './register-fills.ts';

const REQUEST_NAMESPACE = 'urn:reglament:request:1';

/**
 * The exact document that the applicant signs: everything asked and answered, as it was shown, with the hash of each
 * attachment. Questions change, signatures do not, so the labels are part of it.
 * @returns UTF-8 XML text, two-space indented so that a person can read what is signed
 */
export function requestDocument(draft: Pick<RequestDraft, 'regulation' | 'route' | 'form' | 'answers' | 'attachments'> & Partial<Pick<RequestDraft, 'fills'>>, account: ApplicantAccount, provider: LocalizedText, madeAt: string, party?: CounterParty): string {
  const { regulation, route, form, answers, fills = {} } = draft;
  const fields = form.fields.filter(isAsked).map((field) => fieldElement(field, answers[field.id] ?? '', sourceOf({ answers, fills }, field)));
  const attachments = draft.attachments.map((file) =>
    `    <attachment document="${escapeXml(file.document)}" fileName="${escapeXml(file.fileName)}" mediaType="${file.mediaType}" size="${file.size}" sha256="${file.hash.toString('hex')}"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<request xmlns="${REQUEST_NAMESPACE}" regulation="${regulation.id}" edition="${regulation.digest}" route="${route.route}" form="${form.id}" madeAt="${madeAt}">`,
    '  <service>', ...localizedElements('title', regulation.title, '    '), '  </service>',
    '  <form>', ...localizedElements('title', form.title, '    '), '  </form>',
    `  <provider unit="${escapeXml(answers['unit'] ?? '')}">`, ...localizedElements('name', provider, '    '), '  </provider>',
    `  <applicant ${account.kind === 'legal-entity' ? 'bin' : 'iin'}="${account.iin}">`, `    <name>${escapeXml(fullName(account))}</name>`, '  </applicant>', ...partyElements(party, account),
    ...declarationElements(regulation, answers), ...consentElements(fills), ...coSignerElements(form, answers),
    '  <fields>', ...fields, '  </fields>',
    '  <attachments>', ...attachments, '  </attachments>',
    '</request>', '',
  ].join('\n');
}

/** Whoever applies beside the applicant at a counter; the power of attorney only where its data were entered. */
function partyElements(party: CounterParty | undefined, account: ApplicantAccount): readonly string[] {
  const { organisation, head, representative, attorney, attorneyNumber, attorneyDate } = party ?? {};
  const data = attorney === 'notarised' ? ` number="${escapeXml(attorneyNumber ?? '')}" date="${attorneyDate ?? ''}"` : '';
  return [
    ...(head === undefined ? [] : [`  <head iin="${head.iin}">`, `    <name>${escapeXml(fullName(head))}</name>`, '  </head>']),
    ...(organisation === undefined || account.kind === 'legal-entity' ? [] : [`  <organisation bin="${organisation.bin}">`, ...localizedElements('name', organisation.name, '    '), '  </organisation>']),
    ...(representative === undefined ? [] : [`  <representative iin="${representative.iin}">`, `    <name>${escapeXml(fullName(representative))}</name>`, `    <powerOfAttorney certified="${attorney ?? 'other'}"${data}/>`, '  </representative>']),
  ];
}

/** That the applicant belongs to those the portal serves is their own word, in the words of the condition. */
function declarationElements(regulation: RequestDraft['regulation'], answers: Answers): readonly string[] {
  const condition = categoryCondition(regulation);
  return condition === undefined || answers[CATEGORY] !== 'yes' ? [] : [`  <declaration condition="${condition.id}">`, ...localizedElements('text', condition.text, '    '), '  </declaration>'];
}

/** Whoever signs with the applicant is named in what all of them sign; that there is no spouse is the applicant's own word. */
function coSignerElements(form: Form, answers: Answers): readonly string[] {
  if (form.coSigners.length === 0) return [];
  const spouse = form.coSigners.some(({ who }) => who === 'spouse') ? ` spouse="${answers[NO_SPOUSE] === 'yes' ? 'none' : 'signs'}"` : '';
  return [`  <coSigners${spouse}>`, ...coSignersOf(form, answers).map(({ who, iin }) => `    <coSigner who="${who}" iin="${escapeXml(iin)}"/>`), '  </coSigners>'];
}

/** Which registers were asked with the applicant's consent, when, and under which number they answered. */
function consentElements(fills: RequestDraft['fills']): readonly string[] {
  return Object.entries(fills).map(([system, { at, answer, reference }]) => `  <consent system="${system}" at="${at}" answer="${answer}"${reference === undefined ? '' : ` reference="${escapeXml(reference)}"`}/>`);
}

function fieldElement(field: Field, value: string, source: ReturnType<typeof sourceOf>): string {
  const choice = field.choices?.find(({ id }) => id === value)?.text;
  const labels = localizedElements('label', field.text ?? { kk: field.label, ru: field.label, en: field.label }, '      ');
  const shown = choice === undefined ? [] : localizedElements('shown', choice, '      ');
  return [`    <field id="${field.id}"${source === undefined ? '' : ` source="${source.system}"`}>`, ...labels, `      <value>${escapeXml(value)}</value>`, ...shown, '    </field>'].join('\n');
}

function localizedElements(name: string, text: LocalizedText, indent: string): readonly string[] {
  return (['kk', 'ru'] as const).map((language) => `${indent}<${name} xml:lang="${language}">${escapeXml(text[language])}</${name}>`);
}

/** Characters XML 1.0 cannot hold are dropped: a form may be sent anything. */
export function escapeXml(text: string): string {
  return text
    // oxlint-disable-next-line no-control-regex -- XML 1.0 §2.2 excludes them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
