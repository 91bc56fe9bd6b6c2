/** Which edition of the regulation was in force on a day that the reader chooses. */
import { findGoverningEdition } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { button, dateInput, errorOf, formatDay, html, notification, readDateInput } from '../../kit/index.ts';
import type { DateEntry, FieldError, Html, PageContext } from '../../kit/index.ts';
import { servicePath } from '../law/cite.ts';

export interface EditionAsked { readonly entry: DateEntry; readonly day?: string; readonly error?: 'date.incomplete' | 'date.invalid' }

/** What a question of the address says: `on-day`, `on-month`, `on-year`. */
export function readEditionDay(query: Readonly<Record<string, string>>): EditionAsked {
  const entry = { day: short(query['on-day']), month: short(query['on-month']), year: short(query['on-year']) };
  const read = readDateInput({ 'on-day': entry.day, 'on-month': entry.month, 'on-year': entry.year }, 'on');
  return { entry, ...(read.kind === 'date' ? { day: read.value } : read.kind === 'invalid' ? { error: read.code } : {}) };
}

function short(text: string | undefined): string {
  return (text ?? '').slice(0, 10);
}

export function editionErrors({ t }: PageContext, { error }: EditionAsked): readonly FieldError[] {
  return error === undefined ? [] : [{ field: 'on', text: t(`errors.${error}`, { label: t('portal.edition.title') }) }];
}

export function editionPart(context: PageContext, regulation: Regulation, asked: EditionAsked): Html {
  const { t, language } = context;
  const found = asked.day === undefined ? undefined : findGoverningEdition(regulation, asked.day);
  const day = asked.day === undefined ? '' : formatDay(language, asked.day);
  const said = found === undefined ? t('portal.edition.none', { day }) : t('portal.edition.was', { day, act: found.act[language] });
  const errors = editionErrors(context, asked);
  return html`<h3 id="edition">${t('portal.edition.title')}</h3>
${asked.day !== undefined && notification({ t, kind: 'info', body: html`<p>${said}</p>` })}
<form method="get" action="${servicePath(regulation)}#edition">${dateInput({ t, name: 'on', label: t('portal.edition.day'), value: asked.entry, error: errorOf(errors, 'on') })}${button({ text: t('portal.edition.show'), kind: 'secondary' })}</form>`;
}
