import type { Bilingual } from '@reglament/documents';
import { EDS_CODES, wordingOf } from '@reglament/eds';
import type { EdsCode } from '@reglament/eds';
import type { Verification } from '../../desk/verification/verify.ts';
import { button, buttonRow, formatDateTime, formatDay, html, notification, portalPage, summaryList } from '../kit/index.ts';
import type { Html, PageContext, SummaryRow } from '../kit/index.ts';
import type { TextKey } from '../texts/index.ts';

/** The zone in which the signing time is told: the one most of the country and the capital keep. */
const ZONE = 'Asia/Almaty';

/** What the examination found, in words beside a shape. */
export function verdictPage(context: PageContext, found: Verification): Html {
  const { t } = context;
  const main = html`${verdict(context, found)}${buttonRow([button({ text: t('verify.again'), href: '/verify', kind: 'secondary' })])}`;
  return portalPage({ ...context, title: titleOf(t, found), main, back: '/verify' });
}

function titleOf(t: PageContext['t'], found: Verification): string {
  switch (found.kind) {
    case 'genuine': return t('verify.genuine');
    case 'not-genuine': return t('verify.notGenuine');
    case 'unreadable': return t('verify.unreadable');
    case 'unknown-number': return t('verify.unknownNumber');
  }
}

function verdict(context: PageContext, found: Verification): Html {
  const { t } = context;
  switch (found.kind) {
    case 'genuine': return genuine(context, found);
    case 'not-genuine': return notification({ t, kind: 'refusal', title: t('verify.reason'), body: html`<p>${codeWords(context, found.code)}</p>` });
    case 'unreadable': return notification({ t, kind: 'info', body: html`<p>${codeWords(context, found.code)}</p>` });
    case 'unknown-number': return notification({ t, kind: 'info', body: html`<p>${t('verify.unknownNumberText')}</p>` });
  }
}

const GENUINE = { pdf: 'verify.genuinePdf', barcode: 'verify.genuineBarcode', number: 'verify.genuineNumber' } as const satisfies Record<string, TextKey>;

function genuine(context: PageContext, found: Extract<Verification, { kind: 'genuine' }>): Html {
  const { t } = context;
  const said = found.paragraphs.map((paragraph) => html`<p>${inLanguage(context, paragraph)}</p>`);
  const fields = found.fields.map(({ label, value }): SummaryRow => ({ label: inLanguage(context, label), value: typeof value === 'string' ? value : inLanguage(context, value) }));
  return html`${notification({ t, kind: 'success', title: t('verify.genuine'), body: html`<p>${t(GENUINE[found.via])}</p>` })}
${found.warnings.includes('certificate-expired-since') && notification({ t, kind: 'info', body: html`<p>${t('verify.warning.certificateExpiredSince')}</p>` })}
${summaryList({ t, rows: factRows(context, found) })}
${(said.length > 0 || fields.length > 0) && html`<h2>${t('verify.says')}</h2>${said}${fields.length > 0 && summaryList({ t, rows: fields })}`}`;
}

function factRows(context: PageContext, { title, organisation, number, date, signedBy, signedAt }: Extract<Verification, { kind: 'genuine' }>): readonly SummaryRow[] {
  const { t, language } = context;
  return [
    ...(title === undefined ? [] : [{ label: t('verify.title'), value: inLanguage(context, title) }]),
    ...(number === undefined || number === '' ? [] : [{ label: t('verify.number'), value: number }]),
    ...(date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date) ? [] : [{ label: t('verify.date'), value: formatDay(language, date) }]),
    ...(organisation === undefined ? [] : [{ label: t('verify.organisation'), value: inLanguage(context, organisation) }]),
    ...(signedBy === undefined || signedBy === '' ? [] : [{ label: t('verify.signedBy'), value: signedBy }]),
    ...(signedAt === undefined || Number.isNaN(Date.parse(signedAt)) ? [] : [{ label: t('verify.signedAt'), value: formatDateTime(language, Date.parse(signedAt), ZONE) }]),
  ];
}

/** Documents are written in the two languages of the law; an English reader is shown the Russian. */
function inLanguage({ language }: PageContext, text: Bilingual): string {
  return language === 'kk' ? text.kk : text.ru;
}

const CODES: Readonly<Record<string, TextKey>> = {
  'changed-after-signing': 'verify.code.changedAfterSigning', 'not-our-document': 'verify.code.notOurs', 'no-barcodes': 'verify.code.noBarcodes', 'no-parts': 'verify.code.noBarcodes',
  'missing-parts': 'verify.code.someMissing', 'mixed-documents': 'verify.code.mixed', 'conflicting-parts': 'verify.code.mixed',
};

function codeWords({ t, language }: PageContext, code: string): string {
  if (isEdsCode(code)) return wordingOf(code, language);
  return t(CODES[code] ?? 'verify.code.malformed');
}

function isEdsCode(code: string): code is EdsCode {
  return Object.hasOwn(EDS_CODES, code);
}
