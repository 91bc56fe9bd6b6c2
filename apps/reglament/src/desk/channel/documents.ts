import { elementsNamed, escapeAttribute, findAttributeValue, textOf, type XmlElement } from '@reglament/eds';

/**
 * The documents that travel between portal, centre and region, inside the channel's messages and signed by the part that sends
 * them. Each names its own message, case and service, so that it cannot be moved under another envelope.
 */
const NAMESPACE = 'urn:reglament:channel:1';

export interface DocumentHead {
  readonly message: string;
  readonly case: string;
  readonly service: string;
}

/** An applicant's request on its way to the provider. Attachments travel by their hash. */
export interface Submission extends DocumentHead {
  readonly provider: string;
  readonly openedAt: string;
  readonly form?: string;
  /** Hash and bytes of what the applicant signed. A request that carries none says so by leaving both out. */
  readonly request?: { readonly hash: string; readonly bytes: Uint8Array };
  /** Hash of the evidence that the centre's operator has certified the request with their EDS. */
  readonly certification?: string;
  readonly attachments: readonly { readonly document: string; readonly mediaType: string; readonly hash: string }[];
}

/** What a region tells the applicant of the case. */
export interface Report extends DocumentHead {
  /** Number of the journal entry that is told of. */
  readonly sequence: number;
  readonly at: string;
  readonly number?: string;
  readonly notices: readonly { readonly kind: string; readonly params: Readonly<Record<string, string>> }[];
  /** How the case ended, with the documents issued. */
  readonly outcome?: { readonly kind: string; readonly papers: readonly { readonly name: string; readonly hash: string }[] };
}

const attributes = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeAttribute(value)}"`])).join('');

const headOf = ({ message, case: caseId, service }: DocumentHead) => ({ xmlns: NAMESPACE, message, case: caseId, service });

export function writeSubmission(submission: Submission): string {
  const { provider, openedAt, form, request, certification, attachments } = submission;
  return [
    `<submission${attributes({ ...headOf(submission), provider, openedAt, form, certification })}>`,
    request === undefined ? '' : `<request${attributes({ hash: request.hash })}>${Buffer.from(request.bytes).toString('base64')}</request>`,
    ...attachments.map((attachment) => `<attachment${attributes(attachment)}></attachment>`),
    '</submission>',
  ].join('');
}

export function writeReport(report: Report): string {
  const { sequence, at, number, notices, outcome } = report;
  return [
    `<report${attributes({ ...headOf(report), sequence: String(sequence), at, number })}>`,
    ...notices.map(({ kind, params }) => `<notice${attributes({ kind })}>${Object.entries(params).map(([name, value]) => `<param${attributes({ name, value })}></param>`).join('')}</notice>`),
    outcome === undefined ? '' : `<outcome${attributes({ kind: outcome.kind })}>${outcome.papers.map((paper) => `<paper${attributes(paper)}></paper>`).join('')}</outcome>`,
    '</report>',
  ].join('');
}

/** A document of the wrong form; the sender is told and sends it no more. */
export class MalformedDocument extends Error {
  readonly code = 'malformed-document';
}

function required(element: XmlElement, name: string): string {
  const value = findAttributeValue(element, name);
  if (value === undefined || value === '') throw new MalformedDocument(`Expected ${element.localName} to have ${name}`);
  return value;
}

const children = (element: XmlElement, name: string): readonly XmlElement[] => elementsNamed(element, NAMESPACE, name);

const optional = (element: XmlElement, name: string): Readonly<Record<string, string>> => {
  const value = findAttributeValue(element, name);
  return value === undefined ? {} : { [name]: value };
};

function readHead(root: XmlElement, name: string): DocumentHead {
  if (root.namespace !== NAMESPACE || root.localName !== name) throw new MalformedDocument(`Expected ${name} in ${NAMESPACE}, but found {${root.namespace}}${root.localName}`);
  return { message: required(root, 'message'), case: required(root, 'case'), service: required(root, 'service') };
}

/** @throws MalformedDocument */
export function readSubmission(root: XmlElement): Submission {
  const [request] = children(root, 'request');
  return {
    ...readHead(root, 'submission'), provider: required(root, 'provider'), openedAt: required(root, 'openedAt'), ...optional(root, 'form'), ...optional(root, 'certification'),
    ...(request === undefined ? {} : { request: { hash: required(request, 'hash'), bytes: Buffer.from(textOf(request), 'base64') } }),
    attachments: children(root, 'attachment').map((one) => ({ document: required(one, 'document'), mediaType: required(one, 'mediaType'), hash: required(one, 'hash') })),
  };
}

/** @throws MalformedDocument */
export function readReport(root: XmlElement): Report {
  const sequence = Number(required(root, 'sequence'));
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new MalformedDocument('Expected sequence to be a counting number');
  const [outcome] = children(root, 'outcome');
  return {
    ...readHead(root, 'report'), sequence, at: required(root, 'at'), ...optional(root, 'number'),
    notices: children(root, 'notice').map((notice) => ({
      kind: required(notice, 'kind'),
      params: Object.fromEntries(children(notice, 'param').map((param) => [required(param, 'name'), findAttributeValue(param, 'value') ?? ''])),
    })),
    ...(outcome === undefined ? {} : { outcome: { kind: required(outcome, 'kind'), papers: children(outcome, 'paper').map((paper) => ({ name: required(paper, 'name'), hash: required(paper, 'hash') })) } }),
  };
}

/** A document written anew from what it says, without the signature it bears. @throws MalformedDocument */
export function withoutSignature(root: XmlElement): string {
  return root.localName === 'report' ? writeReport(readReport(root)) : writeSubmission(readSubmission(root));
}
