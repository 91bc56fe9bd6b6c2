import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The tokens of the first block that follows `start`. */
function tokensAfter(start: string): ReadonlyMap<string, string> {
  const from = css.indexOf(start);
  assert.ok(from >= 0, start);
  const block = css.slice(css.indexOf('{', from + start.length - 1), css.indexOf('}', from));
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6})/g)].map(([, name = '', value = '']) => [name, value] as const));
}

function luminance(colour: string): number {
  const long = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const text: readonly (readonly [string, string])[] = [
  ['ink', 'paper'], ['ink', 'sheet'], ['ink', 'action-wash'], ['ink', 'red-wash'], ['ink-quiet', 'paper'], ['ink-quiet', 'sheet'], ['ink-quiet', 'action-wash'],
  ['action', 'paper'], ['action', 'sheet'], ['action', 'action-wash'], ['action-deep', 'paper'], ['action-deep', 'action-wash'], ['red', 'paper'], ['red', 'red-wash'],
  ['on-action', 'action'], ['on-action', 'action-deep'], ['on-band', 'band'],
];
/** WCAG 1.4.11: what is needed to see a control or a state; gold is told from paper by the ring of ink around it. */
const edges: readonly (readonly [string, string])[] = [['edge', 'paper'], ['edge', 'sheet'], ['ink', 'paper'], ['on-gold', 'gold']];

for (const [scheme, start] of [['light', ':root {'], ['dark by choice', "[data-scheme='dark'] {"], ['dark by device', ":root:not([data-scheme='light']) {"]] as const) {
  test(`text has contrast 4.5 and edges have 3: ${scheme}`, () => {
    const tokens = new Map([...tokensAfter(':root {'), ...tokensAfter(start)]);
    const value = (name: string): string => tokens.get(name) ?? assert.fail(`no token --${name}`);
    for (const [front, back] of text) assert.ok(contrast(value(front), value(back)) >= 4.5, `${front} on ${back}: ${contrast(value(front), value(back)).toFixed(2)}`);
    for (const [front, back] of edges) assert.ok(contrast(value(front), value(back)) >= 3, `${front} on ${back}: ${contrast(value(front), value(back)).toFixed(2)}`);
  });
}

test('the two ways to the dark scheme have the same colours', () => {
  assert.deepEqual([...tokensAfter("[data-scheme='dark'] {")], [...tokensAfter(":root:not([data-scheme='light']) {")]);
});
