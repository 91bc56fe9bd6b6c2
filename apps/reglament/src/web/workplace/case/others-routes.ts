/** Two people on one case: each is told of the other, and of what the other did. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { staffNames } from '../../../desk/workplace/names.ts';
import { lastChange, notePresence } from '../../../desk/workplace/presence.ts';
import type { Presence } from '../../../desk/workplace/presence.ts';
import { getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { formatTime, liveNotice } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';

type ById = { Params: { id: string } };

/** What the page is told: nothing, who else is there, or that it shows what is no longer so. */
export interface Others { readonly kind: 'quiet' | 'others' | 'moved'; readonly text: string }

/** Asked every few seconds by the case's page while it is in view: one statement where nothing has happened. */
export function registerOthers(app: FastifyInstance, deps: WebDeps): void {
  app.get<ById>('/workplace/cases/:id/others', { config: { access: 'staff' } }, async (request, reply) => {
    const { staff } = getStaff(request);
    const presence = await notePresence(deps.desk, staff, request.params.id);
    void reply.header('cache-control', 'no-store');
    if (presence === undefined) return reply.code(404).send({ kind: 'quiet', text: '' } satisfies Others);
    return reply.send(await othersOf(deps, request, presence));
  });
}

async function othersOf(deps: WebDeps, request: FastifyRequest<ById>, presence: Presence): Promise<Others> {
  const { t } = frameOf(request, deps, 'none');
  const seen = fieldsOf(request.query).text('sequence');
  if (String(presence.sequence) === seen) return { kind: presence.others.length === 0 ? 'quiet' : 'others', text: othersWords(t, presence.others) };
  const last = await lastChange(deps.desk, request.params.id);
  if (last === undefined) return { kind: 'quiet', text: '' };
  const time = formatTime(Date.parse(last.at), last.zone);
  const id = last.by.kind === 'staff' ? last.by.id : undefined;
  if (id === getStaff(request).staff.id) return { kind: 'moved', text: t('workplace.others.self', { time }) };
  const name = (id === undefined ? undefined : (await staffNames(deps.desk, [id])).get(id)) ?? t(last.by.kind === 'applicant' ? 'workplace.case.applicant' : 'kit.product');
  return { kind: 'moved', text: t('workplace.others.moved', { name, time }) };
}

function othersWords(t: PageContext['t'], others: readonly string[]): string {
  return others.length === 0 ? '' : t('workplace.others.here', { names: others.join(', ') });
}

/** The line on the case's page, with who is there already when it is opened. */
export function othersNotice({ t }: PageContext, { id, sequence }: { readonly id: string; readonly sequence: number }, others: readonly string[]): Html {
  return liveNotice({
    askAt: `/workplace/cases/${id}/others?sequence=${sequence}`, reload: { text: t('workplace.others.reload'), href: `/workplace/cases/${id}` },
    ...(others.length === 0 ? {} : { text: othersWords(t, others) }),
  });
}
