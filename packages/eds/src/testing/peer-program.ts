import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A peer program run on files in a folder of its own; the folder is gone when `work` ends. */
export interface Bench {
  write(name: string, content: Uint8Array | string): string;
  read(name: string): Uint8Array;
  path(name: string): string;
  run(program: string, args: readonly string[]): { readonly status: number; readonly stdout: string; readonly stderr: string };
}

/** Skips loudly when `program` is not installed. @returns whether the test must stop. */
export function skipWithout(t: TestContext, program: string, versionFlag: string): boolean {
  if (spawnSync(program, [versionFlag]).error === undefined) return false;
  t.skip(`${program} is not installed: nothing to compare with`);
  return true;
}

export async function withBench<T>(work: (bench: Bench) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'eds-'));
  const path = (name: string): string => join(folder, name);
  try {
    return await work({
      path,
      write: (name, content) => {
        writeFileSync(path(name), content);
        return path(name);
      },
      read: (name) => new Uint8Array(readFileSync(path(name))),
      run: (program, args) => {
        const { status, stdout, stderr } = spawnSync(program, [...args], { cwd: folder, encoding: 'utf8' });
        return { status: status ?? -1, stdout, stderr };
      },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
