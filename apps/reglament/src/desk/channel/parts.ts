import type { Library } from '@reglament/regulation';

/** A part of the system that talks to the others only by messages: the portal, the gateway, a region's gateway. */
export type Part = string;

export const PORTAL: Part = 'portal';
export const GATEWAY: Part = 'gateway';

/** The service under which the portal takes what a region tells an applicant whose request did not come through the portal. */
export const CABINET_SERVICE = 'PersonalCabinet';

/** The region whose gateway serves a regulation. Ids of decrees begin with it: `wko-2015-153/02` is served by `wko`. */
export function regionOf(regulation: string): Part {
  return regulation.slice(0, regulation.indexOf('-'));
}

export function regionsOf({ regulations }: Library): readonly Part[] {
  return [...new Set([...regulations.keys()].map(regionOf))].toSorted();
}

/** The gateway's routing: by service to the region that renders it, and to the portal for its cabinet. */
export function receiverOf({ regulations }: Library, service: string): Part | undefined {
  if (service === CABINET_SERVICE) return PORTAL;
  return regulations.has(service) ? regionOf(service) : undefined;
}
