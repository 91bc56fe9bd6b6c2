import { details, dueDate, html } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import type { CaseMaterial } from './case-material.ts';
import { dueProof, stepNote, timeLeft } from '../terms.ts';

/** The due date of the open step, how it stands, and its proof in law; the bare clause where no term is printed. */
export function dueView(context: PageContext, { view, now }: CaseMaterial): Html | null {
  const { t, language } = context;
  const { state, regulation, stations } = view;
  const node = stations.find((station) => station.state === 'now')?.node;
  if (state.step === undefined || node === undefined) return null;
  const { due } = state.step;
  const note = stepNote(context, regulation, node);
  if (due === undefined) return html`<p>${t('workplace.noTerm')}.</p>${note}`;
  const [at, dueAt] = [Date.parse(now), Date.parse(due.at)];
  const proof = html`<ul>${dueProof(t, regulation, due, language).map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`${dueDate({ t, language, dueAt, now: at, zone: regulation.decree.zone, left: timeLeft(regulation, node, at, dueAt), note })}${details({ summary: t('kit.noteComputation'), body: proof })}`;
}
