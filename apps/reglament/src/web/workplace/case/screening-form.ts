/** The documents in the form of a step: marked one by one where the package is screened, ticked off where it is examined. */
import type { LocalizedText } from '@reglament/regulation';
import type { Regulation, RouteNode } from '@reglament/regulation';
import { missingItems } from '../../../desk/counter/package.ts';
import type { CounterPackage, DocumentState } from '../../../desk/counter/package.ts';
import { compulsoryDocuments, isExamined, isScreened, lackingStates, looksThrough, namesLacking, offeredStates } from '../../../desk/counter/screening.ts';
import type { EnteredMark, Examined } from '../../../desk/counter/screening.ts';
import type { StepInput } from '../../../desk/workplace/do-step.ts';
import { button, checkboxes, errorOf, formatDateTimeShort, html, radios, summaryList } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import type { Fields } from '../read-form.ts';
import type { CaseMaterial } from './case-material.ts';
import type { StepAction } from './step-actions.ts';

/** What the open step has looked through, and how. */
export type DocumentsAsked =
  | { readonly kind: 'marks'; readonly pack: CounterPackage; readonly refusable: boolean }
  /** A step that can refuse to accept and asks for nothing else. */
  | { readonly kind: 'lacking' }
  /** Without the ticks no favourable outcome, where the text lets the examiner refuse; else the examiner's own list. */
  | { readonly kind: 'list'; readonly documents: readonly { readonly id: string; readonly name: LocalizedText }[]; readonly compulsory: boolean; readonly ticked: readonly string[] };

/** Stands for every compulsory document of the list. */
export const ALL = 'all';

export function documentsAsked({ view: { state, regulation }, counter: { pack }, examined }: Pick<CaseMaterial, 'view' | 'counter' | 'examined'>, node: RouteNode, refusable: boolean): DocumentsAsked | undefined {
  if (regulation.documents.length === 0) return undefined;
  if (isScreened(node, state)) return pack === undefined ? undefined : { kind: 'marks', pack, refusable };
  if (node.next.has('incomplete')) return { kind: 'lacking' };
  if (!looksThrough(node)) return undefined;
  const ticked = examined.filter((one) => one.node === node.id).flatMap(({ documents }) => documents);
  return { kind: 'list', documents: regulation.documents, compulsory: isExamined(node), ticked };
}

/** The fields of one action: a way that refuses asks for none. */
export function documentFields(context: PageContext, action: StepAction, { documents: asked, regulation, node }: { readonly documents?: DocumentsAsked | undefined; readonly regulation: Regulation; readonly node: RouteNode }, again: { readonly fields: Fields; readonly errors: readonly FieldError[] } | undefined): Html | null {
  if (namesLacking(regulation, action.outcome)) return lackingFields(context, action.key, regulation, node, asked?.kind === 'marks' ? asked.pack.items : [], again);
  if (asked === undefined || asked.kind === 'lacking' || action.adverse) return null;
  if (asked.kind === 'marks') return action.outcome === 'done' ? markFields(context, action.key, asked, again?.errors ?? []) : null;
  const { t, language } = context;
  const name = `${action.key}.checklist`;
  const compulsory = asked.compulsory ? [{ value: ALL, text: t('workplace.screening.allExamined') }] : [];
  return checkboxes({
    t, name, label: t('workplace.form.checklist'), hint: t(asked.compulsory ? 'workplace.screening.examinedHint' : 'workplace.form.checklistHint'), error: errorOf(again?.errors ?? [], name),
    choices: [...compulsory, ...asked.documents.map((document) => ({ value: document.id, text: document.name[language] }))], values: again?.fields.list(name) ?? asked.ticked,
  });
}

function markFields(context: PageContext, key: string, { pack: { regulation, items, state }, refusable }: Extract<DocumentsAsked, { kind: 'marks' }>, errors: readonly FieldError[]): Html {
  const { t, language } = context;
  const choices = offeredStates(regulation).map((value) => ({ value, text: t(`workplace.package.state.${value}`) }));
  return html`<h3>${t('workplace.screening.title')}</h3>${refusable && html`<p class="quiet">${t('workplace.screening.hint')}</p>`}
${items.map(({ document, mark }) => {
    const name = `${key}.mark.${document.id}`;
    return radios({ t, name, label: document.name[language], inline: true, optional: !document.required, choices, value: mark?.state, error: errorOf(errors, name), ...(document.hint === undefined ? {} : { hint: document.hint[language] }) });
  })}
<p><a href="/workplace/cases/${state.id}/package">${t('workplace.screening.pages')}</a></p>`;
}

/** What stays a remark on a document when the package is not accepted; nothing said is nothing wrong. */
const LACKING = ['absent', 'expired'] as const;

/** Which documents are lacking or expired; those marked so already stand chosen. */
function lackingFields(context: PageContext, key: string, { documents }: Regulation, node: RouteNode, items: CounterPackage['items'], again: { readonly fields: Fields; readonly errors: readonly FieldError[] } | undefined): Html {
  const { t, language } = context;
  const offered = ['none', ...LACKING.filter((state) => lackingStates(node).includes(state))] as const;
  const found = new Map(missingItems(items).map(({ document, mark }) => [document.id, offered.find((state) => state === mark?.state) ?? 'none']));
  return html`<h3>${t(offered.includes('expired') ? 'workplace.lacking.title' : 'workplace.lacking.titleMissing')}</h3><p class="quiet">${t('workplace.lacking.hint')}</p>
${documents.map(({ id, name, required }) => {
    const field = `${key}.lacking.${id}`;
    const posted = again?.fields.text(field);
    return radios({ t, name: field, label: name[language], inline: true, optional: !required, choices: offered.map((value) => ({ value, text: t(`workplace.lacking.${value}`) })), value: posted === undefined || posted === '' ? found.get(id) ?? 'none' : posted, error: errorOf(again?.errors ?? [], field) });
  })}`;
}

/** One press for a whole package, as long as something compulsory is unmarked. The words say all that is marked with it. */
export function presentedButton(context: PageContext, action: StepAction, asked: DocumentsAsked | undefined): readonly Html[] {
  if (asked?.kind !== 'marks' || action.outcome !== 'done' || asked.pack.items.every(({ document, mark }) => !document.required || mark !== undefined)) return [];
  return [button({ text: presentedWords(context, asked.pack.regulation), kind: 'secondary', formAction: `/workplace/cases/${asked.pack.state.id}/presented` })];
}

export function presentedWords({ t }: PageContext, { originals }: Regulation): string {
  return t(`workplace.screening.presented.${originals?.mode ?? 'none'}`);
}

export function readMarks(action: StepAction, fields: Fields, regulation: Regulation): readonly EnteredMark[] {
  const lacking = namesLacking(regulation, action.outcome);
  const offered = lacking ? LACKING : offeredStates(regulation);
  return regulation.documents.flatMap(({ id }) => {
    const state = fields.text(`${action.key}.${lacking ? 'lacking' : 'mark'}.${id}`);
    return (offered as readonly string[]).includes(state) ? [{ document: id, state: state as DocumentState }] : [];
  });
}

/** Ticked one by one or all at once. */
export function tickedDocuments(ticked: readonly string[], regulation: Regulation): readonly string[] {
  const all = ticked.includes(ALL) ? compulsoryDocuments(regulation).map(({ id }) => id) : [];
  return regulation.documents.map(({ id }) => id).filter((id) => all.includes(id) || ticked.includes(id));
}

/** What a step's form says of the documents. */
export function documentInput(action: StepAction, fields: Fields, regulation: Regulation): Pick<StepInput, 'marks' | 'examined'> {
  const marks = readMarks(action, fields, regulation);
  const examined = tickedDocuments(fields.list(`${action.key}.checklist`), regulation);
  return { ...(marks.length === 0 ? {} : { marks }), ...(examined.length === 0 ? {} : { examined }) };
}

/** Who found which documents in order, and when. */
export function examinedView(context: PageContext, { examined, regulation, names }: { readonly examined: readonly Examined[]; readonly regulation: Regulation; readonly names: ReadonlyMap<string, string> }): Html | null {
  const { t, language } = context;
  if (examined.length === 0) return null;
  const named = (ids: readonly string[]): string => regulation.documents.filter(({ id }) => ids.includes(id)).map(({ name }) => name[language]).join('; ');
  const rows = examined.map(({ documents, at, by }) => ({ label: t('workplace.screening.examinedBy', { name: names.get(by) ?? '', time: formatDateTimeShort(Date.parse(at), regulation.decree.zone) }), value: named(documents) }));
  return html`<h2>${t('workplace.screening.examined')}</h2>${summaryList({ t, rows })}`;
}
