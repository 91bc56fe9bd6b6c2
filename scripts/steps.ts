import { spawn } from "node:child_process";
import { dirname } from "node:path";

/** A program run from the repository's root; its output goes where ours goes. */
export type Step = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
};

export const ROOT: string = dirname(import.meta.dirname);

/** Runs the steps one after another, all of them even if one fails; 0 when every one succeeded. */
export async function runSteps(steps: readonly Step[]): Promise<0 | 1> {
  const failed: string[] = [];
  for (const step of steps) {
    console.log(`\n=== ${step.name}: ${step.command.join(" ").slice(0, 120)}`);
    if ((await runStep(step)) !== 0) failed.push(step.name);
  }
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
}

/** Runs one step and returns its exit code; an interruption is passed on to it. */
function runStep(step: Step): Promise<number> {
  const [file, ...args] = step.command;
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
  const child = spawn(file, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...plain, ...step.environment } });
  const stop = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve(code ?? 1);
    });
  });
}
