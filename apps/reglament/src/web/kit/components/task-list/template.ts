import { html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { shape } from '../../shapes.ts';
import type { Shape } from '../../shapes.ts';
import type { Translate } from '../../../texts/index.ts';

export type TaskState = 'done' | 'begun' | 'now' | 'later';
export type Task = { readonly title: string; readonly href?: string; readonly hint?: string; readonly state: TaskState };

const words = { done: 'kit.taskDone', begun: 'kit.taskBegun', now: 'kit.taskNow', later: 'kit.taskLater' } as const;
const shapes: Readonly<Record<TaskState, Shape>> = { done: 'done', begun: 'now', now: 'ahead', later: 'skipped' };

/** What is to be done before an application can be sent, in its order. */
export function taskList({ t, tasks }: { readonly t: Translate; readonly tasks: readonly Task[] }): Html {
  const one = ({ title, href, hint, state }: Task): Html => html`<li class="task">
<div class="task-title">${href === undefined || state === 'later' ? title : html`<a href="${href}">${title}</a>`}${hint !== undefined && html`<p class="hint">${hint}</p>`}</div>
<div class="task-state task-${state}">${shape(shapes[state])}<span>${t(words[state])}</span></div>
</li>`;
  return html`<ol class="task-list">${tasks.map(one)}</ol>`;
}
