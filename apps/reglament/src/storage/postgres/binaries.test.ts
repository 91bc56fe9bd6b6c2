import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { linkLibraries } from "./binaries.ts";

test("makes the library links that npm cannot carry, as often as it is asked", (t) => {
  const native = join(mkdtempSync(join(tmpdir(), "reglament-native-")), "any-name");
  t.after(() => rmSync(join(native, ".."), { recursive: true, force: true }));
  mkdirSync(join(native, "lib", "deep"), { recursive: true });
  const links = [
    { source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" },
    { source: "native/lib/libpq.so.5.18", target: "native/lib/deep/libpq.so" },
  ];
  writeFileSync(join(native, "pg-symlinks.json"), JSON.stringify(links));

  const results = [linkLibraries(native), linkLibraries(native)];

  assert.deepEqual(results, [true, true]);
  assert.equal(readlinkSync(join(native, "lib", "libpq.so.5")), "libpq.so.5.18");
  assert.equal(readlinkSync(join(native, "lib", "deep", "libpq.so")), "../libpq.so.5.18");
});
