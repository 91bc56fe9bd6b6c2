import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInForce, longestHolding } from './power-of-attorney.ts';

test('a power of attorney holds from its date to its last day, both included', () => {
  const power = { date: '2025-03-04', endDate: '2028-03-04' };
  for (const [day, holds] of [['2025-03-03', false], ['2025-03-04', true], ['2028-03-04', true], ['2028-03-05', false]] as const) {
    assert.equal(isInForce(power, day), holds, day);
  }
});

test('a revoked one does not hold on the day it was revoked', () => {
  const power = { date: '2025-03-04', revokedDate: '2026-01-02' };
  for (const [day, holds] of [['2026-01-01', true], ['2026-01-02', false], ['2026-01-03', false]] as const) assert.equal(isInForce(power, day), holds, day);
});

test('of several the one that holds longest counts, and a revoked one only where there is no other', () => {
  const revoked = { date: '2025-06-01', endDate: '2040-01-01', revokedDate: '2025-07-01' };
  const short = { date: '2025-01-01', endDate: '2026-01-01' };
  const endless = { date: '2024-01-01' };

  assert.equal(longestHolding([revoked, short, endless]), endless);
  assert.equal(longestHolding([revoked, short]), short);
  assert.equal(longestHolding([revoked]), revoked);
  assert.equal(longestHolding([short, { ...short, date: '2025-05-05' }]).date, '2025-05-05');
});
