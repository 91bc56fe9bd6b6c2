import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findScanned } from '../../../desk/counter/find-scanned.ts';
import { openWorkplaceCase } from '../../../desk/workplace/open-case.ts';
import { getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { html, searchForm, sendPage, workplacePage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';

/** Where a barcode scanner, or a person who reads a number aloud, opens a case. */
export function registerFind(app: FastifyInstance, deps: WebDeps): void {
  app.get('/workplace/find', { config: { access: 'staff' } }, async (request, reply) => {
    const text = fieldsOf(request.query).text('q').slice(0, 200);
    const path = text === '' ? undefined : await scannedPath(deps, request, text);
    return path === undefined ? sendPage(reply, findPage(frameOf(request, deps, 'find'), text), text === '' ? 200 : 404) : reply.redirect(path, 303);
  });
}

/** The address behind a scanned code; `undefined` where it is no code, or leads to another unit's papers. */
async function scannedPath(deps: WebDeps, request: FastifyRequest, text: string): Promise<string | undefined> {
  const found = await findScanned(deps.desk.db, text);
  if (found === undefined) return undefined;
  if (found.kind === 'batch') return `/workplace/batches/${found.number}`;
  const mine = await openWorkplaceCase(deps.desk, getStaff(request).staff, found.caseId);
  return mine === undefined ? undefined : `/workplace/cases/${found.caseId}`;
}

/** For a search box that takes other words as well: a code opens its case, anything else stays a search. */
export async function openScanned(deps: WebDeps, request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply | undefined> {
  const path = await scannedPath(deps, request, text);
  return path === undefined ? undefined : reply.redirect(path, 303);
}

function findPage(context: PageContext, text: string): Html {
  const { t } = context;
  const main = html`${searchForm({ action: '/workplace/find', name: 'q', label: t('workplace.scan.label'), value: text, submit: t('workplace.scan.open'), focused: true })}
${text !== '' && html`<p>${t('workplace.scan.none', { text })}</p>`}`;
  return workplacePage({ ...context, title: t(text === '' ? 'workplace.find' : 'workplace.scan.title'), main });
}
