import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import { withMachineLock } from "./machine-lock.ts";

test("lets one at a time in, and everyone in the end", async () => {
  const name = randomUUID();
  let inside = 0;
  let insideMax = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    insideMax = Math.max(insideMax, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
  };

  await Promise.all(Array.from({ length: 20 }, () => withMachineLock(name, work)));

  assert.deepEqual({ inside, insideMax }, { inside: 0, insideMax: 1 });
});

test("does not keep work of another name waiting", async () => {
  const answer = await withMachineLock(randomUUID(), () => withMachineLock(randomUUID(), async () => "inside both"));

  assert.equal(answer, "inside both");
});

test("is free again after work that failed", async () => {
  const name = randomUUID();
  await assert.rejects(withMachineLock(name, () => Promise.reject(new Error("no luck"))), /no luck/);

  assert.equal(await withMachineLock(name, async () => "next"), "next");
});

test("passes on when its holder is killed with SIGKILL", async () => {
  const name = randomUUID();
  const program = `
    const { withMachineLock } = await import(${JSON.stringify(join(import.meta.dirname, "machine-lock.ts"))});
    await withMachineLock(${JSON.stringify(name)}, () => { console.log("held"); return new Promise(() => setInterval(() => 0, 1000)); });`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => holder.stdout.once("data", resolve));
  let isKilled = false;

  const waiting = withMachineLock(name, async () => isKilled);
  await new Promise((resolve) => setImmediate(resolve));
  isKilled = holder.kill("SIGKILL");

  assert.equal(await waiting, true);
});
