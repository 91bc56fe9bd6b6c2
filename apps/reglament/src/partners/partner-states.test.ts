import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partnerStates } from './partner-states.ts';

test('a partner stands there once, and as well as the worse of its ways', () => {
  assert.deepEqual(partnerStates({ OrphanDataBank: 'closed', NotaryRegister: 'closed' }, { OrphanDataBank: 'open' }, { sms: 'half-open', email: 'closed' }), [
    { to: 'OrphanDataBank', circuit: 'open' }, { to: 'NotaryRegister', circuit: 'closed' }, { to: 'sms', circuit: 'half-open' }, { to: 'email', circuit: 'closed' },
  ]);
  assert.deepEqual(partnerStates({ OralmanDatabase: 'half-open' }, { OralmanDatabase: 'closed' }), [{ to: 'OralmanDatabase', circuit: 'half-open' }]);
});
