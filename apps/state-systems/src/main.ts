// The stand-ins of the state systems as a program. Prints one line of JSON with their addresses when they are ready and
// runs until it is told to end. Settings: STATE_SYSTEMS_DATA (folder), NCA_PORT, GATEWAY_PORT (0 = any; unset = as last
// time, or any).
import { fstatSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { keepPorts, keptPorts, type Ports, portOf } from './kept-ports.ts';
import { startStateSystems, type StateSystems } from './start-state-systems.ts';

const dataFolder = process.env['STATE_SYSTEMS_DATA'] ?? join(process.cwd(), '.data', 'state-systems');

const systems = await start();
await keepPorts(dataFolder, { nca: portIn(systems.nca.url), gateway: portIn(systems.gatewayUrl) });
const { demo, gatewayUrl, signedGatewayUrl, faultsUrl, smsUrl, mailUrl, scanner } = systems;
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
process.once('SIGHUP', stop);
// Only now: whoever reads the line may end us the next moment.
process.stdout.write(`${JSON.stringify({ ncaUrl: systems.nca.url, gatewayUrl, signedGatewayUrl, faultsUrl, smsUrl, mailUrl, scanner, demo })}\n`);
// Whoever started us through a pipe and is gone cannot stop us any more.
if (isPipe(0)) process.stdin.once('end', stop).resume();

async function start(): Promise<StateSystems> {
  const kept = await keptPorts(dataFolder);
  const wanted: Ports = { nca: portSetting('NCA_PORT') ?? kept.nca, gateway: portSetting('GATEWAY_PORT') ?? kept.gateway };
  try {
    return await startStateSystems({ dataFolder, ports: wanted });
  } catch (error) {
    // A remembered port may be taken meanwhile; one that was asked for may not be exchanged silently.
    const asked = portSetting('NCA_PORT') !== undefined || portSetting('GATEWAY_PORT') !== undefined;
    if (asked || !(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return startStateSystems({ dataFolder });
  }
}

function portSetting(name: string): number | undefined {
  const value = process.env[name];
  return value === undefined || value === '' ? undefined : portOf(value);
}

function portIn(url: string): number {
  return Number(new URL(url).port);
}

function isPipe(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isFIFO() || status.isSocket();
  } catch {
    return false;
  }
}

function stop(): void {
  systems.close().then(() => process.exit(0), () => process.exit(1));
}
