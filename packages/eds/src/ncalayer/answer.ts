import type { EdsCode } from '../codes/index.ts';

/** NCALayer cannot do what it was asked. A person who cancels is no failure but an answer. */
export class NcaLayerFailure extends Error {
  readonly code: Extract<EdsCode, 'ncalayer-unreachable' | 'ncalayer-refused'>;
  constructor(code: NcaLayerFailure['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NcaLayerFailure';
    this.code = code;
  }
}

/** What came back: a result, or the person changed their mind. */
export type NcaLayerAnswer =
  | { readonly kind: 'answered'; readonly result: unknown }
  | { readonly kind: 'cancelled'; readonly code: Extract<EdsCode, 'ncalayer-cancelled'> };

const CANCELLED: NcaLayerAnswer = { kind: 'cancelled', code: 'ncalayer-cancelled' };

/** Reads one answer of either module. @throws NcaLayerFailure */
export function readAnswer(text: string): NcaLayerAnswer {
  const fields = record(parse(text));
  if ('status' in fields) return readBasics(fields);
  if (fields['code'] === '200') return { kind: 'answered', result: fields['responseObject'] };
  if (fields['message'] === 'action.canceled') return CANCELLED;
  throw refused(fields);
}

function readBasics(fields: Readonly<Record<string, unknown>>): NcaLayerAnswer {
  if (fields['status'] !== true) throw refused(fields);
  const { result } = record(fields['body']);
  // In this module a cancelled dialogue is a success without a result.
  return result === undefined ? CANCELLED : { kind: 'answered', result };
}

const refused = (fields: Readonly<Record<string, unknown>>): NcaLayerFailure =>
  new NcaLayerFailure('ncalayer-refused', `Expected NCALayer to answer, but it reported ${String(fields['code'])}`);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NcaLayerFailure('ncalayer-refused', 'Expected JSON from NCALayer', { cause });
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  throw new NcaLayerFailure('ncalayer-refused', 'Expected an object from NCALayer');
}
