import type { RequestListener } from 'node:http';
import { asyncGateway } from '@reglament/gateway';
import { GATEWAY, type Part } from '../../desk/channel/parts.ts';
import { isOf, type PartKeys } from './parties.ts';
import { type AddressInput, refuseReplay } from './push-address.ts';

export interface GatewayAddressInput extends AddressInput {
  readonly keys: PartKeys;
  readonly receiverOf: (service: string) => Part | undefined;
}

/** The gateway's own address: takes messages of the parts, each only in its own name, and keeps them until they are delivered. */
export function gatewayAddress({ parties, memory, limits, onFailure, keys, receiverOf }: GatewayAddressInput): RequestListener {
  return asyncGateway(
    { store: memory.store, providerOf: receiverOf, queueMax: limits.queueMax, acceptsSender: ({ senderId }, signer) => senderId !== GATEWAY && isOf(parties, senderId, signer) },
    {
      security: keys.transport, keep: memory.keep(GATEWAY), bytesMax: limits.bytesMax, inFlightMax: limits.inFlightMax, onFailure,
      admit: ({ bytes }) => refuseReplay(memory, GATEWAY, bytes),
    },
  );
}
