import type { Case } from '../case.ts';
import type { Command } from '../command.ts';
import { invalid } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { Event } from '../event.ts';
import type { Law } from './context.ts';
import { enterStep, termStarted } from './enter.ts';

/** Opens a case on one of the routes an applicant can start, through a channel that accepts applications. */
export function openCase(state: Case | undefined, command: Extract<Command, { kind: 'OpenCase' }>, law: Law): Decision {
  if (state !== undefined) return invalid('case-exists', 'id');
  const { regulation } = law;
  const compiled = regulation.compiled.get(command.route);
  const route = regulation.routes.find((candidate) => candidate.route === command.route);
  if (compiled === undefined || route === undefined) return invalid('no-such-route', 'route', { route: command.route });
  if (!compiled.startable) return invalid('route-not-startable', 'route', { route: command.route });
  if (!regulation.accept.channels.includes(route.channel)) return invalid('channel-not-accepted', 'route', { channel: route.channel });
  if (command.form !== undefined && !regulation.forms.some(({ id, kind }) => id === command.form && kind === 'request')) return invalid('no-such-form', 'form', { form: command.form });

  const opened: Event = {
    kind: 'CaseOpened', id: command.id, regulation: regulation.id, digest: regulation.digest, route: route.route, channel: route.channel,
    applicant: command.applicant, units: command.units, ...(command.request === undefined ? {} : { request: command.request }), ...(command.form === undefined ? {} : { form: command.form }),
  };
  const standing = { route: route.route, marks: {}, conditions: [], issued: [] };
  return { kind: 'decided', events: [opened, ...termStarted(law, route.route, standing, undefined), ...enterStep(compiled.entry, standing, law, [])] };
}
