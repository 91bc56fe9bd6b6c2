import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const person = z.object({ iin: z.string(), surname: z.string(), name: z.string(), patronymic: z.string().optional(), birthDate: z.string(), sex: z.string().optional(), address: z.string().optional() });

/** What the stand-ins print when they are ready. */
const ready = z.object({ ncaUrl: z.string(), gatewayUrl: z.string(), signedGatewayUrl: z.string(), smsUrl: z.string(), scanner: z.object({ host: z.string(), port: z.number() }), mailUrl: z.string(), demo: z.object({ entity: z.object({ bin: z.string(), nameKz: z.string() }), citizens: z.array(person.extend({ about: z.string() })) }) });

export type StateSystems = z.infer<typeof ready> & { readonly stop: () => Promise<void> };

const PROGRAM = path.join(import.meta.dirname, '../../../state-systems/src/main.ts');

/** Starts the stand-ins of the state systems as the separate program they are, and waits until they answer. */
export async function startStateSystems(dataFolder: string, log: (line: string) => void): Promise<StateSystems> {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, STATE_SYSTEMS_DATA: path.join(dataFolder, 'state-systems') } });
  const line = await firstLine(child);
  log('state systems stand-ins are ready');
  return { ...ready.parse(JSON.parse(line)), stop: () => stopped(child) };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Expected the stand-ins of the state systems to start, but they ended with ${code}`)));
    createInterface({ input: child.stdout! }).once('line', resolve);
  });
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => { child.once('exit', () => resolve()); child.kill('SIGTERM'); });
}
