/** Everybody at work at once, through crashes: each goes on where they were as soon as the server is back. */
import { NoAnswer, signedFields, UnexpectedPage } from '../http/index.ts';
import type { Worked } from '../http/index.ts';
import type { Chance } from './random.ts';
import { acknowledgedCase, isOvertaken } from './ledger.ts';
import type { Ledger, Submission } from './ledger.ts';
import { enter, enterOffice } from './people.ts';
import type { ActingCitizen, ActingOfficial } from './people.ts';

export interface Scene {
  readonly ledger: Ledger;
  readonly chance: Chance;
  readonly round: () => number;
  /** Resolves when there is a server to speak to. */
  readonly whenUp: () => Promise<void>;
  readonly over: () => boolean;
}

const SERVICE = 'wko-2015-153/02';
const ANSWERS = {
  unit: 'wko-oral', address: 'Орал қаласы, Абай даңғылы, 1-үй', phone: '+7 701 123 45 67', 'child-name': 'ӘУЕЗОВ ӘЛІ ҒАНИҰЛЫ',
  'child-birth-date-day': '2', 'child-birth-date-month': '3', 'child-birth-date-year': '2015', 'decree-number': '17',
  'decree-date-day': '3', 'decree-date-month': '2', 'decree-date-year': '2020',
};

/** Applies again and again; sometimes posts a signature twice, as impatient people and browsers do. */
export async function applyAgainAndAgain(scene: Scene, person: ActingCitizen): Promise<void> {
  let isIn = false;
  let unanswered: Submission | undefined;
  await untilOver(scene, person.iin, async () => {
    if (!isIn) { await enter(person); isIn = true; }
    if (unanswered !== undefined) {
      const again = unanswered;
      // Some come back and press the button once more; some never learn what became of it.
      if (scene.chance.happens(0.7)) await post(scene, person, again);
      unanswered = undefined;
      return;
    }
    const prepared = await person.citizen.fillIn(SERVICE, ANSWERS);
    const submission: Submission = { signingId: prepared.signingId, iin: person.iin, path: prepared.form.action, fields: await signedFields(prepared, person.sign), acknowledged: [] };
    scene.ledger.submissions.push(submission);
    unanswered = submission;
    await Promise.all(scene.chance.happens(0.25) ? [post(scene, person, submission), post(scene, person, submission)] : [post(scene, person, submission)]);
    unanswered = undefined;
    const earlier = scene.chance.happens(0.15) ? scene.chance.oneOf(scene.ledger.submissions.filter(({ iin }) => iin === person.iin)) : undefined;
    if (earlier !== undefined) await post(scene, person, earlier);
  });
}

async function post({ ledger, round }: Scene, { citizen }: ActingCitizen, submission: Submission): Promise<void> {
  const answer = await citizen.browser.post(submission.path, submission.fields);
  ledger.answered += 1;
  const caseId = acknowledgedCase(answer);
  if (caseId !== undefined) submission.acknowledged.push(caseId);
  else if (isOvertaken(answer)) submission.overtaken = true;
  else ledger.troubles.push({ round: round(), what: `a signed request was answered ${answer.status} ${answer.headers.location ?? ''}` });
}

/** Takes cases out of the queue at random and does what is to be done; now and then a form is sent twice. */
export async function workAgainAndAgain(scene: Scene, person: ActingOfficial): Promise<void> {
  let isIn = false;
  await untilOver(scene, person.login, async () => {
    if (!isIn) { await enterOffice(person); isIn = true; }
    const caseId = scene.chance.oneOf(await person.official.queue());
    if (caseId === undefined) return pause(60);
    const refuses = scene.chance.happens(0.2);
    const worked = await person.official.work(caseId, {
      sign: person.sign,
      choose: (keys) => (refuses ? keys.find((key) => key.startsWith('refusal')) : undefined) ?? keys[0],
      ...(refuses ? { entered: { 'refusal-documents-rejected.grounds': 'expired', 'refusal-documents-rejected.explanation-kk': 'Куәліктің мерзімі өткен.' } } : {}),
    });
    if (worked === undefined) return undefined;
    note(scene, person.login, caseId, worked);
    if (scene.chance.happens(0.15)) note(scene, person.login, caseId, { ...worked, answer: await person.official.browser.post(worked.path, worked.fields) });
  });
}

/** 303 is the acknowledgement; 409 says that somebody else was faster, which is ordinary among several. */
function note({ ledger, round }: Scene, login: string, caseId: string, { kind, sequence, answer }: Worked): void {
  ledger.answered += 1;
  if (answer.status === 303) ledger.steps.push({ caseId, login, sequence });
  else if (answer.status !== 409) ledger.troubles.push({ round: round(), what: `${login}'s ${kind} was answered ${answer.status}: ${answer.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 300)}` });
}

/** A cut connection is what this test is about; a page that should not come is kept for judgement. */
async function untilOver(scene: Scene, who: string, turn: () => Promise<void>): Promise<void> {
  for (;;) {
    await scene.whenUp();
    if (scene.over()) return;
    try {
      await turn();
    } catch (error) {
      if (error instanceof NoAnswer) scene.ledger.cut += 1;
      else if (error instanceof UnexpectedPage) scene.ledger.troubles.push({ round: scene.round(), what: `${who}: ${error.message}` });
      else throw error;
      await pause(20);
    }
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
