import type { Regulation } from '@reglament/regulation';
import { isComplete, missingItems } from '../../../desk/counter/package.ts';
import type { CounterPackage, DocumentState, PackageItem } from '../../../desk/counter/package.ts';
import { offeredStates } from '../../../desk/counter/screening.ts';
import { FILE_MEGABYTES_MAX } from '../../../desk/requests/file-rules.ts';
import { attributes, button, buttonRow, checkboxes, errorOf, fileUpload, form, html, marginNote, notification, plainList, radios, summaryList, workplacePage } from '../../kit/index.ts';
import type { FieldError, Html, PageContext } from '../../kit/index.ts';
import { presentedWords } from '../case/screening-form.ts';
import { citation } from '../terms.ts';
import { caseTitle } from '../case/case-title.ts';

export interface PackagePage {
  readonly pack: CounterPackage;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
}

/** Names of a document's fields; ids of documents hold no dot. */
export const packageField = (document: string, part: 'state' | 'checks' | 'scan'): string => `${document}.${part}`;
export const REMOVE_SCAN = 'remove-';

/** Every document of the package: how it was found, whether it was compared and given back, its pages. */
export function packagePage(context: PageContext, page: PackagePage): Html {
  const { t, language } = context;
  const { pack, csrf, errors, saved } = page;
  const { state, regulation, items, open } = pack;
  const parts = html`${saved && notification({ t, kind: 'success', title: t('workplace.package.saved'), body: html``, live: true })}
${packageStatus(context, pack)}${originalsNote(context, regulation)}
${items.length === 0 ? html`<p>${t('workplace.package.none')}</p>` : open ? openForm(context, page, csrf) : closedList(context, items)}`;
  return workplacePage({
    ...context, title: t('workplace.package.title'), caption: regulation.title[language], errors,
    breadcrumbs: [{ text: t('workplace.queue'), href: '/workplace' }, { text: state.number ?? caseTitle(context, state), href: `/workplace/cases/${state.id}` }], main: parts,
  });
}

/** One line on where the package stands: complete, or what is missing. */
export function packageStatus({ t, language }: PageContext, { items, open }: CounterPackage): Html | null {
  // Nothing marked yet: nothing to say about what is missing.
  if (items.every(({ mark }) => mark === undefined)) return null;
  const missing = missingItems(items).map(({ document }) => document.name[language]);
  const words = isComplete(items) ? t('workplace.package.complete') : t('workplace.package.incomplete', { documents: missing.join(', ') });
  return html`<p>${open ? words : t('workplace.package.closed')}</p>`;
}

function originalsNote({ t, language }: PageContext, regulation: Regulation): Html | null {
  const { originals } = regulation;
  return originals === undefined ? null : marginNote({ t, language, clause: citation(t, regulation, originals.clause), remark: t(`workplace.package.originals.${originals.mode}`) });
}

function openForm(context: PageContext, { pack, errors }: PackagePage, csrf: string): Html {
  const { t } = context;
  const body = html`${pack.items.map((item) => documentPart(context, pack.regulation, item, errors))}
${buttonRow([button({ text: t('workplace.package.saveAndBack'), name: 'go', value: 'back' }), button({ text: t('workplace.package.save'), kind: 'secondary', name: 'go', value: 'stay' }), ...(pack.items.every(({ document, mark }) => !document.required || mark !== undefined) ? [] : [button({ text: presentedWords(context, pack.regulation), kind: 'secondary', name: 'go', value: 'presented' })])])}`;
  return form({ action: `/workplace/cases/${pack.state.id}/package`, csrf, multipart: true, sending: t('kit.sending'), body });
}

function documentPart(context: PageContext, regulation: Regulation, { document, mark, scans }: PackageItem, errors: readonly FieldError[]): Html {
  const { t, language } = context;
  const name = document.name[language];
  const scanName = packageField(document.id, 'scan');
  const checks = [...(mark?.compared === true ? ['compared'] : []), ...(mark?.returned === true ? ['returned'] : [])];
  return html`${radios({
    t, name: packageField(document.id, 'state'), label: document.required ? name : `${name} (${t('workplace.package.optional')})`, inline: true, value: mark?.state,
    choices: offeredStates(regulation).map((value) => ({ value, text: stateText(context, value) })), ...(document.hint === undefined ? {} : { hint: document.hint[language] }),
  })}
${checkboxes({
    t, name: packageField(document.id, 'checks'), label: t('workplace.package.checks'), values: checks,
    choices: [{ value: 'compared', text: t('workplace.package.compared') }, { value: 'returned', text: t('workplace.package.returned') }],
  })}
${fileUpload({ t, name: scanName, label: t('workplace.package.scan'), multiple: true, accept: ['.pdf', '.jpg', '.jpeg', '.png'], megabytesMax: FILE_MEGABYTES_MAX, optional: true, error: errorOf(errors, scanName) })}
${scannedPages(context, scans, name, true)}`;
}

function stateText({ t }: PageContext, state: DocumentState): string {
  return t(`workplace.package.state.${state}`);
}

function scannedPages({ t }: PageContext, scans: PackageItem['scans'], name: string, removable: boolean): Html | null {
  if (scans.length === 0) return null;
  return html`<ul class="files files-kept" aria-label="${t('workplace.package.pages')}: ${name}">${scans.map(({ id, caseId, fileName }) =>
    html`<li><a href="/workplace/cases/${caseId}/papers/${id}">${fileName}</a>${removable && html` <button class="plain-button"${attributes({ name: `${REMOVE_SCAN}${id}`, value: 'yes', 'aria-label': `${t('workplace.package.remove')}: ${fileName}` })}>${t('workplace.package.remove')}</button>`}</li>`)}</ul>`;
}

function closedList(context: PageContext, items: readonly PackageItem[]): Html {
  const { t, language } = context;
  const words = ({ mark }: PackageItem): readonly string[] => [
    mark === undefined ? '–' : stateText(context, mark.state), ...(mark?.compared === true ? [t('workplace.package.compared')] : []), ...(mark?.returned === true ? [t('workplace.package.returned')] : []),
  ];
  return summaryList({ t, rows: items.map((item) => ({ label: item.document.name[language], value: html`${plainList(words(item))}${scannedPages(context, item.scans, item.document.name[language], false)}` })) });
}
