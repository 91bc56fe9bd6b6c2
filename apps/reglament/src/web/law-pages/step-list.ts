/** The same drawing in words: every step, who does it, in what time, where its outcomes lead, and its clause beside it. */
import type { Regulation } from '@reglament/regulation';
import { beside, html, joined } from '../kit/index.ts';
import type { Html, PageContext } from '../kit/index.ts';
import { clauseNote } from '../portal/law/cite.ts';
import type { Drawing } from './drawings.ts';

type GraphStep = Drawing['graph']['steps'][number];

export function stepList(context: PageContext, regulation: Regulation, drawing: Drawing): Html {
  // In the order in which the drawing is read, from above.
  const steps = drawing.layout.nodes.filter((node) => node.kind === 'step').map(({ step }) => step);
  return html`<ol class="drawing-steps">${steps.map((step) => html`<li id="${anchorOf(drawing, step)}">${beside(stepWords(context, drawing, step), noteOf(context, regulation, step))}</li>`)}</ol>`;
}

function anchorOf({ layout }: Drawing, step: GraphStep): string {
  return `${layout.id}-${step.id}`;
}

function stepWords({ t }: PageContext, drawing: Drawing, step: GraphStep): Html {
  const { graph } = drawing;
  const partners = step.partners.map((lane) => graph.lanes[lane]!.name);
  return html`<p><strong>${step.chip}. ${step.text}</strong></p>
<p class="quiet">${graph.lanes[step.lane]!.name}${step.norms.length > 0 && html` · ${step.norms.join('; ')}`}${step.carries !== undefined && html` · ${step.carries}`}</p>
${partners.length > 0 && html`<p class="quiet">${t('lawPages.takesPart', { names: partners.join('; ') })}</p>`}
<p class="quiet">${t('lawPages.then')} ${joined(graph.flows.filter(({ from }) => from === step.id).map(({ to, label }) => html`${label !== undefined && `${label} – `}${targetWords(t, drawing, to)}`), '; ')}</p>`;
}

function targetWords(t: PageContext['t'], drawing: Drawing, to: string): Html {
  const next = drawing.graph.steps.find(({ id }) => id === to);
  if (next !== undefined) return html`<a href="#${anchorOf(drawing, next)}">${/^\S*\d[\d.]*[a-z]?$/.test(next.chip) ? t('lawPages.step', { n: next.chip }) : next.chip}</a>`;
  return html`${drawing.graph.ends.find(({ id }) => id === to)?.text ?? t('lawPages.ends')}`;
}

/** The clause with its lines, and what the text leaves open at this step. */
function noteOf(context: PageContext, regulation: Regulation, { node }: GraphStep): Html | undefined {
  const [routeName, id] = node.split('#');
  const step = regulation.routes.find(({ route }) => route === routeName)?.steps.find((one) => one.id === id);
  if (step === undefined) return undefined;
  const choices = regulation.open.filter(({ at }) => at === node).map(({ choice }) => context.t('lawPages.choice', { choice: choice[context.language] }));
  return clauseNote(context, regulation, step, { lines: true, ...(choices.length === 0 ? {} : { remark: choices.join(' ') }) });
}
