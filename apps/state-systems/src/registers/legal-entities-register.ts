import {
  type EntityRecord, readEntityRequest, readSignedData, signedData, type SignerCheck, STATUS, type SyncService, writeEntityResponse,
} from '@reglament/gateway';
import type { Certificate, PrivateKey } from '@reglament/eds';
import type { FaultSwitch } from '../faults/fault-switch.ts';
import type { Lies } from '../faults/spoil-service.ts';
import type { Population } from '../population/index.ts';

/** The register's own key for its answers, and how it judges the signatures of questions. */
export interface RegisterKey {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
  readonly checkSigner: (certificate: Certificate) => Promise<SignerCheck>;
}

/** Stand-in of the state database of legal entities: takes only signed questions and signs its answers. */
export const legalEntitiesRegister = (population: Population, key: RegisterKey, faults: FaultSwitch): SyncService =>
  answering((bin) => population.findEntity(bin), key, faults);

/** What a spoilt register says: about another entity, or nothing about any. */
export const legalEntitiesLies = (population: Population, key: RegisterKey, faults: FaultSwitch): Lies => ({
  stranger: answering((bin) => population.entities.find((entity) => entity.bin !== bin), key, faults),
  absent: answering(() => undefined, key, faults),
});

function answering(find: (bin: string) => EntityRecord | undefined, key: RegisterKey, faults: FaultSwitch): SyncService {
  return async ({ data }) => {
    const { document } = await readSignedData(data, key.checkSigner);
    const entity = find(readEntityRequest(document.root).bin);
    const answer = await signedData(writeEntityResponse(entity === undefined ? { kind: 'absent' } : { kind: 'found', entity }), key.certificate, key.privateKey);
    const isSpoilt = faults.of('LegalEntitiesRegister').fault === 'wrong-signature' && answer.kind === 'text';
    const sent = isSpoilt ? { ...answer, text: answer.text.replace(/(<ds:SignatureValue>\s*)..../, '$1AAAA') } : answer;
    return { status: entity === undefined ? STATUS.refused : STATUS.processed, data: sent };
  };
}
