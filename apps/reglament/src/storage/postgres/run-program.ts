import { spawn } from "node:child_process";
import type { ServerAccount } from "./server-account.ts";

/** What a finished program said. `exitCode` is -1 when it could not be run at all; `output` then says why. */
export type ProgramResult = { readonly exitCode: number; readonly output: string };

/**
 * Runs one of PostgreSQL's programs to its end, as the server's account, in a clean environment: PGDATA, PGHOST and
 * the like of the person who starts us must not reach it.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  options: { readonly account: ServerAccount | undefined; readonly folder: string },
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...options.account,
      cwd: options.folder,
      env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ exitCode: -1, output: error.message }));

    child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? -1, output: output.trim() }));
  });
}
