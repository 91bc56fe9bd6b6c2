import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partnerAddresses, PartnerAddressesFailure } from './index.ts';

const STAND_INS = { registersUrl: 'http://127.0.0.1:9001/', smsUrl: 'http://127.0.0.1:9002/sms', mailUrl: 'http://127.0.0.1:9003/mail', scanner: { host: '127.0.0.1', port: 9004 } };

test('a partner is reached where the setting says; what is not set stays with the stand-in', () => {
  assert.deepEqual(partnerAddresses({}, STAND_INS), STAND_INS);
  assert.deepEqual(partnerAddresses({ REGISTERS_URL: 'https://shep.example.kz/sync', CLAMD: 'av.example.kz:3310', SMS_URL: ' ' }, STAND_INS), {
    ...STAND_INS, registersUrl: 'https://shep.example.kz/sync', scanner: { host: 'av.example.kz', port: 3310 },
  });
});

test('an address that cannot be one stops the start and says which setting it is', () => {
  for (const [name, value] of [['REGISTERS_URL', 'shep.example.kz'], ['SMS_URL', 'ftp://sms.example.kz'], ['MAIL_URL', 'https://'], ['CLAMD', 'av.example.kz'], ['CLAMD', 'av.example.kz:70000']] as const) {
    assert.throws(() => partnerAddresses({ [name]: value }, STAND_INS), (error: unknown) => error instanceof PartnerAddressesFailure && error.message.includes(name), `${name}=${value}`);
  }
});
