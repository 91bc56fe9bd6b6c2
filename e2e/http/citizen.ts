/** What a citizen does on the portal, page by page, over HTTP. */
import { base64ToBytes } from '@reglament/eds';
import { openBrowser } from './http-client.ts';
import type { Answer, Browser, Entered } from './http-client.ts';
import { attributeOnPage, formsOf } from './forms.ts';
import type { PageForm } from './forms.ts';
import type { Sign } from './key.ts';

export interface CitizenName { readonly iin: string; readonly surname: string; readonly name: string; readonly patronymic: string }

export interface Citizen {
  readonly browser: Browser;
  readonly register: (who: CitizenName, password: string) => Promise<void>;
  readonly signIn: (iin: string, password: string) => Promise<void>;
  /** Walks from the choice of the service to its signing page, answering what is asked; nothing is sent yet. */
  readonly fillIn: (service: string, answers: Readonly<Record<string, string>>) => Promise<ToSign>;
}

/** The request laid before the citizen: the bytes, and the form that takes their signature. */
export interface ToSign { readonly form: PageForm; readonly content: Uint8Array; readonly signingId: string }

const PDF: Uint8Array = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

export function openCitizen(origin: () => string): Citizen {
  const browser = openBrowser(origin);
  return {
    browser,
    register: async (who, password) => {
      const answer = await sendForm(browser, await browser.get('/register'), '/register', { ...who, phone: '+7 701 123 45 67', email: '', password, passwordAgain: password });
      expectPage(answer, '/cabinet');
    },
    signIn: async (iin, password) => expectPage(await sendForm(browser, await browser.get('/sign-in'), '/sign-in', { iin, password }), '/cabinet'),
    fillIn: async (service, answers) => fillIn(browser, service, answers),
  };
}

/** The signature of prepared bytes as its form carries it. The same fields posted again are the same submission. */
export async function signedFields({ form, content }: ToSign, sign: Sign): Promise<Readonly<Record<string, string>>> {
  return { ...form.fields, signature: await sign(content) };
}

async function fillIn(browser: Browser, service: string, answers: Readonly<Record<string, string>>): Promise<ToSign> {
  const base = `/services/${service}/apply`;
  expectPage(await browser.get(base), base);
  for (const step of ['provider', 'about-you', 'request', 'documents']) {
    const page = await browser.get(`${base}/${step}`);
    if (step === 'request') {
      await answerQuestions(browser, page, `${base}/${step}`, answers);
      continue;
    }
    // A page that has nothing to ask leads back to the beginning.
    if (page.path.split('?')[0] !== `${base}/${step}`) continue;
    const answer = await sendForm(browser, page, `${base}/${step}`, step === 'documents' ? attachments(page) : answersFor(page, `${base}/${step}`, answers));
    if (answer.status !== 200 || answer.path.split('?')[0] === `${base}/${step}`) throw new UnexpectedPage(answer, `the page after ${step}`);
  }
  return toSignOn(await browser.get(`${base}/sign`), `${base}/sign`);
}

/** The form's own questions, one page after another. */
async function answerQuestions(browser: Browser, first: Answer, base: string, answers: Readonly<Record<string, string>>): Promise<void> {
  for (let page = first, question = 1; page.path.split('?')[0]!.startsWith(base); question += 1) {
    page = await sendForm(browser, page, `${base}/${question}`, answersFor(page, `${base}/${question}`, answers));
    if (page.status !== 200) throw new UnexpectedPage(page, `the page after question ${question}`);
  }
}

export function toSignOn(page: Answer, path: string): ToSign {
  expectPage(page, path);
  const form = formOf(page, path);
  return { form, content: base64ToBytes(attributeOnPage(page.body, 'data-to-sign') ?? ''), signingId: form.fields['signing'] ?? '' };
}

function answersFor(page: Answer, action: string, answers: Readonly<Record<string, string>>): Entered {
  const { names } = formOf(page, action);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}

/** One file for each document that has none yet: a draft that survived a crash keeps its files. */
function attachments(page: Answer): Entered {
  const form = formsOf(page.body).find(({ multipart }) => multipart);
  const files = [...page.body.matchAll(/<input[^>]*type="file"[^>]*>/g)].map(([input]) => attributeOnPage(input, 'name') ?? '');
  const hasFiles = /name="remove-/.test(page.body);
  return { ...form?.fields, go: 'on', ...(hasFiles ? {} : Object.fromEntries(files.map((name) => [name, [{ name: 'куәлік.pdf', mediaType: 'application/pdf', bytes: PDF }]]))) };
}

/** Posts the page's form of that address with more entered, and follows to the next page. */
export async function sendForm(browser: Browser, page: Answer, action: string, entered: Entered): Promise<Answer> {
  const form = formOf(page, action);
  return browser.follow(await browser.post(form.action, { ...form.fields, ...entered }, { multipart: form.multipart }));
}

export function formOf(page: Answer, action: string): PageForm {
  const found = formsOf(page.body).find((form) => form.action.split('?')[0] === action);
  if (found === undefined) throw new UnexpectedPage(page, `a page with a form for ${action}`);
  return found;
}

export function expectPage(answer: Answer, path: string): void {
  if (answer.status !== 200 || answer.path.split('?')[0] !== path) throw new UnexpectedPage(answer, path);
}

/** The server answered, but not with the page that should follow. */
export class UnexpectedPage extends Error {
  readonly status: number;
  constructor(answer: Answer, expected: string) {
    super(`Expected ${expected}, but got ${answer.status} on ${answer.path}: ${problemsOf(answer)}`);
    this.status = answer.status;
  }
}

function problemsOf({ body }: Answer): string {
  const text = /class="error-summary[\s\S]*?<\/ul>/.exec(body)?.[0] ?? /<h1[\s\S]*?<\/h1>/.exec(body)?.[0] ?? body.slice(0, 200);
  return text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 300);
}
