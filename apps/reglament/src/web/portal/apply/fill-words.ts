/** What registers said for a request, in words. */
import { SYSTEMS } from '@reglament/regulation';
import type { Field, FillingSystem } from '@reglament/regulation';
import type { RequestDraft } from '../../../desk/requests/drafts.ts';
import { fillingSystems, sourceOf } from '../../../desk/requests/register-fills.ts';
import { dayIn, formatDay, html, notification } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';

export function systemWords({ language }: Pick<PageContext, 'language'>, system: FillingSystem): string {
  return SYSTEMS[system][language];
}

/** Beside an answer that stands as a register said it; nothing once the person has changed it. */
export function sourceWords(context: PageContext, draft: RequestDraft, field: Field): string | undefined {
  const source = sourceOf(draft, field);
  return source && context.t('portal.fill.source', { system: systemWords(context, source.system), day: formatDay(context.language, dayIn(Date.parse(source.fill.at), draft.regulation.decree.zone)) });
}

/** What came of asking, above the fields. */
export function fillsPart(context: PageContext, { form, fills }: RequestDraft): Html {
  const { t } = context;
  return html`${fillingSystems(form).map((system) => {
    const fill = fills[system];
    return fill !== undefined && notification({ t, kind: fill.answer === 'found' ? 'success' : 'info', title: t(`portal.fill.${fill.answer}.title`), body: html`<p>${t(`portal.fill.${fill.answer}`, { system: systemWords(context, system) })}</p>` });
  })}`;
}
