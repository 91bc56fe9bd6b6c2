import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { candidatesFor, nameOwnSubstitute, ownPost, recallOwnSubstitute } from '../../../desk/organisation/own-substitute.ts';
import type { OwnPost } from '../../../desk/organisation/own-substitute.ts';
import { substitutionsOf } from '../../../desk/organisation/substitutions.ts';
import type { Changed } from '../../../desk/organisation/units.ts';
import type { StaffMember } from '../../../desk/people/sessions.ts';
import { formToken, getStaff } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { dayIn, problemPage, readDateInput, sendPage } from '../../kit/index.ts';
import { isUuid } from '../case/case-material.ts';
import { frameOf } from '../frame.ts';
import { enteredIn } from '../organisation/entered.ts';
import type { FormAgain } from '../organisation/entered.ts';
import { organisationErrors } from '../organisation/problem-words.ts';
import { fieldsOf } from '../read-form.ts';
import { OWN_SUBSTITUTE, substitutePage } from './substitute-page.ts';

const STAFF = { config: { access: 'staff' } } as const;

interface AtWork { readonly deps: WebDeps; readonly request: FastifyRequest; readonly reply: FastifyReply; readonly staff: StaffMember; readonly post: OwnPost }

/** A head names their own substitute. Whoever heads nothing finds nothing here. */
export function registerOwnSubstitute(app: FastifyInstance, deps: WebDeps): void {
  const asHead = (act: (at: AtWork) => Promise<FastifyReply>) => async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { staff } = getStaff(request);
    const post = await ownPost(deps.desk.db, staff);
    if (post === undefined) return sendPage(reply, problemPage(frameOf(request, deps, 'none', '/workplace'), { kind: 'not-found' }, 'workplace'), 404);
    return act({ deps, request, reply, staff, post });
  };
  app.get(OWN_SUBSTITUTE, STAFF, asHead((at) => show(at)));
  app.post(OWN_SUBSTITUTE, STAFF, asHead(async (at) => {
    const fields = fieldsOf(at.request.body);
    const day = (name: string): string => {
      const reading = readDateInput(fields.raw, name);
      return reading.kind === 'date' ? reading.value : '';
    };
    const today = dayIn(Date.parse(deps.desk.clock.now()), at.post.zone as Parameters<typeof dayIn>[1]);
    return answer(at, await nameOwnSubstitute(deps.desk, at.staff, at.post, { substitute: fields.text('substitute'), from: day('from'), to: day('to'), today }));
  }));
  app.post(`${OWN_SUBSTITUTE}/recall`, STAFF, asHead(async (at) => {
    const id = fieldsOf(at.request.body).text('substitution');
    return answer(at, isUuid(id) ? await recallOwnSubstitute(deps.desk, at.staff, at.post, id) : { kind: 'invalid', problems: [{ field: 'substitute', code: 'organisation.ended' }] });
  }));
}

async function answer(at: AtWork, changed: Changed): Promise<FastifyReply> {
  if (changed.kind === 'done') return at.reply.redirect(`${OWN_SUBSTITUTE}?done=1`, 303);
  const context = frameOf(at.request, at.deps, 'none', OWN_SUBSTITUTE);
  const { t } = context;
  const labels = { substitute: t('workplace.organisation.substitute'), from: t('workplace.organisation.from'), to: t('workplace.organisation.to') };
  return show(at, { form: 'substitute', fields: fieldsOf(at.request.body), errors: organisationErrors(context, changed.problems, labels) });
}

async function show({ deps, request, reply, staff, post }: AtWork, again?: FormAgain): Promise<FastifyReply> {
  const { db } = deps.desk;
  const [candidates, substitutions] = await Promise.all([candidatesFor(db, staff.id, post), substitutionsOf(db, staff.id)]);
  const done = fieldsOf(request.query).text('done') !== '';
  const page = substitutePage(frameOf(request, deps, 'none', request.method === 'GET' ? request.url : OWN_SUBSTITUTE), {
    staffId: staff.id, post, candidates, substitutions, csrf: formToken(request, reply), done, entered: enteredIn(again, 'substitute'), errors: again?.errors ?? [],
  });
  return sendPage(reply, page, again === undefined ? 200 : 422);
}
