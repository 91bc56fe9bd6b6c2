import { encodeBarcodes } from '@reglament/documents';
import type { Bilingual, DocumentField, OfficialDocument } from '@reglament/documents';
import type { Case } from '@reglament/engine';
import { ACTORS } from '@reglament/regulation';
import type { Actor, Form, LocalizedText, Regulation } from '@reglament/regulation';
import { escapeXml } from '../requests/request-document.ts';
import { findRequestForm } from '../requests/form-rules.ts';
import type { Answers } from '../requests/form-rules.ts';
import { formOf, refusalOf, resultOf } from './result-draft.ts';
import type { ResultDraft } from './result-draft.ts';

export const DOCUMENT_NAMESPACE = 'urn:reglament:document:1';

export interface DocumentMaterial {
  readonly number: string;
  readonly state: Case;
  readonly regulation: Regulation;
  readonly draft: ResultDraft;
  readonly answers: Answers;
  readonly unit: { readonly name: LocalizedText };
  readonly signer: { readonly name: string; readonly iin: string; readonly post: LocalizedText };
  /** When it is signed: ISO 8601 with offset, the provider's zone. */
  readonly signedAt: string;
  readonly verifyUrl: string;
  /** Where the text has several people sign: who, in the printed order. */
  readonly signers?: readonly Actor[];
}

/** The words and figures of the document, before barcodes: what the barcodes themselves carry. */
export interface DocumentBody {
  readonly title: Bilingual;
  readonly number: string;
  readonly date: string;
  readonly paragraphs: readonly Bilingual[];
  readonly fields: readonly DocumentField[];
}

export function documentBody({ number, state, regulation, draft, answers, signedAt, signers = [] }: DocumentMaterial): DocumentBody {
  const refusal = draft.kind === 'refusal' ? refusalOf(regulation, draft) : undefined;
  const form = formOf(regulation, draft.kind === 'refusal' ? refusal?.form : resultOf(regulation, draft)?.form);
  const title = form?.title ?? resultOf(regulation, draft)?.name ?? REFUSAL_TITLE;
  const drafted = { ...draft.values, ...resultOf(regulation, draft)?.settles };
  const values = { ...answers, ...drafted };
  return {
    title, number, date: signedAt.slice(0, 10),
    paragraphs: [...(draft.kind === 'refusal' ? refusalParagraphs(regulation, draft) : resultParagraphs(form, findRequestForm(regulation, state.form), values, draft)), ...signersParagraph(signers)],
    fields: [...requestFields(regulation, state.form, answers), ...fieldsOf(form, drafted)],
  };
}

/** What the drafted document will say in the words of its template: whoever agrees to a draft has to read it first. */
export function draftedText({ state, regulation, draft, answers }: Pick<DocumentMaterial, 'state' | 'regulation' | 'draft' | 'answers'>): Bilingual | undefined {
  const result = draft.kind === 'refusal' ? undefined : resultOf(regulation, draft);
  const form = formOf(regulation, result?.form);
  if (form?.text === undefined) return undefined;
  return resultParagraphs(form, findRequestForm(regulation, state.form), { ...answers, ...draft.values, ...result?.settles }, { ...draft, explanation: { kk: '', ru: '' } })[0];
}

const REFUSAL_TITLE: LocalizedText = { kk: 'Қызмет көрсетуден бас тарту', ru: 'Отказ в оказании услуги', en: 'Refusal of the service' };

/** The later signatures lie in the file and not on the sheet, which is laid out when the first is put: so it says whose they are. */
function signersParagraph(signers: readonly Actor[]): readonly Bilingual[] {
  if (signers.length < 2) return [];
  const names = (language: 'kk' | 'ru'): string => signers.map((role) => ACTORS[role].name[language]).join(', ');
  return [{ kk: `Құжатқа ЭЦҚ қоятындар: ${names('kk')}.`, ru: `Документ подписывают ЭЦП: ${names('ru')}.` }];
}

function resultParagraphs(form: Form | undefined, request: Form | undefined, values: Answers, draft: ResultDraft): readonly Bilingual[] {
  const text = form?.text;
  const fields = [...(form?.fields ?? []), ...(request?.fields ?? [])];
  const said = (language: 'kk' | 'ru'): string => filled(text?.[language] ?? '', (id) => shownWords(fields.find((field) => field.id === id), values[id], language));
  const paragraphs: Bilingual[] = text === undefined ? [] : [{ kk: said('kk'), ru: said('ru') }];
  return draft.explanation.kk === '' ? paragraphs : [...paragraphs, { kk: draft.explanation.kk, ru: draft.explanation.ru || draft.explanation.kk }];
}

function refusalParagraphs(regulation: Regulation, draft: ResultDraft): readonly Bilingual[] {
  const grounds = refusalOf(regulation, draft)?.grounds.filter(({ id }) => draft.grounds.includes(id)) ?? [];
  const listed = (language: 'kk' | 'ru'): string => grounds.map(({ text }) => text[language]).join('; ');
  const opening: Bilingual = {
    kk: `«${regulation.title.kk}» мемлекеттік қызметін көрсетуден мына негіз бойынша бас тартылды: ${listed('kk')}.`,
    ru: `В оказании государственной услуги «${regulation.title.ru}» отказано по следующему основанию: ${listed('ru')}.`,
  };
  const closing: Bilingual = {
    kk: 'Бұл шешімге заңда белгіленген тәртіппен шағым жасауға болады. Себебі жойылғаннан кейін қызметке қайта жүгінуге құқығыңыз бар.',
    ru: 'Это решение можно обжаловать в порядке, установленном законом. После устранения причины вы вправе обратиться за услугой повторно.',
  };
  const own = draft.explanation.kk === '' ? [] : [{ kk: draft.explanation.kk, ru: draft.explanation.ru || draft.explanation.kk }];
  return [opening, ...own, closing];
}

/** `{field}` of a template's text replaced by what the case says there. */
function filled(text: string, words: (field: string) => string): string {
  return text.replace(/\{([a-z0-9-]+)\}/g, (_, id: string) => words(id));
}

/** A value inside a sentence: a choice in its own words, anything else as documents write it. */
function shownWords(field: Form['fields'][number] | undefined, value: string | undefined, language: 'kk' | 'ru'): string {
  if (value === undefined || value.trim() === '') return '—';
  return field?.choices?.find(({ id }) => id === value)?.text[language] ?? fieldValue(field, value);
}

/** What is not a choice, as documents write it: dates with dots, sums in groups of three. */
function fieldValue(field: Form['fields'][number] | undefined, value: string): string {
  return field?.type === 'money' ? shownSum(value) : shownValue(value);
}

/** `15000.5` → `15 000,5`; what is no sum stays as it is. */
function shownSum(value: string): string {
  const sum = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(value.replaceAll(' ', ''));
  if (sum === null) return value;
  const [, tenge = '', tiyn] = sum;
  return `${tenge.replace(/\B(?=(\d{3})+$)/g, '\u00A0')}${tiyn === undefined ? '' : `,${tiyn}`}`;
}

function shownValue(value: string): string {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return date === null ? value : `${date[3]}.${date[2]}.${date[1]}`;
}

function requestFields(regulation: Regulation, formId: string | undefined, answers: Answers): readonly DocumentField[] {
  const form = findRequestForm(regulation, formId);
  return (form?.fields ?? []).filter(({ prefill }) => prefill === 'full-name' || prefill === 'address').flatMap((field) => documentField(field, answers[field.id]));
}

function fieldsOf(form: Form | undefined, values: Answers): readonly DocumentField[] {
  return (form?.fields ?? []).flatMap((field) => documentField(field, values[field.id]));
}

function documentField(field: Form['fields'][number], value: string | undefined): readonly DocumentField[] {
  if (value === undefined || value.trim() === '') return [];
  const text = field.text ?? { kk: field.label, ru: field.label };
  const choice = field.choices?.find(({ id }) => id === value)?.text;
  return [{ label: { kk: text.kk, ru: text.ru }, value: choice === undefined ? fieldValue(field, value) : { kk: choice.kk, ru: choice.ru } }];
}

/** The data that the barcodes carry, to be signed by the unit's system key. */
export function documentXml(material: DocumentMaterial, body: DocumentBody): string {
  const { regulation, unit, signer, signedAt } = material;
  const both = (name: string, text: Bilingual): string => (['kk', 'ru'] as const).map((language) => `<${name} xml:lang="${language}">${escapeXml(text[language])}</${name}>`).join('');
  const fields = body.fields.map(({ label, value }) => `<field>${both('label', label)}${typeof value === 'string' ? `<value>${escapeXml(value)}</value>` : both('value', value)}</field>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<document xmlns="${DOCUMENT_NAMESPACE}" regulation="${regulation.id}" number="${escapeXml(body.number)}" date="${body.date}" kind="${material.draft.kind}">`,
    both('organisation', unit.name), both('title', body.title), ...body.paragraphs.map((paragraph) => both('paragraph', paragraph)), ...fields,
    `<signer><name>${escapeXml(signer.name)}</name>${both('post', signer.post)}<signedAt>${signedAt}</signedAt></signer>`, '</document>',
  ].join('');
}

/** Everything the PDF shows. `signedXml` is `documentXml` with the system's enveloped signature. */
export function officialDocument(material: DocumentMaterial, body: DocumentBody, signedXml: string, favorId: string): OfficialDocument {
  const { draft, unit, regulation, signer, signedAt } = material;
  return {
    kind: draft.kind === 'refusal' ? 'reasonedRefusal' : 'certificate',
    organisation: unit.name, title: body.title, number: body.number, date: body.date, paragraphs: body.paragraphs, fields: body.fields,
    legalBasis: legalBasis(regulation),
    signedBy: [{ name: signer.name, iin: signer.iin, post: signer.post, signedAt }],
    barcodeParts: encodeBarcodes(signedXml, { favorId, creationDate: signedAt }).parts,
    footer: { unit: unit.name, region: regulation.decree.region },
    verify: { url: material.verifyUrl, number: body.number },
    signedXml: { fileName: 'document.xml', xml: signedXml },
    createdAt: signedAt,
  };
}

function legalBasis({ decree, title }: Regulation): Bilingual {
  return {
    kk: `«${title.kk}» мемлекеттік көрсетілетін қызмет регламенті (${decree.body.kk}, ${shownValue(decree.date)} № ${decree.number})`,
    ru: `Регламент государственной услуги «${title.ru}» (${decree.body.ru}, ${shownValue(decree.date)} № ${decree.number})`,
  };
}
