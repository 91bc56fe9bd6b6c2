import assert from 'node:assert/strict';
import { test } from 'node:test';
import { circuitBreaker } from './circuit-breaker.ts';

function breaker() {
  const clock = { ms: 0 };
  return { clock, circuit: circuitBreaker({ failuresMax: 3, openMs: 1000, now: () => clock.ms }) };
}

function fail(circuit: ReturnType<typeof breaker>['circuit'], times: number): void {
  for (let i = 0; i < times; i += 1) {
    assert.equal(circuit.mayAsk(), true);
    circuit.failed();
  }
}

test('opens after the third failure in a row, not after the second', () => {
  const { circuit } = breaker();
  fail(circuit, 2);
  assert.equal(circuit.state(), 'closed');
  fail(circuit, 1);
  assert.equal(circuit.state(), 'open');
  assert.equal(circuit.mayAsk(), false);
});

test('a success between failures begins the count anew', () => {
  const { circuit } = breaker();
  fail(circuit, 2);
  circuit.succeeded();
  fail(circuit, 2);
  assert.equal(circuit.state(), 'closed');
});

test('lets one question through when the time is over: its success closes, its failure opens again', () => {
  const { clock, circuit } = breaker();
  fail(circuit, 3);
  clock.ms = 999;
  assert.equal(circuit.mayAsk(), false);
  clock.ms = 1000;
  assert.equal(circuit.mayAsk(), true);
  assert.equal(circuit.mayAsk(), false, 'only one');
  circuit.failed();
  assert.equal(circuit.state(), 'open');
  clock.ms = 2000;
  assert.equal(circuit.mayAsk(), true);
  circuit.succeeded();
  assert.equal(circuit.mayAsk(), true);
  assert.equal(circuit.state(), 'closed');
});

test('a probe that never says how it went does not close the way for ever', () => {
  const { clock, circuit } = breaker();
  fail(circuit, 3);
  clock.ms = 1000;
  assert.equal(circuit.mayAsk(), true);
  clock.ms = 2000;
  assert.equal(circuit.mayAsk(), true);
});

test('gives only so many places to those who ask at the same time', () => {
  const circuit = circuitBreaker({ failuresMax: 3, openMs: 1000, now: () => 0, inFlightMax: 2 });
  assert.deepEqual([circuit.enter(), circuit.enter(), circuit.enter()], [true, true, false]);
  circuit.leave();
  assert.equal(circuit.enter(), true);
});
