import type { OrganisationEvent } from '../../../desk/organisation/regions.ts';
import { formatDateTimeShort, table } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';

/** What administrators did to one person or unit. */
export function historyTable({ t }: PageContext, events: readonly OrganisationEvent[], zone: string): Html {
  const rows = events.map(({ at, byName, kind, details }) => [formatDateTimeShort(Date.parse(at), zone), byName, eventWords(t, kind, details)]);
  return table({ t, caption: t('workplace.organisation.history'), captionHidden: true, columns: [{ title: t('workplace.journal.when'), whole: true }, { title: t('workplace.journal.who') }, { title: t('workplace.journal.what') }], rows, empty: t('workplace.administration.noHistory') });
}

/** What was done; settings with what they were set to. */
export function eventWords(t: PageContext['t'], kind: OrganisationEvent['kind'], details: OrganisationEvent['details']): string {
  const words = t(`workplace.organisation.event.${kind}`);
  if (kind === 'windows-changed') return `${words}: ${details['from'] ?? ''} → ${details['to'] ?? ''}`;
  if (kind === 'keeping-changed' && details['months'] !== '') return `${words}: ${t('workplace.administration.months', { months: Number(details['months']) })}`;
  if (kind === 'locality-changed') return `${words}: ${details['locality'] ?? ''}`;
  if (kind === 'bins-changed') return `${words}: ${[details['unit'], details['akimat']].filter((bin) => bin).join(', ') || '–'}`;
  return words;
}
