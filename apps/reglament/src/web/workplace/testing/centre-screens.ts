/** The centre's screens with real content on them: somebody called in the hall, a package with pages, results on the way and in the shelf. */
import { followUp } from '../../../desk/cases/follow-up.ts';
import { codeOfCase } from '../../../desk/counter/scan-code.ts';
import { addPaper } from '../../../desk/papers.ts';
import { keepContent } from '../../../desk/requests/contents.ts';
import { SILENT_REGISTERS } from '../../../desk/testing/silent-registers.ts';
import { findHall, takeTicket } from '../../../desk/visits/queue.ts';
import { openTerminal } from '../../../desk/visits/terminal.ts';
import { findCase } from '../../../storage/index.ts';
import { ANSWERS } from './office.ts';
import type { Office, Person } from './office.ts';
import { walkTo } from './walk-to.ts';
import type { Walk } from './walk-to.ts';
import { act } from './walk.ts';

const UNITS = { provider: 'kyz', centre: 'kyz-centre' } as const;
const PAPER = { regulation: 'kyzylorda-2018-1114/03', route: 'centre-paper', units: UNITS } as const;
const PARTNERS = { gateway: { deliver: async () => ({ kind: 'delivered' as const }), report: async () => ({ kind: 'here' as const }) }, registers: SILENT_REGISTERS };
const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF';

/** A page as somebody sees it; what must stand on it, so that nobody looks at an empty one by mistake. */
export interface Screen { readonly name: string; readonly url: string; readonly person?: Person; readonly expected: RegExp; readonly status?: number }

/** A hall where one ticket is called and others wait, a package with pages, results on the way and in the shelf, journals with lines. */
export async function centreScreens(office: Office): Promise<readonly Screen[]> {
  const operator = office.person('kyz-centre', 'CentreEmployee');
  const courier = office.person('kyz-centre', 'AccumulationEmployee');
  const clerk = office.person('kyz', 'OfficeClerk');
  const to = (walk: Pick<Walk, 'to' | 'toActor'>): Promise<string> => walkTo(office, { ...PAPER, ...walk });

  const counter = await to({ to: 'register', toActor: 'CentreEmployee' });
  await addPages(office, operator, counter);
  const fetched = await to({ to: 'hand-over', toActor: 'CentreEmployee' });
  await act(office, operator, fetched, 'done', { 'done.recipient-who': 'applicant', 'done.recipient-sealed': 'yes' });
  await followUp(office.desk, PARTNERS, fetched, { from: 1, to: (await findCase(office.desk.db, fetched))?.state.sequence ?? 0 });
  const shelved = await to({ to: 'hand-over', toActor: 'CentreEmployee' });
  const carried = [await to({ to: 'transfer', toActor: 'AccumulationEmployee' }), await to({ to: 'transfer', toActor: 'AccumulationEmployee' })];
  const batch = (await office.post(courier, '/workplace/batches', { case: carried.slice(0, 1) })).headers.location ?? '';
  await to({ to: 'transfer', toActor: 'AccumulationEmployee' });
  const packed = (await office.post(courier, '/workplace/batches', { case: carried.slice(1) })).headers.location ?? '';
  await office.post(courier, `${batch}/send`, { courier: 'ҚОЖАХМЕТОВ АРМАН' });
  const certified = await certifiable(office);

  return [
    ...await hallScreens(office, operator),
    { name: 'intake', url: '/workplace/intake', person: operator, expected: /intake\/kyzylorda/ },
    { name: 'party', url: '/workplace/intake/kyzylorda-2018-1114/03/centre-paper', person: operator, expected: /name="iin"/ },
    { name: 'new-case', url: `/workplace/intake/kyzylorda-2018-1114/03/centre-paper/${office.applicant}`, person: operator, expected: /СЕРІКОВА/ },
    { name: 'case', url: `/workplace/cases/${counter}`, person: operator, expected: /package/ },
    { name: 'package', url: `/workplace/cases/${counter}/package`, person: operator, expected: /бет-1\.pdf/ },
    { name: 'certify', url: `/workplace/cases/${certified}/sign`, person: office.person('wko-centre', 'CentreEmployee'), expected: /identity-document/ },
    { name: 'hand-over', url: `/workplace/cases/${shelved}`, person: operator, expected: /recipient-who/ },
    { name: 'handed-over', url: `/workplace/cases/${fetched}`, person: operator, expected: /СЕРІКОВА АЙГҮЛ БОЛАТҚЫЗЫ/ },
    { name: 'unclaimed', url: '/workplace/unclaimed', person: operator, expected: new RegExp(shelved) },
    { name: 'batches', url: '/workplace/batches', person: courier, expected: /batches\/\d/ },
    { name: 'batch-to-send', url: packed, person: courier, expected: /name="courier"/ },
    { name: 'batch-on-its-way', url: batch, person: clerk, expected: /ҚОЖАХМЕТОВ АРМАН/ },
    { name: 'journals', url: '/workplace/journals', person: clerk, expected: /journals\/issue/ },
    { name: 'journal-of-issue', url: '/workplace/journals/issue', person: clerk, expected: new RegExp(fetched) },
    { name: 'journal-of-registration', url: '/workplace/journals/registration', person: clerk, expected: new RegExp(fetched) },
    { name: 'find', url: '/workplace/find', person: operator, expected: /name="q"/ },
    { name: 'not-found', url: `/workplace/find?q=${await codeOfCase(office.desk.db, counter)}9`, person: operator, expected: /name="q"/, status: 404 },
  ];
}

async function hallScreens(office: Office, operator: Person): Promise<readonly Screen[]> {
  const { db } = office.desk;
  const hall = { unit: 'kyz-centre' };
  await db.query("insert into queue_window (unit, number) values ('kyz-centre', 1), ('kyz-centre', 2)");
  const found = await findHall(db, hall.unit);
  const kiosk = `/queue/kiosk/${await openTerminal(office.desk, operator, found!)}`;
  for (const service of ['kyzylorda-2018-1114/03', undefined, 'kyzylorda-2018-1114/06']) await takeTicket(office.desk, found!, service);
  await office.post(operator, '/workplace/hall/sit', { ...hall, window: '2' });
  await office.post(operator, '/workplace/hall/at-window', { ...hall, act: 'next' });
  return [
    { name: 'kiosk', url: kiosk, expected: /name="service"/ },
    { name: 'ticket', url: `${kiosk}/ticket/2`, expected: /002/ },
    { name: 'board', url: '/queue/kyz-centre/board', expected: /<th scope="row">001/ },
    { name: 'hall', url: '/workplace/hall', person: operator, expected: /<strong>001/ },
  ];
}

async function addPages(office: Office, operator: Person, id: string): Promise<void> {
  const { desk } = office;
  const documents = desk.library.regulations.get(PAPER.regulation)?.documents ?? [];
  for (const [index, { id: document }] of documents.entries()) {
    await desk.db.query('insert into handed_document (case_id, document, state, compared, returned, marked_at, marked_by) values ($1, $2, $3, $4, $5, $6, $7)', [id, document, index === 0 ? 'original' : 'absent', index === 0, index === 0, desk.clock.now(), operator.id]);
  }
  for (const page of [1, 2]) {
    const hash = await keepContent(desk.db, 'application/pdf', Buffer.from(`${PDF}${page}`));
    await addPaper(desk.db, { caseId: id, kind: 'attachment', name: documents[0]!.id, fileName: `бет-${page}.pdf`, mediaType: 'application/pdf', hash, details: { source: 'counter' }, madeAt: desk.clock.now(), madeBy: operator.id });
  }
}

/** A request with a scan that waits for the operator's EDS. */
async function certifiable(office: Office): Promise<string> {
  const { desk } = office;
  const route = desk.library.regulations.get('wko-2015-153/02')?.routes.find(({ channel }) => channel === 'centre')?.route ?? '';
  const id = await walkTo(office, { regulation: 'wko-2015-153/02', route, units: { provider: 'wko', centre: 'wko-centre' }, to: 'send', toActor: 'CentreEmployee' });
  for (const [kind, name] of [['request', 'application'], ['attachment', 'identity-document']] as const) {
    const hash = await keepContent(desk.db, 'application/xml', Buffer.from(`<${kind}/>`));
    await addPaper(desk.db, { caseId: id, kind, name, fileName: `${name}.xml`, mediaType: 'application/xml', hash, details: { answers: JSON.stringify(ANSWERS) }, madeAt: desk.clock.now(), madeBy: 'test' });
  }
  return id;
}
