/** What a member of staff does at the workplace, page by page, over HTTP. */
import { locationOf, openBrowser } from './http-client.ts';
import type { Answer, Browser } from './http-client.ts';
import { expectPage, sendForm, toSignOn } from './citizen.ts';
import { formsOf } from './forms.ts';
import type { Sign } from './key.ts';

export interface Official {
  readonly browser: Browser;
  readonly signIn: (login: string, password: string) => Promise<void>;
  /** Ids of the cases in the queue, the most urgent first. */
  readonly queue: () => Promise<readonly string[]>;
  /** Opens the case and does its open step in the way given; `undefined` when there is nothing to do for this person. */
  readonly work: (caseId: string, how: HowToWork) => Promise<Worked | undefined>;
}

export interface HowToWork {
  /** Which of the ways offered; the first by default. */
  readonly choose?: (keys: readonly string[]) => string | undefined;
  readonly entered?: Readonly<Record<string, string>>;
  readonly sign: Sign;
}

/** What was posted and how it was answered. `sequence` is the version of the case the official was looking at. */
export interface Worked {
  readonly kind: 'step' | 'signature';
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly sequence: number | undefined;
  readonly answer: Answer;
}

export function openOfficial(origin: () => string): Official {
  const browser = openBrowser(origin);
  return {
    browser,
    signIn: async (login, password) => expectPage(await sendForm(browser, await browser.get('/workplace/sign-in'), '/workplace/sign-in', { login, password }), '/workplace'),
    queue: async () => {
      const page = await browser.get('/workplace');
      expectPage(page, '/workplace');
      return [...new Set([...page.body.matchAll(/href="\/workplace\/cases\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id))];
    },
    work: async (caseId, how) => work(browser, caseId, how),
  };
}

async function work(browser: Browser, caseId: string, how: HowToWork): Promise<Worked | undefined> {
  const path = `/workplace/cases/${caseId}`;
  const page = await browser.get(path);
  if (page.status === 404) return undefined;
  expectPage(page, path);
  const forms = formsOf(page.body).filter(({ action, fields }) => action === `${path}/step` && fields['action'] !== undefined);
  const keys = forms.map(({ fields }) => fields['action'] ?? '');
  const chosen = (how.choose ?? (([first]) => first))(keys);
  const form = forms.find(({ fields }) => fields['action'] === chosen);
  if (form === undefined) return page.body.includes(`${path}/sign"`) ? signResult(browser, path, how) : undefined;
  // Whoever is offered first, and every document in order: the papers are there.
  const chosenFirst = Object.entries(form.offered).filter(([name]) => /\.(executor|checklist)$|\.mark\./.test(name) && !form.optional.has(name) && (form.fields[name] ?? '') === '');
  const fields = { ...form.fields, ...Object.fromEntries(chosenFirst.map(([name, values]) => [name, values[0] ?? ''])), ...how.entered };
  const answer = await browser.post(form.action, fields);
  // What is adopted is signed on a page of its own.
  if (answer.status === 303 && locationOf(answer) === `${path}/sign`) return signResult(browser, path, how);
  return { kind: 'step', path: form.action, fields, sequence: Number(form.fields['sequence']), answer };
}

async function signResult(browser: Browser, path: string, { sign }: HowToWork): Promise<Worked | undefined> {
  const page = await browser.get(`${path}/sign`);
  // Somebody else was faster: the case is no longer to be signed.
  if (page.path !== `${path}/sign`) return undefined;
  const { form, content } = toSignOn(page, `${path}/sign`);
  const fields = { ...form.fields, signature: await sign(content) };
  return { kind: 'signature', path: form.action, fields, sequence: undefined, answer: await browser.post(form.action, fields) };
}
