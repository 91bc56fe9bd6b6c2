import { spawnSync } from "node:child_process";
import { findChromium, onPath } from "./chromium.ts";

const APT_OPTIONS = ["-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30"];

/** Programs that let some tests compare our work with another's; those tests say when one is absent. */
const SECOND_OPINIONS: readonly (readonly [program: string, debianPackage: string])[] = [
  ["pdftotext", "poppler-utils"],
  ["openssl", "openssl"],
  ["xmllint", "libxml2-utils"],
  ["xmlsec1", "xmlsec1"],
];

/** Installs from Debian what the tests use and the machine lacks, where we may; says what it does. Never throws. */
export function installSystemPackages(): void {
  const browser = findChromium() === undefined ? ["chromium", "fonts-noto-core"] : [];
  const others = SECOND_OPINIONS.filter(([program]) => onPath(program).length === 0).map(([, debianPackage]) => debianPackage);
  const missing = [...browser, ...others];
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || onPath("apt-get").length === 0) {
    return console.log(`Missing for some tests (install them as root): ${missing.join(" ")}`);
  }
  console.log(`Installing for the tests: ${missing.join(" ")}`);
  apt(["update"]);
  if (browser.length > 0) apt(["install", "-y", "--no-install-recommends", ...browser]);
  // One by one: an archive that lacks one of them should still give the rest.
  for (const debianPackage of others) apt(["install", "-y", "--no-install-recommends", debianPackage]);
}

function apt(args: readonly string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const done = spawnSync("apt-get", [...APT_OPTIONS, ...args], { env: environment, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  if (done.status !== 0) console.log(`apt-get ${args.join(" ")} failed:\n${done.stderr.trim().split("\n").slice(-3).join("\n")}`);
}
