import type { Channel, Library } from '@reglament/regulation';

/** A part of the system that talks to the others only by messages: the portal, the centres, the gateway, a region's gateway. */
export type Part = string;

export const PORTAL: Part = 'portal';
export const GATEWAY: Part = 'gateway';
/** The system of the public service centres, one for all regions. */
export const CENTRE: Part = 'centre';

/** The parts at which requests begin. */
export const ENTRANCES: readonly Part[] = [PORTAL, CENTRE];

/** The service under which the portal takes what a region tells an applicant whose request did not come through the portal. */
export const CABINET_SERVICE = 'PersonalCabinet';

/** The region whose gateway serves a regulation. Ids of decrees begin with it: `wko-2015-153/02` is served by `wko`. */
export function regionOf(regulation: string): Part {
  return regulation.slice(0, regulation.indexOf('-'));
}

export function regionsOf({ regulations }: Library): readonly Part[] {
  return [...new Set([...regulations.keys()].map(regionOf))].toSorted();
}

/** Everybody who sends and receives through the gateway. */
export function endsOf(library: Library): readonly Part[] {
  return [...ENTRANCES, ...regionsOf(library)];
}

/** The part that sends a request on its way; requests of other channels are handed in where they are worked on. */
export function senderOf(channel: Channel): Part | undefined {
  return channel === 'portal' ? PORTAL : channel === 'centre' ? CENTRE : undefined;
}

/** The routes (`regulation route`) of centres that send the request through the gateway. What a courier carries on paper is the region's from the start. */
export function routesOfCentre({ regulations }: Library): readonly string[] {
  return [...regulations.values()].flatMap(({ id, routes, compiled }) => routes
    .filter(({ route, channel }) => senderOf(channel) === CENTRE && compiled.get(route)?.nodes.values().some(({ act }) => act === 'send') === true)
    .map(({ route }) => `${id} ${route}`));
}

/** The gateway's routing: by service to the region that renders it, and to the portal for its cabinet. */
export function receiverOf({ regulations }: Library, service: string): Part | undefined {
  if (service === CABINET_SERVICE) return PORTAL;
  return regulations.has(service) ? regionOf(service) : undefined;
}
