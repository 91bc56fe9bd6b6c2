export { type DemoAbout, type DemoCitizen, type DemoPeople, type DemoPerson, makeDemoPeople } from './demo-people.ts';
export { makePopulation, type PopulationInput } from './make-population.ts';
export { ageOn, type EntityFact, type GuardianshipFact, type Person, type Population, type PowerOfAttorneyFact, type RealEstateFact } from './person.ts';
export { addressText, type Home, type Place, type PlaceName, PLACES } from './places.ts';
