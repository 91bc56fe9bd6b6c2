import type { RequestListener } from 'node:http';
import { type DeliveredMessage, GatewayFault, pushServer, type SoapCall, type StatusNotification } from '@reglament/gateway';
import type { Certificate } from '@reglament/eds';
import { MalformedDocument } from '../../desk/channel/documents.ts';
import type { ChannelMemory } from '../../desk/channel/memory.ts';
import { GATEWAY, type Part } from '../../desk/channel/parts.ts';
import type { ReceivedMessage, Reception } from '../../desk/channel/received.ts';
import type { ChannelLimits } from './limits.ts';
import { isOf, type PartKeys, type Party } from './parties.ts';

/** What a part does with what the gateway brings. */
export interface Receiver {
  readonly part: Part;
  readonly keys: PartKeys;
  readonly receive: (message: ReceivedMessage) => Promise<Reception>;
  readonly statusChanged: (notification: StatusNotification) => Promise<void>;
}

export interface AddressInput {
  readonly parties: ReadonlyMap<Part, Party>;
  readonly memory: ChannelMemory;
  readonly limits: ChannelLimits;
  readonly onFailure: (error: unknown) => void;
}

/** The address to which the gateway brings a part's messages: believed only from the gateway, and only with the sender's own signature inside. */
export function pushAddress({ part, keys, receive, statusChanged }: Receiver, input: AddressInput): RequestListener {
  const { parties, memory, limits, onFailure } = input;
  return pushServer(
    {
      receive: async (message) => answer(await readable(async () => receive(await opened(message, part, keys, parties)))),
      statusChanged,
    },
    {
      security: keys.transport, keep: memory.keep(part, GATEWAY), bytesMax: limits.bytesMax, inFlightMax: limits.inFlightMax, onFailure,
      admit: async ({ bytes, signer }) => {
        if (!isOf(parties, GATEWAY, signer)) throw new GatewayFault('GW-SENDER');
        await refuseReplay(memory, part, bytes);
      },
    },
  );
}

/** Exactly these bytes were taken before: a sender that repeats itself signs anew, so somebody else sends them again. */
export async function refuseReplay(memory: ChannelMemory, part: Part, bytes: SoapCall['bytes']): Promise<void> {
  if (await memory.wasTaken(part, bytes)) throw new GatewayFault('GW-REPLAY');
}

async function opened({ info, data }: DeliveredMessage, part: Part, { business }: PartKeys, parties: ReadonlyMap<Part, Party>): Promise<ReceivedMessage> {
  const { document, signers, text } = await business.read(data);
  const [signer, ...others] = signers as readonly (Certificate | undefined)[];
  const from = info.sender.senderId;
  if (others.length > 0 || !isOf(parties, from, signer)) throw new GatewayFault('SCE015', 'the signer is not the sender');
  return { part, from, messageId: info.messageId, correlationId: info.correlationId, service: info.serviceId, type: info.messageType, text, root: document.root };
}

function answer(reception: Reception): void {
  if (reception.kind === 'refused') throw new GatewayFault(reception.reason === 'moved' ? 'GW-MOVED' : 'SCE001', reception.detail);
}

/** A document that cannot be read is the sender's mistake, not ours. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MalformedDocument) throw new GatewayFault('SCE001', error.message);
    throw error;
  }
}
