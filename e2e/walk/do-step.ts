/** Does the open step of a case at the workplace of whoever the law names for it. */
import { base64ToBytes } from '@reglament/eds';
import { permissionProblem } from '@reglament/engine';
import type { Case } from '@reglament/engine';
import type { Outcome, Regulation, RouteNode } from '@reglament/regulation';
import { attributeOnPage, formsOf, locationOf } from '../http/index.ts';
import type { Answer, PageForm } from '../http/index.ts';
import { filledIn } from './fill-in.ts';
import { saidBy, Stuck } from './open.ts';
import type { Worker, World } from './world.ts';

/** What is to come of the step, and what has been tried of its several drafts. */
export interface Wanted {
  readonly outcome: Outcome;
  readonly conditions: ReadonlySet<string>;
  /** Which of the ways offered for the outcome; each is a result or refusal that can be drafted. */
  readonly choose: (keys: readonly string[]) => string | undefined;
}

export function workerFor({ workers }: World, state: Case, node: RouteNode): Worker {
  const able = workers.find(({ id, roles }) => roles.some(({ role, unit }) => permissionProblem(state, node, { kind: 'staff', id, role, unit }) === undefined));
  if (able === undefined) throw new Stuck(`Nobody in the bodies of the case may do ${node.id} (${node.actor})`);
  return able;
}

export async function doOpenStep(world: World, state: Case, node: RouteNode, regulation: Regulation, wanted: Wanted): Promise<void> {
  const worker = workerFor(world, state, node);
  const path = `/workplace/cases/${state.id}`;
  await prepare(world, worker, path, node, wanted);
  const page = await writtenDown(worker, path, regulation, await worker.browser.get(path));
  if (page.status !== 200) throw new Stuck(`${worker.login} cannot open the case: ${saidBy(page)}`);
  if (page.body.includes(`href="${path}/sign"`)) return signStep(worker, path);
  const forms = formsOf(page.body).filter(({ action, fields }) => action === `${path}/step` && fields['action'] !== undefined);
  const keys = forms.map(({ fields }) => fields['action'] ?? '').filter((key) => key === wanted.outcome || key.startsWith(`${wanted.outcome}-`));
  const key = wanted.choose(keys);
  const form = forms.find(({ fields }) => fields['action'] === key);
  if (form === undefined) throw new Stuck(`${worker.login} is offered ${forms.map(({ fields }) => fields['action']).join(', ') || 'nothing'}, not "${wanted.outcome}": ${saidBy(page)}`);
  const answer = await post(worker, form, regulation, lackingIn(form));
  // What is adopted is signed on a page of its own.
  if (locationOf(answer) === `${path}/sign`) await signStep(worker, path);
}

/** Whoever does not accept a package says what is lacking of it: its first document. */
function lackingIn({ names }: PageForm): Readonly<Record<string, string>> {
  const first = [...names].find((name) => name.startsWith('incomplete.lacking.'));
  return first === undefined ? {} : { [first]: 'absent' };
}

async function post(worker: Worker, form: PageForm, regulation: Regulation, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const answer = await worker.browser.post(form.action, { ...filledIn(form, regulation), ...more }, { multipart: form.multipart });
  if (answer.status !== 303) throw new Stuck(`${worker.login} could not do the step: ${saidBy(answer)}`);
  return answer;
}

/** Fills in every act, minutes or note that the step wants; the page of the case as it stands after that. */
async function writtenDown(worker: Worker, path: string, regulation: Regulation, page: Answer): Promise<Answer> {
  const records = [...new Set([...page.body.matchAll(new RegExp(`href="(${path}/records/[a-z-]+)"`, 'g'))].map(([, record = '']) => record))];
  if (records.length === 0) return page;
  for (const record of records) {
    const form = formsOf((await worker.browser.get(record)).body).find(({ action }) => action === record);
    if (form === undefined) throw new Stuck(`${worker.login} finds no form at ${record}`);
    await post(worker, form, regulation);
  }
  return worker.browser.get(path);
}

/** What stands before the step itself: consent, the register's answer, a condition found to hold. */
async function prepare(world: World, worker: Worker, path: string, node: RouteNode, { outcome, conditions }: Wanted): Promise<void> {
  const { step } = node;
  const wanted = node.norms.flatMap(({ when }) => (when !== undefined && 'condition' in when && conditions.has(when.condition) ? [when.condition] : []));
  if (step.consults.length === 0 && step.consent === undefined && wanted.length === 0) return;
  const formTo = async (part: string): Promise<PageForm | undefined> => formsOf((await worker.browser.get(path)).body).find(({ action }) => action === `${path}/${part}`);
  const { regulations } = world.desk.library;
  const regulation = regulations.get((await world.caseOf(path.split('/').at(-1) ?? '')).regulation)!;
  const consent = await formTo('consent');
  if (consent !== undefined) await post(worker, consent, regulation);
  for (const consult of step.consults) {
    const form = await formTo('register-answer');
    const answer = outcome === consult.absent ? 'absent' : 'found';
    world.answers.guardianship = answer;
    if (form !== undefined) await post(worker, form, regulation, { [`answer-${consult.system}`]: answer });
  }
  const found = await formTo('conditions');
  if (found !== undefined) for (const condition of new Set(wanted)) await post(worker, { ...found, fields: { ...found.fields, sequence: (await formTo('conditions'))?.fields['sequence'] ?? '' } }, regulation, { conditions: condition });
}

async function signStep(worker: Worker, path: string): Promise<void> {
  const page = await worker.browser.get(`${path}/sign`);
  const form = formsOf(page.body).find(({ action }) => action.split('?')[0] === `${path}/sign`);
  if (form === undefined) throw new Stuck(`${worker.login} is shown nothing to sign: ${saidBy(page)}`);
  const content = base64ToBytes(attributeOnPage(page.body, 'data-to-sign') ?? '');
  const answer = await worker.browser.post(form.action, { ...form.fields, signature: await worker.sign(content) });
  if (answer.status !== 303) throw new Stuck(`${worker.login} could not sign: ${saidBy(answer)}`);
}
