import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { channelSettings, ChannelSettingsFailure } from './settings.ts';

const REGIONS = ['kyzylorda', 'wko'];
const settings = (env: Record<string, string>) => channelSettings(env, REGIONS);

describe('the settings of the channel', () => {
  it('play everything in one process unless told', () => {
    assert.deepEqual(settings({}), { parts: ['portal', 'centre', 'gateway', 'kyzylorda', 'wko'], addresses: new Map(), host: '127.0.0.1', port: 0 });
  });

  it('let a process play one region, when it knows where the gateway is', () => {
    const { parts, addresses, port } = settings({ REGLAMENT_PARTS: 'wko', REGLAMENT_ADDRESSES: 'gateway=http://10.0.0.1:9100/', REGLAMENT_SYSTEM_PORT: '9101' });
    assert.deepEqual([parts, [...addresses], port], [['wko'], [['gateway', 'http://10.0.0.1:9100']], 9101]);
  });

  for (const [what, env, told] of [
    ['a part that is not there', { REGLAMENT_PARTS: 'portal,atlantis' }, /among portal, centre, gateway, kyzylorda, wko, but found atlantis/],
    ['a region without the gateway', { REGLAMENT_PARTS: 'wko' }, /where gateway can be reached/],
    ['a gateway that does not know everybody', { REGLAMENT_PARTS: 'gateway,wko', REGLAMENT_ADDRESSES: 'portal=http://a' }, /where centre, kyzylorda can be reached/],
    ['an address that is none', { REGLAMENT_ADDRESSES: 'portal=ftp://a' }, /but found portal=ftp/],
    ['a port that is none', { REGLAMENT_SYSTEM_PORT: '70000' }, /to be a port/],
  ] as const) {
    it(`say what to mend: ${what}`, () => {
      assert.throws(() => settings(env), (error) => error instanceof ChannelSettingsFailure && told.test(error.message));
    });
  }
});
