import { table } from './template.ts';
import { html } from '../../html.ts';
import type { Example } from '../example.ts';
import { dueStateTag } from '../due-date/template.ts';
import { statusTag } from '../tag/template.ts';
import { sampleDue, sampleNow, sampleZone, samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'table',
    render: ({ t, language, say }) => {
      const due = { t, language, zone: sampleZone, now: sampleNow };
      return table({
        t, caption: say(samples.queue),
        columns: [{ title: say(samples.case), whole: true }, { title: say(samples.applicant) }, { title: say(samples.step) }, { title: say(samples.due) }, { title: say(samples.pages), figures: true }],
        rows: [
          [html`<a href="/case/417">2026-000417</a>`, 'Әубәкірова Үміт', say(samples.examine), dueStateTag({ ...due, dueAt: sampleNow - 3 * 86_400_000 }), 12],
          [html`<a href="/case/421">2026-000421</a>`, 'Ғабитов Ерлан', say(samples.assign), dueStateTag({ ...due, dueAt: sampleNow + 900_000 }), 4],
          [html`<a href="/case/425">2026-000425</a>`, 'Қожахметова Һәдия', statusTag({ t, status: 'paused' }), dueStateTag({ ...due, dueAt: sampleDue, paused: true }), 107],
          [html`<a href="/case/402">2026-000402</a>`, 'Өтегенов Іңкәр', statusTag({ t, status: 'done' }), dueStateTag({ ...due, dueAt: sampleDue, doneAt: sampleNow }), 3],
        ],
      });
    },
  },
  { name: 'table-empty', render: ({ t, say }) => table({ t, caption: say(samples.case), columns: [{ title: say(samples.case) }, { title: say(samples.due) }], rows: [] }) },
];
