import { randomUUID } from 'node:crypto';
import { type EntityResponse, GatewayFault, LEGAL_ENTITIES_SERVICE, readEntityResponse, type ReceivedSyncResponse, STATUS, syncClient, writeEntityRequest } from '@reglament/gateway';
import type { LegalEntity, RegisterAnswer } from '../../desk/ports.ts';
import { askPartner, PATIENCE } from '../ask-partner.ts';
import type { BusinessSigning } from '../trust/business-signing.ts';
import type { CircuitBreaker } from '../circuit-breaker.ts';
import { aboutCase, type GatewayRegistersInput, TIMEOUT_MS } from './gateway-address.ts';

/**
 * The register of legal entities differs from the others: question and answer are documents their authors sign, and the
 * answer names neither itself nor the question. So its reference is the id of the message that brought it.
 */
export async function askLegalEntities(input: GatewayRegistersInput, circuit: CircuitBreaker, bin: string, caseId: string | undefined): Promise<RegisterAnswer<LegalEntity>> {
  const { url, senderId, password = '', business, clock = () => new Date() } = input;
  if (business === undefined) return { kind: 'unavailable' };
  const client = syncClient({ timeoutMs: TIMEOUT_MS, ...input, url, clock });
  const data = await business.sign(writeEntityRequest({ requestorBin: business.bin, bin }));
  const question = () => ({ serviceId: LEGAL_ENTITIES_SERVICE, messageId: randomUUID(), ...aboutCase(caseId), sender: { senderId, password }, data });
  const answer = await askPartner(client, question, { ...PATIENCE, ...input.patience }, circuit);
  return answer.kind === 'unavailable' ? answer : understood(answer.response, bin, business);
}

async function understood({ info: { status, messageId }, data }: ReceivedSyncResponse, bin: string, business: BusinessSigning): Promise<RegisterAnswer<LegalEntity>> {
  const response = data === undefined ? undefined : await readOrNothing(async () => readEntityResponse((await business.read(data)).document.root));
  if (response === undefined) return { kind: 'unavailable' };
  if (response.kind === 'absent') return status.code === STATUS.refused.code ? { kind: 'absent', reference: messageId } : { kind: 'unavailable' };
  if (status.code !== STATUS.processed.code || response.entity.bin !== bin) return { kind: 'unavailable' };
  return { kind: 'found', data: response.entity, reference: messageId };
}

async function readOrNothing(read: () => Promise<EntityResponse>): Promise<EntityResponse | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GatewayFault) return undefined;
    throw error;
  }
}
