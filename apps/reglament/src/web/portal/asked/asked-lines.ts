import { isOpen } from '@reglament/engine';
import type { CaseView } from '../../../desk/cases/case-view.ts';
import { dayIn, formatDay, html } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';

/** Documents awaited from the applicant, in a line of the cabinet's list. */
export function askedLines({ t, language }: PageContext, { state, regulation }: Pick<CaseView, 'state' | 'regulation'>, now: string): readonly Html[] {
  return (state.step?.asked ?? []).filter((asked) => isOpen(asked, now)).map(({ until }) => html`<p><strong>${t('asked.mine.line', { day: formatDay(language, dayIn(Date.parse(until), regulation.decree.zone)) })}</strong></p>`);
}
