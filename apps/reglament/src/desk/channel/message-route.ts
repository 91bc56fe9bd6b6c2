import { createHash } from 'node:crypto';
import { MalformedXml, parseXml, verifyXml } from '@reglament/eds';
import { describeEnvelope } from '@reglament/gateway';
import { exchangesOfChain, findMessageContent } from '../../storage/index.ts';
import type { JournalledExchange, Queryable } from '../../storage/index.ts';
import { MalformedDocument, readReport, readSubmission } from './documents.ts';
import type { Report, Submission } from './documents.ts';
import { GATEWAY, type Part } from './parts.ts';

/** One message of a case on its way from part to part, as the journal of messages tells it. */
export interface MessageLeg {
  readonly messageId: string;
  readonly type: string;
  readonly from: Part;
  readonly to?: Part;
  /** When the gateway took it, when its receiver had it, when the sender heard of that. */
  readonly takenAt?: string;
  readonly arrivedAt?: string;
  readonly reportedAt?: string;
  /** Codes with which it was refused on the way, in order. */
  readonly refusals: readonly string[];
  /** That what it said is no longer kept: the journal's line and its hash stay. */
  readonly isForgotten?: true;
  /** That it was refused in an hour in which more was refused than is kept whole. */
  readonly isLineOnly?: true;
  /** SHA-256 of the signed document inside. */
  readonly documentHash?: string;
  /** Whether the document's own signature holds, and the BIN it was made under. */
  readonly signature?: { readonly holds: boolean; readonly bin?: string };
  /** What was sent: the applicant's request, or what the applicant was told. */
  readonly submission?: Omit<Submission, 'request'> & { readonly requestHash?: string };
  readonly report?: Report;
}

export interface MessageRoute {
  readonly legs: readonly MessageLeg[];
  readonly exchanges: readonly JournalledExchange[];
}

const STATUS_OPERATION = 'changeMassageStatusNotification';

/**
 * The way of a request and of all that was told about it, rebuilt from the journal of messages and the messages as they
 * were sent, and from nothing else: neither the case nor the channel's own tables are read.
 */
export async function rebuildRoute(db: Queryable, caseId: string): Promise<MessageRoute> {
  const exchanges = await exchangesOfChain(db, caseId);
  const ids = [...new Set(exchanges.flatMap(({ messageId, operation }) => (messageId !== undefined && operation === 'sendMessage' ? [messageId] : [])))];
  const legs = await Promise.all(ids.map((id) => legOf(db, id, exchanges.filter(({ messageId }) => messageId === id))));
  return { legs: legs.toSorted((a, b) => (a.takenAt ?? '').localeCompare(b.takenAt ?? '')), exchanges };
}

async function legOf(db: Queryable, messageId: string, exchanges: readonly JournalledExchange[]): Promise<MessageLeg> {
  const sending = exchanges.filter(({ operation }) => operation === 'sendMessage');
  const answered = (fits: (exchange: JournalledExchange) => boolean): JournalledExchange | undefined => sending.find((exchange) => exchange.outcome === 'answered' && fits(exchange));
  const taken = answered(({ part, direction }) => part === GATEWAY && direction === 'in');
  const arrived = answered(({ part, direction }) => part !== GATEWAY && direction === 'in');
  const onward = sending.find(({ part, direction }) => part === GATEWAY && direction === 'out');
  const first = taken ?? sending[0]!;
  // What was signed anew was taken a second time; the last is what its receiver saw.
  const last = sending.findLast(({ part, direction, outcome }) => part === GATEWAY && direction === 'in' && outcome === 'answered') ?? first;
  const reported = exchanges.find(({ operation, direction, outcome }) => operation === STATUS_OPERATION && direction === 'in' && outcome === 'answered');
  const to = arrived?.part ?? onward?.peer;
  return {
    messageId, type: first.type ?? '', from: (first.direction === 'in' ? first.peer : first.part) ?? '',
    ...(to === undefined ? {} : { to }), ...timeOf('takenAt', taken), ...timeOf('arrivedAt', arrived), ...timeOf('reportedAt', reported),
    refusals: sending.filter(({ outcome, direction }) => outcome !== 'answered' && direction === 'in').map(({ outcome }) => outcome),
    ...await contentOf(db, last),
  };
}

const timeOf = <Name extends string>(name: Name, exchange: JournalledExchange | undefined): Partial<Record<Name, string>> =>
  (exchange === undefined ? {} : { [name]: exchange.at } as Record<Name, string>);

async function contentOf(db: Queryable, { requestHash, isLineOnly }: JournalledExchange): Promise<Pick<MessageLeg, 'isForgotten' | 'isLineOnly' | 'documentHash' | 'signature' | 'submission' | 'report'>> {
  const bytes = await findMessageContent(db, requestHash);
  if (bytes === undefined) return isLineOnly === true ? { isLineOnly } : { isForgotten: true };
  const { text } = describeEnvelope(bytes);
  if (text === undefined) return {};
  const { signers } = await verifyXml(text);
  const [signer] = signers;
  const bin = signer?.kind === 'valid' ? signer.certificate.subject.bin : undefined;
  return {
    documentHash: createHash('sha256').update(text).digest('hex'),
    signature: { holds: signers.length === 1 && signer?.kind === 'valid', ...(bin === undefined ? {} : { bin }) },
    ...documentOf(text),
  };
}

/** The document without what the applicant wrote: that is named by its hash. */
function documentOf(text: string): Pick<MessageLeg, 'submission' | 'report'> {
  try {
    const { root } = parseXml(text);
    if (root.localName === 'report') return { report: readReport(root) };
    const { request, ...submission } = readSubmission(root);
    const requestHash = request === undefined ? undefined : createHash('sha256').update(request.bytes).digest('hex');
    return { submission: { ...submission, ...(requestHash === undefined ? {} : { requestHash }) } };
  } catch (error) {
    if (error instanceof MalformedXml || error instanceof MalformedDocument) return {};
    throw error;
  }
}
