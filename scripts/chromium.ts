import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { TestContext } from "node:test";

/** Ready for playwright-core's `chromium.launch`; they work in containers and as root as well. */
export const CHROMIUM_FLAGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The path of a Chromium that answers (REGLAMENT_CHROMIUM first, then the PATH), undefined when there is none. */
export function findChromium(): string | undefined {
  const given = process.env["REGLAMENT_CHROMIUM"];
  const candidates = given ? [given] : PROGRAMS.flatMap(onPath);
  return candidates.find(answers);
}

/**
 * The browser of a test. Without one the test is left out and says so, except under CI, where it fails.
 *
 *     const executablePath = chromiumOrSkip(t);
 *     if (executablePath === undefined) return;
 *     const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
 */
export function chromiumOrSkip(t: Pick<TestContext, "skip">): string | undefined {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.env["CI"] === "true") throw new Error("Expected a Chromium for the browser tests, but found none. Set REGLAMENT_CHROMIUM.");
  t.skip("NO CHROMIUM: this browser test was left out. Install chromium or set REGLAMENT_CHROMIUM.");
  return undefined;
}

export function onPath(program: string): readonly string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, program)).filter(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's package is a stub that only asks for a snap; existing is not enough. */
function answers(file: string): boolean {
  try {
    execFileSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
