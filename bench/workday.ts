/**
 * What the server takes for a day at the workplace: cases go from the clerk to the head, to the executor, back to the head
 * for the signature and to the clerk who hands over; the centre's operator takes applications in between. Every page that
 * is opened and every form that is sent over loopback HTTP is timed, in turn with the floor: 6 KB that the same server
 * answers without doing anything for them. On a busy machine the processor time of Node (browser and server are one process)
 * says more than the clock. Pages are held to what a page of the workplace may weigh.
 */
import { base64ToBytes, bytesToBase64, makeCms } from '@reglament/eds';
import { makeIin } from '@reglament/identifiers';
import type { Regulation } from '@reglament/regulation';
import type { Pool } from 'pg';
import { attributeOnPage, formsOf, isRedirect, locationOf } from '../e2e/http/index.ts';
import type { Answer, Browser, Entered, PageForm } from '../e2e/http/index.ts';
import { filledIn } from '../e2e/walk/fill-in.ts';
import { fillQueue } from './pages-cases.ts';
import { addAccount, openBenchSite, quantile, signedIn } from './pages-site.ts';
import type { BenchSite } from './pages-site.ts';
import { STATIC_PATH, staticPage } from './static-page.ts';

/** Cases of one official in a day. */
const CASES = 60;
/** No page of the workplace weighs more. */
const PAGE_KB_MAX = 150;
const COUNTER = 'kyzylorda-2018-1114/03/centre-paper';
const IIN = makeIin({ birthDate: '1988-05-12', sex: 'female', serial: 4100 });
const WAITING = 40;

export interface ActFigures { readonly times: number; readonly p50_ms: number; readonly p95_ms: number; readonly cpu_ms: number; /** Of medians. */ readonly floors: number; readonly bytes_max: number }

export interface WorkdayFigures {
  readonly floor: ActFigures;
  /** By who does it, what and where. */
  readonly acts: Readonly<Record<string, ActFigures>>;
  /** Medians of server time of one case from registration to handing over, and of one application at the counter, in milliseconds. */
  readonly case_ms: number;
  readonly counter_ms: number;
  /** Processor time of Node for the same, without PostgreSQL's. */
  readonly case_cpu_ms: number;
  readonly counter_cpu_ms: number;
  /** All the cases, one after another as they were walked: by the clock and in processor time, in seconds. */
  readonly day_s: number;
  readonly day_cpu_s: number;
  readonly slowest_ms: number;
  /** Cases walked to the end, and as many applications. */
  readonly cases: number;
}

interface Timed { readonly name: string; readonly ms: number; readonly cpuMs: number; readonly bytes: number }
interface End { readonly way: 'case' | 'counter'; readonly ms: number; readonly cpuMs: number }

/** @param pool a migrated database that may be filled; without it one of its own */
export async function benchWorkday(pool?: Pool, { cases = Number(process.env['BENCH_CASES'] ?? CASES) }: { readonly cases?: number } = {}): Promise<WorkdayFigures> {
  const site = await openBenchSite(pool, [staticPage]);
  try {
    const day = await beginDay(site, cases);
    const ends: End[] = [];
    await oneCase(day);
    await oneApplication(day);
    day.timed.splice(0);
    for (let count = 0; count < cases; count += 1) {
      for (const [way, work] of [['case', oneCase], ['counter', oneApplication]] as const) {
        const before = day.timed.length;
        await work(day);
        const asked = day.timed.slice(before).filter(({ name }) => name !== 'floor');
        ends.push({ way, ms: asked.reduce((sum, { ms }) => sum + ms, 0), cpuMs: asked.reduce((sum, { cpuMs }) => sum + cpuMs, 0) });
      }
    }
    day.close();
    return figuresOf(day.timed, ends, cases);
  } finally {
    await site.close();
  }
}

function figuresOf(timed: readonly Timed[], ends: readonly End[], cases: number): WorkdayFigures {
  const floorMs = quantile(timed.filter(({ name }) => name === 'floor').map(({ ms }) => ms), 0.5);
  const acts = [...Map.groupBy(timed, ({ name }) => name)].map(([name, all]): readonly [string, ActFigures] => {
    const p50 = quantile(all.map(({ ms }) => ms), 0.5);
    return [name, { times: all.length, p50_ms: p50, p95_ms: quantile(all.map(({ ms }) => ms), 0.95), cpu_ms: quantile(all.map(({ cpuMs }) => cpuMs), 0.5), floors: Number((p50 / floorMs).toFixed(1)), bytes_max: Math.max(...all.map(({ bytes }) => bytes)) }];
  });
  const { floor, ...others } = Object.fromEntries(acts);
  const median = (way: End['way'], of: 'ms' | 'cpuMs'): number => quantile(ends.filter((end) => end.way === way).map((end) => end[of]), 0.5);
  const sum = (of: 'ms' | 'cpuMs'): number => Number((ends.filter(({ way }) => way === 'case').reduce((total, end) => total + end[of], 0) / 1000).toFixed(2));
  return { floor: floor!, acts: others, case_ms: median('case', 'ms'), counter_ms: median('counter', 'ms'), case_cpu_ms: median('case', 'cpuMs'), counter_cpu_ms: median('counter', 'cpuMs'), day_s: sum('ms'), day_cpu_s: sum('cpuMs'), slowest_ms: quantile(timed.map(({ ms }) => ms), 1), cases };
}

interface Worker { readonly get: (path: string) => Promise<Answer>; readonly post: (path: string, entered: Entered, multipart?: boolean) => Promise<Answer> }

interface Day {
  readonly site: BenchSite;
  readonly timed: Timed[];
  readonly clerk: Worker;
  readonly head: Worker;
  readonly executor: Worker;
  readonly operator: Worker;
  readonly executorId: string;
  readonly sign: (content: Uint8Array) => Promise<string>;
  readonly close: () => void;
}

async function beginDay(site: BenchSite, cases: number): Promise<Day> {
  await addAccount(site, IIN, 'ӘУЕЗОВА');
  await fillQueue(site, WAITING + cases);
  const timed: Timed[] = [];
  const browsers: Browser[] = [];
  const { rows } = await site.desk.db.query<{ login: string; id: string; iin: string }>("select login, id, iin from staff where login in ('clerk', 'head', 'executor', 'kyz-operator')");
  const of = (login: string) => rows.find((row) => row.login === login)!;
  const worker = async (login: string, name: string): Promise<Worker> => {
    const { browser } = await signedIn(site, { staffId: of(login).id });
    browsers.push(browser);
    // The styles come along with the first page somebody opens; in the morning that is not the queue.
    await browser.get('/workplace/password');
    return timedBrowser(browser, name, timed);
  };
  const { certificate, privateKey } = await site.nca.issue({ role: 'individual', iin: of('head').iin, surname: 'НҰРҒАЛИЕВ', name: 'ЕРЛАН' });
  return {
    site, timed, clerk: await worker('clerk', 'clerk'), head: await worker('head', 'head'), executor: await worker('executor', 'executor'), operator: await worker('kyz-operator', 'operator'),
    executorId: of('executor').id, close: () => { for (const browser of browsers) browser.close(); },
    sign: async (content) => bytesToBase64(await makeCms({ content, detached: true, signers: [{ certificate, privateKey }], signingTime: new Date() })),
  };
}

/** Each request of a worker with the floor before it. What a page weighs and how it was answered is looked at here. */
function timedBrowser(browser: Browser, who: string, timed: Timed[]): Worker {
  const time = async (name: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    const answer = await ask();
    const { user, system } = process.cpuUsage(cpu);
    timed.push({ name, ms: performance.now() - from, cpuMs: (user + system) / 1000, bytes: answer.bytes });
    return answer;
  };
  const named = (method: string, path: string): string => `${who} ${method} ${path.split('?')[0]!.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`;
  const asked = async (name: string, ask: () => Promise<Answer>): Promise<Answer> => {
    await time('floor', () => browser.get(STATIC_PATH));
    const answer = await time(name, ask);
    if (answer.status !== 200 && !isRedirect(answer)) throw new Error(`Expected ${name} to be done, but got ${answer.status}: ${answer.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 400)}`);
    if (answer.bytes > PAGE_KB_MAX * 1024) throw new Error(`Expected ${name} to weigh no more than ${PAGE_KB_MAX} KB, but it weighs ${answer.bytes} bytes`);
    return answer;
  };
  return {
    get: (path) => asked(named('GET', path), () => browser.get(path, { 'accept-encoding': 'identity' })),
    post: (path, entered, multipart = false) => asked(named('POST', path), () => browser.post(path, entered, { multipart })),
  };
}

/** Through the office: registered, assigned, drafted, signed, and handed over by the clerk, with which it ends. */
async function oneCase(day: Day): Promise<void> {
  const { clerk, head, executor, executorId } = day;
  const caseId = firstCase(await clerk.get('/workplace'));
  await doStep(clerk, caseId);
  await head.get('/workplace');
  await doStep(head, caseId, { 'done.executor': executorId });
  await executor.get('/workplace');
  await doStep(executor, caseId);
  await head.get('/workplace');
  const page = await head.get(`/workplace/cases/${caseId}/sign`);
  const form = formsOf(page.body).find(({ action }) => action.endsWith('/sign'))!;
  await head.post(form.action, { ...form.fields, signature: await day.sign(base64ToBytes(attributeOnPage(page.body, 'data-to-sign') ?? '')) });
  await head.get(`/workplace/cases/${caseId}`);
  await clerk.get('/workplace');
  await doStep(clerk, caseId);
  const { rows } = await day.site.desk.db.query<{ status: string }>('select status from cases where id = $1', [caseId]);
  if (rows[0]?.status !== 'ended') throw new Error(`Expected case ${caseId} to have ended with the hand-over, but it is ${rows[0]?.status}`);
}

/** The first of the page's ways to do the open step, with what the page lacks filled in; then the page it leads to. */
async function doStep(worker: Worker, caseId: string, entered: Readonly<Record<string, string>> = {}): Promise<void> {
  const path = `/workplace/cases/${caseId}`;
  const page = await worker.get(path);
  const form = formsOf(page.body).find(({ action, fields }) => action === `${path}/step` && fields['action'] !== undefined);
  if (form === undefined) throw new Error(`Expected something to do on ${path}, but the page offers nothing`);
  const done = await worker.post(form.action, { ...filled(form), ...entered });
  await worker.get(locationOf(done));
}

function filled(form: PageForm): Entered {
  return Object.fromEntries([...Object.entries(filledIn(form, NO_FORMS)), ...Object.entries(form.offered).filter(([name]) => /\.(checklist|executor)$|\.mark\./.test(name)).map(([name, values]) => [name, values[0] ?? ''])].filter(([name]) => !form.optional.has(name as string)));
}

/** The step's own forms hold nothing but words and days. */
const NO_FORMS = { forms: [] } as unknown as Regulation;

function firstCase({ body }: Answer): string {
  const id = /href="\/workplace\/cases\/([0-9a-f-]{36})"/.exec(body)?.[1];
  if (id === undefined) throw new Error('Expected a case in the queue, but it is empty');
  return id;
}

/** At the counter: the applicant is found, the form filled in and the case opened. */
async function oneApplication({ site, operator }: Day): Promise<void> {
  const regulation = site.desk.library.regulations.get(COUNTER.split('/').slice(0, 2).join('/'))!;
  const path = `/workplace/intake/${COUNTER}`;
  await operator.get('/workplace/intake');
  let page = await sent(operator, await operator.get(path), regulation, { iin: IIN });
  for (let count = 0; !page.path.startsWith('/workplace/cases/'); count += 1) {
    if (count === 5) throw new Error(`Expected an opened case, but the counter asks again at ${page.path}`);
    page = await sent(operator, page, regulation);
  }
}

async function sent(worker: Worker, page: Answer, regulation: Regulation, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const here = page.path.split('?')[0];
  const forms = formsOf(page.body).filter(({ action }) => action.startsWith('/workplace/intake/'));
  const form = forms.find(({ action }) => action.split('?')[0] === here) ?? forms[0];
  if (form === undefined) throw new Error(`Expected a form on ${page.path}, but there is none`);
  return worker.get(locationOf(await worker.post(form.action, { ...filledIn(form, regulation), ...more }, form.multipart)));
}
