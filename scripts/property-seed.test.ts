import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

const PROGRAM = `import fc from "fast-check"; const drawn = []; fc.assert(fc.property(fc.integer(), (value) => { drawn.push(value); })); console.log(drawn.join());`;

/** What a property draws in a process of its own. */
function drawn(seed: string): string {
  const preload = join(import.meta.dirname, "property-seed.ts");
  return execFileSync(process.execPath, ["--import", preload, "--input-type=module", "--eval", PROGRAM], { cwd: import.meta.dirname, env: { ...process.env, PROPERTY_SEED: seed }, encoding: "utf8" });
}

test("the same seed draws the same inputs, another one others", () => {
  assert.equal(drawn("42"), drawn("42"));
  assert.equal(drawn("-7"), drawn("-7"), "fast-check prints negative seeds, too");
  assert.notEqual(drawn("42"), drawn("43"));
});

test("without a seed every run draws anew", () => {
  assert.notEqual(drawn(""), drawn(""));
});
