// Just enough of the WebAssembly binary format (core specification 1.0, chapter 5) to write straight-line kernels.
// The modules are assembled when first needed, so no binary is stored in the repository and none can go stale.

/** A piece of machine code: bytes of one or more instructions. */
export type Code = readonly number[];

/** A function of the module; parameters are addresses (i32), locals after them are i64, there is no result. */
export interface WasmFunction {
  /** Name under which it is exported; its index is its place in the list. */
  readonly name: string;
  readonly parameters: number;
  readonly locals: number;
  readonly body: Code;
}

export const localGet = (index: number): Code => [0x20, ...unsigned(index)];
export const localSet = (index: number): Code => [0x21, ...unsigned(index)];
export const localTee = (index: number): Code => [0x22, ...unsigned(index)];
export const i32Const = (value: number): Code => [0x41, ...signed(BigInt(value))];
export const i64Const = (value: bigint): Code => [0x42, ...signed(value)];
export const call = (index: number): Code => [0x10, ...unsigned(index)];
/** Loads leave the address's word on the stack; `offset` is added to the address on the stack. */
export const i64Load = (offset: number): Code => [0x29, 3, ...unsigned(offset)];
export const i64Load32 = (offset: number): Code => [0x35, 2, ...unsigned(offset)];
export const i64Store = (offset: number): Code => [0x37, 3, ...unsigned(offset)];
export const i64Store32 = (offset: number): Code => [0x3e, 2, ...unsigned(offset)];
export const I32_ADD: Code = [0x6a];
export const I32_AND: Code = [0x71];
export const I64_ADD: Code = [0x7c];
export const I64_SUB: Code = [0x7d];
export const I64_MUL: Code = [0x7e];
export const I64_AND: Code = [0x83];
export const I64_XOR: Code = [0x85];
export const I64_SHL: Code = [0x86];
export const I64_SHR: Code = [0x88];
export const I64_BELOW: Code = [0x54];
export const I64_DIFFERS: Code = [0x52];
export const I64_FROM_I32: Code = [0xad];
export const I32_FROM_I64: Code = [0xa7];

/** Repeats `body` as long as `condition` leaves something other than zero on the stack; runs at least once. */
export const repeatWhile = (condition: Code, ...body: readonly Code[]): Code =>
  [0x03, 0x40, ...body.flat(), ...condition, 0x0d, 0, 0x0b];

/** Assembles a module that exports `memory` of the given size (pages of 64 KiB) and all functions. */
export function assembleModule(functions: readonly WasmFunction[], pages: number): Uint8Array<ArrayBuffer> {
  const arities = [...new Set(functions.map((one) => one.parameters))];
  const types = arities.map((arity) => [0x60, ...vector(Array.from({ length: arity }, () => [0x7f])), 0]);
  const exports = functions.map((one, index) => [...name(one.name), 0, ...unsigned(index)]);
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, vector(types)),
    ...section(3, vector(functions.map((one) => unsigned(arities.indexOf(one.parameters))))),
    ...section(5, vector([[0, ...unsigned(pages)]])),
    ...section(7, vector([[...name('memory'), 2, 0], ...exports])),
    ...section(10, vector(functions.map(functionBody))),
  ]);
}

function functionBody({ locals, body }: WasmFunction): number[] {
  const declared = locals === 0 ? [0] : [1, ...unsigned(locals), 0x7e];
  return [...unsigned(declared.length + body.length + 1), ...declared, ...body, 0x0b];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): number[] {
  return [...unsigned(text.length), ...Array.from(text, (character) => character.charCodeAt(0))];
}

/** LEB128 without sign. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}

/** LEB128 with sign. */
function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (;;) {
    const group = Number(value & 0x7fn);
    value >>= 7n;
    if ((value === 0n && group < 0x40) || (value === -1n && group >= 0x40)) return [...bytes, group];
    bytes.push(group | 0x80);
  }
}
