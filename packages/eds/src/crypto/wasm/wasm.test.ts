import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toHex } from '../../der/index.ts';
import type { CurveParameters } from '../curves.ts';
import { CURVES } from '../curves.ts';
import { createBigIntMachine, RESERVED_SLOTS } from '../field-machine.ts';
import type { FieldMachine } from '../field-machine.ts';
import { createStreebog256, createStreebog512 } from '../streebog.ts';
import { absorbInTypeScript } from '../streebog-kernel.ts';
import { findWasmMachine } from './field-machine.ts';
import { findWasmAbsorb } from './streebog.ts';

const SLOTS = RESERVED_SLOTS + 12;
const FIRST = RESERVED_SLOTS;

/** Residues at the edges of the field and of a limb, where a lost carry would show. */
function edges({ p, fieldBits }: CurveParameters): fc.Arbitrary<bigint> {
  const top = 2n ** BigInt(fieldBits);
  const named = [0n, 1n, 2n, p - 1n, p - 2n, p, p + 1n, top - 1n, 2n ** 29n - 1n, top - 2n ** 29n, (top - 1n) / 3n];
  return fc.oneof(fc.constantFrom(...named), fc.bigInt({ min: 0n, max: top - 1n }));
}

type Operation = (machine: FieldMachine) => void;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  multiply: (machine) => machine.multiply(FIRST, FIRST + 1, FIRST + 2),
  'multiply in place': (machine) => machine.multiply(FIRST, FIRST, FIRST),
  square: (machine) => machine.square(FIRST + 1, FIRST),
  negate: (machine) => machine.negate(FIRST + 2, FIRST + 1),
  copy: (machine) => machine.copy(FIRST + 3, FIRST, 3),
  double: (machine) => machine.double(FIRST + 3),
  addAffine: (machine) => machine.addAffine(FIRST, FIRST + 6, FIRST + 8),
  addJacobian: (machine) => machine.addJacobian(FIRST + 3, FIRST + 6, FIRST + 7, FIRST + 9),
};

for (const curve of CURVES) {
  test(`${curve.name}: the WebAssembly machine computes what the BigInt machine computes`, () => {
    const wasm = findWasmMachine(curve, SLOTS);
    assert.ok(wasm, 'WebAssembly is expected in Node');
    const plain = createBigIntMachine(curve, SLOTS);
    const values = fc.array(edges(curve), { minLength: 12, maxLength: 12 });
    const history = fc.array(fc.constantFrom(...Object.keys(OPERATIONS)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, history, (inputs, names) => {
        for (const machine of [wasm, plain]) {
          inputs.forEach((value, i) => machine.set(FIRST + i, value));
          for (const name of names) OPERATIONS[name]!(machine);
        }
        for (let slot = 0; slot < SLOTS; slot++) assert.equal(wasm.get(slot), plain.get(slot), `slot ${slot}`);
      }),
      { numRuns: 300 },
    );
  });
}

test('there is no WebAssembly machine for a prime of another form', () => {
  assert.equal(findWasmMachine({ ...CURVES[0]!, c: 0n }, SLOTS), undefined);
});

test('both Streebog kernels agree, also across the input buffer and with every byte 255', () => {
  const absorb = findWasmAbsorb();
  assert.ok(absorb, 'WebAssembly is expected in Node');
  for (const length of [0, 63, 64, 65, 128, 48127, 48128, 48129, 2 * 48128 + 64]) {
    for (const message of [new Uint8Array(length).fill(255), Uint8Array.from({ length }, (_, i) => (i * i) & 255)]) {
      for (const create of [createStreebog256, createStreebog512]) {
        assert.equal(toHex(create(absorb).update(message).digest()), toHex(create(absorbInTypeScript).update(message).digest()));
      }
    }
  }
});

test('interleaved hashes do not disturb each other', () => {
  const absorb = findWasmAbsorb()!;
  const [a, b] = [new Uint8Array(256).fill(1), new Uint8Array(256).fill(2)];
  const [first, second] = [createStreebog512(absorb), createStreebog256(absorb)];
  for (let i = 0; i < 3; i++) {
    first.update(a);
    second.update(b);
  }
  assert.equal(toHex(first.digest()), toHex(createStreebog512().update(a).update(a).update(a).digest()));
  assert.equal(toHex(second.digest()), toHex(createStreebog256().update(b).update(b).update(b).digest()));
});

test('without WebAssembly everything still answers', (t) => {
  t.after(() => void (globalThis.WebAssembly = original));
  const original = globalThis.WebAssembly;
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  assert.equal(findWasmMachine(CURVES[0]!, SLOTS), undefined);
  assert.equal(findWasmAbsorb(), undefined);
});
