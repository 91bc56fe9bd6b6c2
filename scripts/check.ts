// The checks that need no database and no browser: types, lint, borders between packages.
import { runSteps } from "./steps.ts";

process.exitCode = await runSteps([
  { name: "types", command: ["tsc", "--noEmit", "-p", "."] },
  { name: "lint", command: ["oxlint", "--deny-warnings"] },
  { name: "borders", command: ["node", "--test", "apps/reglament/src/borders.test.ts"] },
]);
