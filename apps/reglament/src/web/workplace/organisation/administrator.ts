import type { FastifyReply, FastifyRequest } from 'fastify';
import { findPerson } from '../../../desk/organisation/people.ts';
import type { StaffRecord } from '../../../desk/organisation/people.ts';
import { administeredRegions } from '../../../desk/organisation/regions.ts';
import type { Region } from '../../../desk/organisation/regions.ts';
import { findUnit } from '../../../desk/organisation/units.ts';
import type { OrganisationUnit } from '../../../desk/organisation/units.ts';
import { getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { problemPage, sendPage } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { isUuid } from '../case/case-material.ts';
import { frameOf } from '../frame.ts';
import { fieldsOf } from '../read-form.ts';
import type { Fields } from '../read-form.ts';
import type { FormAgain } from './entered.ts';

/** An administrator at work: their regions, and the page's surroundings. */
export interface Admin { readonly deps: WebDeps; readonly request: FastifyRequest; readonly reply: FastifyReply; readonly regions: readonly Region[]; readonly id: string; readonly fields: Fields }

type ById = { Params: { id: string } };
type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Handlers for administrators. Whoever administers no region finds nothing here, and nobody finds what lies in another region. */
export interface ForAdministrators {
  readonly admin: (act: (admin: Admin) => Promise<FastifyReply>) => Handler;
  readonly withUnit: (act: (admin: Admin, unit: OrganisationUnit) => Promise<FastifyReply>) => Handler;
  readonly withPerson: (act: (admin: Admin, person: StaffRecord) => Promise<FastifyReply>) => Handler;
}

export function forAdministrators(deps: WebDeps): ForAdministrators {
  const admin = (act: (admin: Admin) => Promise<FastifyReply>): Handler => async (request, reply) => {
    const { id } = getStaff(request).staff;
    const regions = await administeredRegions(deps.desk.db, id);
    if (regions.length === 0) return nothing(deps, request, reply);
    return act({ deps, request, reply, regions, id, fields: fieldsOf(request.body) });
  };
  const idOf = ({ request }: Admin): string => (request as FastifyRequest<ById>).params.id;
  return {
    admin,
    withUnit: (act) => admin(async (at) => {
      const unit = await findUnit(deps.desk.db, at.regions, idOf(at).slice(0, 100));
      return unit === undefined ? nothing(deps, at.request, at.reply) : act(at, unit);
    }),
    withPerson: (act) => admin(async (at) => {
      const person = isUuid(idOf(at)) ? await findPerson(deps.desk.db, at.regions, idOf(at)) : undefined;
      return person === undefined ? nothing(deps, at.request, at.reply) : act(at, person);
    }),
  };
}

export function nothing(deps: WebDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(reply, problemPage(frameOf(request, deps, 'none', '/workplace'), { kind: 'not-found' }, 'workplace'), 404);
}

export function contextOf({ deps, request }: Admin, path: string): PageContext {
  return frameOf(request, deps, 'organisation', request.method === 'GET' ? request.url : path);
}

export function send({ reply }: Admin, page: Html, again: FormAgain | undefined): FastifyReply {
  return sendPage(reply, page, again === undefined ? 200 : 422);
}
