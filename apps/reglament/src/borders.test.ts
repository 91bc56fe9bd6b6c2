// Who may import whom, and what must not be in the source at all. A border that is not checked is gone in a month.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname, "..", "..", "..");

/** What the source (not the tests) of a package may import: our packages, packages of others, Node's own modules. */
type Border = {
  readonly packages: readonly string[];
  readonly external: readonly string[] | "declared";
  readonly node: "none" | "any" | { readonly in: string };
};

const PURE: Border = { packages: [], external: [], node: "none" };
const ALL_PACKAGES = ["identifiers", "calendar", "regulation", "engine", "eds", "gateway", "documents"];

const BORDERS: Readonly<Record<string, Border>> = {
  "packages/identifiers": PURE,
  "packages/calendar": PURE,
  "packages/regulation": { packages: [], external: ["yaml", "zod"], node: { in: "loading/" } },
  "packages/engine": { packages: ["regulation", "calendar", "identifiers"], external: [], node: "none" },
  "packages/eds": { packages: [], external: "declared", node: "any" },
  "packages/gateway": { packages: ["eds"], external: "declared", node: "any" },
  "packages/documents": { packages: [], external: "declared", node: "any" },
  "apps/reglament": { packages: ALL_PACKAGES, external: "declared", node: "any" },
  "apps/state-systems": { packages: ALL_PACKAGES, external: "declared", node: "any" },
};

/** Inside the product: which folder may import which. Files beside the folders (main, cli) put everything together. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  desk: ["storage"],
  storage: [],
  jobs: ["desk", "storage"],
  // Adapters behind the ports of the desk, and the people and keys of the demonstration.
  partners: ["desk"],
  demo: ["desk"],
  web: ["desk"],
  cli: ["desk", "storage", "jobs"],
};

/** The one place that may run a framework, so that it can be replaced there. Its types may be named elsewhere. */
const FRAMEWORKS: readonly { readonly name: RegExp; readonly folders: readonly string[] }[] = [
  { name: /^@?fastify(\/|$)/, folders: ["web"] },
  { name: /^graphile-worker$/, folders: ["jobs", "storage"] },
  { name: /^pg$/, folders: ["storage", "jobs"] },
];

/** Sources of surprise: a decision must come out the same today, tomorrow and in the replay. */
const IMPURE = [
  /\bDate\.now\b/, /\bnew Date\(\s*\)/, /\bMath\.random\b/, /\bperformance\./, /\bprocess\b\./, /\bset(Timeout|Interval|Immediate)\b/,
  /\bfetch\(/, /\bcrypto\./, /\bglobalThis\b/,
];
const PURE_PACKAGES = ["packages/engine", "packages/calendar", "packages/identifiers"];

type SourceFile = { readonly path: string; readonly owner: string; readonly isTest: boolean; readonly text: string; readonly imports: readonly string[]; readonly typeImports: readonly string[] };

const files = readSource();
const source = files.filter((file) => !file.isTest);

test("finds imports in every form they take", () => {
  const text = withoutComments(`import { a,
    type B } from "./a.ts"; import type { C } from '@reglament/c';
export * from "../d.ts"; // import "not-this"
import "node:fs";
const e = await import("pg"); /* from "nor-this" */ const f = 'import "neither"';
export { g } from "pg";`);

  assert.deepEqual(importsOf(text).toSorted(), ["../d.ts", "./a.ts", "@reglament/c", "node:fs", "pg", "pg"]);
  assert.ok(source.some((file) => file.imports.length > 0), "no source was read");
});

test("each package imports only what its border allows", () => {
  const broken = source.flatMap((file) => file.imports.filter((name) => !isAllowed(file, name)).map((name) => `${file.path} imports ${name}`));

  assert.deepEqual(broken, [], "move the code to where it belongs, or change BORDERS together with docs/ARCHITECTURE.md");
});

test("packages are imported through their index, and never by a path", () => {
  const broken = files.flatMap((file) => file.imports.filter((name) => isDeep(file, name)).map((name) => `${file.path} imports ${name}`));

  assert.deepEqual(broken, [], "export what is needed from the package's src/index.ts and import @reglament/<name>");
});

test("packages do not import one another in a circle", () => {
  const arrows = new Map(Object.keys(BORDERS).map((owner) => [owner, importedPackages(owner)]));
  const circles = [...arrows.keys()].filter((owner) => reaches(arrows, owner, owner));

  assert.deepEqual(circles, []);
});

test("inside the product the arrows go one way", () => {
  const broken = source
    .filter((file) => file.owner === "apps/reglament")
    .flatMap((file) => file.imports.filter((name) => !staysInFolder(file, name)).map((name) => `${file.path} imports ${name}`));

  assert.deepEqual(broken, [], "see FOLDERS and FRAMEWORKS in this test");
});

test("test support stays out of the product", () => {
  const broken = source.filter((file) => !file.path.includes("/testing/") && file.imports.some((name) => name.includes("/testing/")));

  assert.deepEqual(broken.map((file) => file.path), []);
});

test("the engine and what it computes with know no clock, chance or environment", () => {
  const broken = source
    .filter((file) => PURE_PACKAGES.includes(file.owner))
    .flatMap((file) => IMPURE.filter((pattern) => pattern.test(file.text)).map((pattern) => `${file.path} matches ${pattern}`));

  assert.deepEqual(broken, [], "take the value as an argument");
});

test("every import of another's package is a dependency of the workspace", () => {
  const { runtime, development } = declaredDependencies();
  const broken = files.flatMap((file) =>
    file.imports
      .filter((name) => isExternal(name) && !runtime.has(packageName(name)) && !(file.isTest && development.has(packageName(name))))
      .map((name) => `${file.path} imports ${name}`),
  );

  assert.deepEqual(broken, [], "add it to package.json (dependencies, not devDependencies, if the product needs it); test support goes to a folder named testing");
});

test("no file says any or silences the compiler", () => {
  const silenced = new RegExp(["@ts-" + "ignore", "@ts-" + "expect-error", "@ts-" + "nocheck"].join("|"));
  const broken = files.filter((file) => /\bas any\b|[:<|&]\s*any\s*[;,)=\]|&>{[]/.test(file.text) || silenced.test(readFileSync(join(ROOT, file.path), "utf8")));

  assert.deepEqual(broken.map((file) => file.path), []);
});

test("no file is longer than 400 lines", () => {
  const long = walk(["packages", "apps", "scripts", "bench", "e2e"])
    .filter((path) => /\.(ts|mjs|js|css)$/.test(path))
    .filter((path) => readFileSync(join(ROOT, path), "utf8").trimEnd().split("\n").length > 400);

  assert.deepEqual(long, [], "split it by subject");
});

test("no folder or file is a heap of odds and ends", () => {
  const heaps = walk(["packages", "apps", "scripts", "bench", "e2e"]).filter((path) =>
    path.split(sep).some((part) => /^(utils?|helpers?|common|misc|shared)(\.\w+)*$/.test(part)),
  );

  assert.deepEqual(heaps, [], "name it after its subject");
});

test("every package a stranger may use has a README", () => {
  const missing = ["calendar", "identifiers", "eds", "gateway", "regulation", "engine"].filter(
    (name) => hasBegun(name) && !existsSync(join(ROOT, "packages", name, "README.md")),
  );

  assert.deepEqual(missing, []);
});

test("every package and application has its border", () => {
  const found = ["packages", "apps"].flatMap((parent) => readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`));

  assert.deepEqual(found.filter((name) => BORDERS[name] === undefined), [], "add it to BORDERS");
});

function isAllowed(file: SourceFile, name: string): boolean {
  const border = BORDERS[file.owner];
  if (border === undefined || name.startsWith(".")) return true;
  if (name.startsWith("@reglament/")) return border.packages.includes(name.split("/")[1] ?? "");
  if (isBuiltin(name)) return allowsNode(border, file);
  return border.external === "declared" || border.external.includes(packageName(name));
}

function allowsNode(border: Border, file: SourceFile): boolean {
  if (typeof border.node === "string") return border.node === "any";
  return file.path.startsWith(`${file.owner}/src/${border.node.in}`);
}

function isDeep(file: SourceFile, name: string): boolean {
  if (name.startsWith("@reglament/")) return name.split("/").length > 2;
  if (!name.startsWith(".")) return false;
  const target = relative(ROOT, join(ROOT, dirname(file.path), name));
  return /^(packages|apps)\//.test(target) && !target.startsWith(`${file.owner}/`);
}

function staysInFolder(file: SourceFile, name: string): boolean {
  const folder = folderOf(file.path);
  if (folder === undefined) return true; // main.ts, cli.ts
  const framework = FRAMEWORKS.find((candidate) => candidate.name.test(name));
  if (framework !== undefined) return framework.folders.includes(folder) || file.typeImports.includes(name);
  if (!name.startsWith(".")) return true;
  const target = folderOf(relative(ROOT, join(ROOT, dirname(file.path), name)));
  return target === folder || (target !== undefined && (FOLDERS[folder] ?? []).includes(target));
}

/** "desk" for apps/reglament/src/desk/…, undefined for the files beside the folders. */
function folderOf(path: string): string | undefined {
  const [, , , folder, inside] = path.split("/");
  return inside === undefined ? undefined : folder;
}

function importedPackages(owner: string): readonly string[] {
  const names = source.filter((file) => file.owner === owner).flatMap((file) => file.imports);
  return [...new Set(names.filter((name) => name.startsWith("@reglament/")).map((name) => `packages/${name.split("/")[1]}`))];
}

function reaches(arrows: ReadonlyMap<string, readonly string[]>, from: string, to: string, seen = new Set<string>()): boolean {
  return (arrows.get(from) ?? []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(arrows, next, to, seen);
  });
}

function isBuiltin(name: string): boolean {
  return name.startsWith("node:") || builtinModules.includes(name);
}

function isExternal(name: string): boolean {
  return !name.startsWith(".") && !name.startsWith("@reglament/") && !isBuiltin(name);
}

function packageName(name: string): string {
  return name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/");
}

function declaredDependencies(): { readonly runtime: ReadonlySet<string>; readonly development: ReadonlySet<string> } {
  const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return { runtime: new Set(Object.keys(manifest.dependencies)), development: new Set(Object.keys(manifest.devDependencies)) };
}

/** A package whose index is still empty owes nobody an explanation. */
function hasBegun(name: string): boolean {
  return readFileSync(join(ROOT, "packages", name, "src", "index.ts"), "utf8").trim() !== "export {};";
}

function readSource(): readonly SourceFile[] {
  return walk(["packages", "apps"]).filter((path) => path.endsWith(".ts")).map(readSourceFile);
}

function readSourceFile(path: string): SourceFile {
  const text = withoutComments(readFileSync(join(ROOT, path), "utf8"));
  const isTest = path.endsWith(".test.ts") || path.split("/")[2] === "test" || path.includes("/testing/");
  const imports = importsOf(text);
  const values = importsOf(text.replaceAll(/\b(?:import|export)\s+type\s[^"';]*?\bfrom\s*["'][^"']+["']/g, ""));
  return { path, owner: path.split("/").slice(0, 2).join("/"), isTest, text, imports, typeImports: imports.filter((name) => !values.includes(name)) };
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "$1");
}

/** Static and dynamic imports and re-exports. Reads text, not syntax: our formatting is plain enough for that. */
function importsOf(text: string): readonly string[] {
  const forms = [
    /(?:^|;)\s*(?:import|export)\b[^"';]*?\bfrom\s*["']([^"'\s]+)["']/gm,
    /(?:^|;)\s*import\s*["']([^"'\s]+)["']/gm,
    /(?<![\w"'.])import\(\s*["']([^"'\s]+)["']/g,
  ];
  return forms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ""));
}

function walk(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    const path = join(ROOT, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.name !== "node_modules")
      .flatMap((entry) => (entry.isDirectory() ? walk([join(folder, entry.name)]) : [join(folder, entry.name)]));
  });
}
