import {
  readRealEstateRequest, readSignedData, REAL_ESTATE_SERVICE, type RealEstateRecord, signedData, STATUS, type SyncService, writeRealEstateResponse,
} from '@reglament/gateway';
import type { FaultSwitch } from '../faults/fault-switch.ts';
import type { Lies } from '../faults/spoil-service.ts';
import { addressText, type Population, type RealEstateFact } from '../population/index.ts';
import type { RegisterKey } from './legal-entities-register.ts';

export { REAL_ESTATE_SERVICE };

/** Stand-in of the state database of real estate: takes only signed questions and signs its answers. */
export const realEstateRegister = (population: Population, key: RegisterKey, faults: FaultSwitch): SyncService =>
  answering((iin) => ({ iin, facts: population.realEstateOf(iin) }), key, faults);

/** What a spoilt register says: what somebody else owns, or that nobody owns anything. */
export const realEstateLies = (population: Population, key: RegisterKey, faults: FaultSwitch): Lies => ({
  stranger: answering((iin) => { const other = population.people.find((person) => person.iin !== iin)?.iin ?? iin; return { iin: other, facts: population.realEstateOf(other) }; }, key, faults),
  absent: answering((iin) => ({ iin, facts: [] }), key, faults),
});

function answering(find: (iin: string) => { readonly iin: string; readonly facts: readonly RealEstateFact[] }, key: RegisterKey, faults: FaultSwitch): SyncService {
  return async ({ data }) => {
    const { document } = await readSignedData(data, key.checkSigner);
    const { requestNumber, declarantIin } = readRealEstateRequest(document.root);
    const { iin, facts } = find(declarantIin);
    const answer = await signedData(writeRealEstateResponse({ requestNumber, declarantIin: iin, objects: facts.map(recordOf) }), key.certificate, key.privateKey);
    const isSpoilt = faults.of('RealEstateRegister').fault === 'wrong-signature' && answer.kind === 'text';
    const sent = isSpoilt ? { ...answer, text: answer.text.replace(/(<ds:SignatureValue>\s*)..../, '$1AAAA') } : answer;
    // Whoever owns nothing is no error: the register has processed the question.
    return { status: STATUS.processed, data: sent };
  };
}

const recordOf = ({ kind, home, since, until }: RealEstateFact): RealEstateRecord => ({
  descriptionKz: kind.kk, descriptionRu: kind.ru, locationKz: addressText(home), locationRu: addressText(home), rightBegin: since, ...(until === undefined ? {} : { rightEnd: until }),
});
