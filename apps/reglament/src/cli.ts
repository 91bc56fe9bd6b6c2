// The command line: `npm run -s reglament -- facts|check|trace|verify ...`. Standard output carries the answer alone.
import path from 'node:path';
import process from 'node:process';
import { runCommand } from './cli/run-command.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

// The exit code is set, not forced: a forced exit would cut off what a slow reader has not taken yet.
process.exitCode = await runCommand(process.argv.slice(2), {
  regulations: path.join(ROOT, 'regulations'),
  seeds: process.env['REGLAMENT_SEEDS'] ?? path.join(ROOT, 'decrees'),
  trust: path.join(process.env['REGLAMENT_DATA'] ?? path.join(ROOT, 'data'), 'trust'),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
