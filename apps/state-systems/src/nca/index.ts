export { type Issued, type IssueAlgorithm, type IssueRequest, type Nca, openNca } from './nca.ts';
export { type RunningNca, startNca, type StartNcaInput } from './start-nca.ts';
export { type NcaLayerMock, type NcaLayerMockInput, type PersonBehaviour, startNcaLayerMock } from './ncalayer-mock.ts';
