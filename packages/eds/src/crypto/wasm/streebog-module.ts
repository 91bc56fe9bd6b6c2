import {
  assembleModule, I32_ADD, I32_AND, I32_FROM_I64, i32Const, I64_ADD, I64_BELOW, i64Const, I64_DIFFERS, I64_FROM_I32,
  i64Load, I64_SHL, I64_SHR, i64Store, I64_SUB, I64_XOR, localGet, localSet, localTee, repeatWhile,
} from './assembler.ts';
import type { Code } from './assembler.ts';

/** Where things are in the memory of the module, in bytes. */
export const STREEBOG_LAYOUT = {
  table: 0,
  constants: 16384,
  chain: 17152,
  bitCount: 17216,
  checkSum: 17280,
  input: 17408,
  /** Room for input, a multiple of 64. */
  inputBytes: 48128,
} as const;

// Parameters: the address of the block and the number of blocks. Then locals of 64 bits.
const ADDRESS = 0;
const BLOCKS = 1;
const KEY = 2;
const DATA = 10;
const NEXT = 18;
const ROUND = 26;
const CARRY = 27;
const SUM = 28;
const REMAINING = 29;

/** `absorb(address, blocks)`: blocks of 64 bytes at `address`, at least one, into chain, counter and check sum. */
export function assembleStreebogModule(): Uint8Array<ArrayBuffer> {
  return assembleModule([{ name: 'absorb', parameters: 2, locals: REMAINING - 1, body: absorbBody() }], 1);
}

function absorbBody(): Code {
  const message = (i: number): Code => [...localGet(ADDRESS), ...i64Load(8 * i)];
  const chain = (i: number): Code => word(STREEBOG_LAYOUT.chain, i);
  return [
    ...localGet(BLOCKS), ...I64_FROM_I32, ...localSet(REMAINING),
    ...repeatWhile(
      [...localGet(REMAINING), ...i64Const(0n), ...I64_DIFFERS],
      eachWord((i) => [...chain(i), ...word(STREEBOG_LAYOUT.bitCount, i), ...I64_XOR, ...localSet(KEY + i)]),
      substituteAndMix(KEY),
      eachWord((i) => [...localGet(KEY + i), ...message(i), ...I64_XOR, ...localSet(DATA + i)]),
      substituteAndMix(DATA),
      rounds(),
      eachWord((i) => [
        ...i32Const(0), ...chain(i), ...localGet(DATA + i), ...I64_XOR, ...localGet(KEY + i), ...I64_XOR,
        ...message(i), ...I64_XOR, ...i64Store(STREEBOG_LAYOUT.chain + 8 * i),
      ]),
      addModulo512(STREEBOG_LAYOUT.bitCount, (i) => i64Const(i === 0 ? 512n : 0n)),
      addModulo512(STREEBOG_LAYOUT.checkSum, message),
      [...localGet(ADDRESS), ...i32Const(64), ...I32_ADD, ...localSet(ADDRESS)],
      [...localGet(REMAINING), ...i64Const(1n), ...I64_SUB, ...localSet(REMAINING)],
    ),
  ];
}

/** Eleven rounds in a loop, then the last change of the key. */
function rounds(): Code {
  const constant = (i: number): Code =>
    [...localGet(ROUND), ...I32_FROM_I64, ...i64Load(STREEBOG_LAYOUT.constants + 8 * i)];
  const nextKey = [
    ...eachWord((i) => [...localGet(KEY + i), ...constant(i), ...I64_XOR, ...localSet(KEY + i)]),
    ...substituteAndMix(KEY),
  ];
  return [
    ...i64Const(0n), ...localSet(ROUND),
    ...repeatWhile(
      [...localGet(ROUND), ...i64Const(11n * 64n), ...I64_DIFFERS],
      nextKey,
      eachWord((i) => [...localGet(DATA + i), ...localGet(KEY + i), ...I64_XOR, ...localSet(DATA + i)]),
      substituteAndMix(DATA),
      [...localGet(ROUND), ...i64Const(64n), ...I64_ADD, ...localSet(ROUND)],
    ),
    ...nextKey,
  ];
}

/** LPS of the eight locals from `base`, in place: word i gathers byte i of every word through the table. */
function substituteAndMix(base: number): Code {
  const lookUp = (row: number, byte: number): Code => {
    const shift = 8 * byte - 3;
    const turned = shift < 0 ? [...i64Const(3n), ...I64_SHL] : [...i64Const(BigInt(shift)), ...I64_SHR];
    return [
      ...localGet(base + row), ...turned, ...I32_FROM_I64, ...i32Const(255 * 8), ...I32_AND,
      ...i64Load(STREEBOG_LAYOUT.table + 2048 * row), ...(row === 0 ? [] : I64_XOR),
    ];
  };
  return [
    ...eachWord((i) => [...eachWord((row) => lookUp(row, i)), ...localSet(NEXT + i)]),
    ...eachWord((i) => [...localGet(NEXT + i), ...localSet(base + i)]),
  ];
}

/** Adds a number of 512 bits to the one in memory. */
function addModulo512(target: number, addend: (i: number) => Code): Code {
  const isSumBelow = (other: Code): Code => [...localGet(SUM), ...other, ...I64_BELOW, ...I64_FROM_I32];
  return [
    ...i64Const(0n), ...localSet(CARRY),
    ...eachWord((i) => [
      ...word(target, i), ...localGet(CARRY), ...I64_ADD, ...localTee(SUM), ...addend(i), ...I64_ADD,
      // Either addition may overflow, never both: the sum of the carries is the next carry.
      ...isSumBelow(localGet(CARRY)), ...localSet(CARRY),
      ...localTee(SUM), ...addend(i), ...I64_BELOW, ...I64_FROM_I32, ...localGet(CARRY), ...I64_ADD, ...localSet(CARRY),
      ...i32Const(0), ...localGet(SUM), ...i64Store(target + 8 * i),
    ]),
  ];
}

function word(address: number, index: number): Code {
  return [...i32Const(0), ...i64Load(address + 8 * index)];
}

function eachWord(code: (i: number) => Code): Code {
  return [0, 1, 2, 3, 4, 5, 6, 7].flatMap((i) => code(i));
}
