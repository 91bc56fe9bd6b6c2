import { elementsOf, escapeText, textOf, type XmlElement } from '@reglament/eds';
import { GatewayFault } from '../fault-codes.ts';
import { SOAP } from '../namespaces.ts';
import { findValueOf, readChildren, valueOf } from '../xml/read-children.ts';
import { element, textElement } from '../xml/write-element.ts';
import { writeEnvelope } from './envelope.ts';

/** `ErrorInfo` of the common types, in the detail of a fault. */
export interface ErrorInfo {
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly errorData?: string;
  /** xs:dateTime */
  readonly errorDate?: string;
}

/** Qualified name of the detail element, different for each operation. */
export interface FaultName {
  readonly namespace: string;
  readonly localName: string;
}

/** Whose mistake it is (SOAP 1.1 §4.4.1). */
const isOfServer = (code: string): boolean => ['SCE909', 'GW-BUSY', 'GW-PROVIDER'].includes(code);

export function writeFault(name: FaultName, info: ErrorInfo): string {
  const detail = [
    textElement('errorCode', info.errorCode),
    textElement('errorMessage', info.errorMessage),
    textElement('errorData', info.errorData),
    textElement('errorDate', info.errorDate),
  ].join('');
  return writeEnvelope(
    [
      '<soap:Fault>',
      element('faultcode', isOfServer(info.errorCode) ? 'soap:Server' : 'soap:Client'),
      element('faultstring', escapeText(info.errorMessage)),
      element('detail', `<f:${name.localName} xmlns:f="${name.namespace}">${detail}</f:${name.localName}>`),
      '</soap:Fault>',
    ].join(''),
  );
}

/**
 * The error of a body element that is a fault, or `undefined` when it is none. A fault without the gateway's detail
 * (from a proxy, a container) keeps its fault code: it is a refusal all the same.
 */
export function findFault(body: XmlElement): ErrorInfo | undefined {
  if (body.namespace !== SOAP || body.localName !== 'Fault') return undefined;
  const parts = readChildren(body, { faultcode: 'one', faultstring: 'one', faultactor: 'optional', detail: 'optional' });
  const [info] = parts.detail === undefined ? [] : elementsOf(parts.detail);
  if (info === undefined || !/fault1_sendmessagefault$|fault1_\w+fault$/i.test(info.localName)) {
    return { errorCode: findValueOf(parts.faultcode) ?? '', errorMessage: textOf(parts.faultstring) };
  }
  const fields = readChildren(info, { errorCode: 'one', errorMessage: 'optional', errorData: 'optional', errorDate: 'optional' });
  const errorData = findValueOf(fields.errorData);
  const errorDate = findValueOf(fields.errorDate);
  return {
    errorCode: valueOf(fields.errorCode),
    errorMessage: findValueOf(fields.errorMessage) ?? '',
    ...(errorData === undefined ? {} : { errorData }),
    ...(errorDate === undefined ? {} : { errorDate }),
  };
}

/** What the sender is told of anything thrown: our own faults as they are, everything else without its details. */
export function errorInfoOf(error: unknown, now: Date): ErrorInfo {
  const fault = error instanceof GatewayFault ? error : new GatewayFault('SCE909');
  return {
    errorCode: fault.code,
    errorMessage: fault.message,
    ...(fault.data === undefined ? {} : { errorData: fault.data }),
    errorDate: now.toISOString(),
  };
}
