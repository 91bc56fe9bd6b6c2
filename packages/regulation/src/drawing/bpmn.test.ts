import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumOrSkip, CHROMIUM_FLAGS } from '../../../../scripts/chromium.ts';
import { drawBpmn } from './bpmn.ts';
import { allDrawings } from './testing/all-drawings.ts';

interface Element { readonly $type: string; readonly id: string }
interface Moddle { fromXML: (xml: string) => Promise<{ readonly rootElement: Element; readonly warnings: readonly { readonly message: string }[] }> }
interface Report { readonly id: string; readonly message: string; readonly category: string }
interface Linter { lint: (root: Element) => Promise<Readonly<Record<string, readonly Report[]>>> }

const require = createRequire(import.meta.url);
const { BpmnModdle } = require('bpmn-moddle') as { readonly BpmnModdle: new () => Moddle };
const { Linter } = require('bpmnlint') as { readonly Linter: new (options: { readonly resolver: object; readonly config: object }) => Linter };
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new () => object;

const files = (await allDrawings(['kk'])).map(({ name, layout, regulation }) => ({ name, layout, xml: drawBpmn(layout, { pool: regulation.title.kk, documentation: regulation.id }) }));

describe('the BPMN of every drawing', () => {
  it('is read without a warning and passes the recommended rules', async () => {
    const problems: string[] = [];
    for (const { name, xml } of files) {
      // A linter of its own for each file: some rules remember what they have seen.
      const linter = new Linter({ resolver: new NodeResolver(), config: { extends: 'bpmnlint:recommended' } });
      const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
      problems.push(...warnings.map(({ message }) => `${name}: ${message}`));
      for (const [rule, reports] of Object.entries(await linter.lint(rootElement))) problems.push(...reports.map(({ id, message }) => `${name}: ${rule} at ${id}: ${message}`));
    }
    assert.deepEqual(problems, []);
  });

  it('would be caught if an arrow went nowhere', async () => {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(files[0]!.xml.replace(/targetRef="[^"]*"/, 'targetRef="nowhere"'));
    assert.ok(rootElement);
    assert.match(warnings.map(({ message }) => message).join(), /nowhere/);
  });

  it('puts every node into exactly one lane, at the place it has in the drawing', () => {
    for (const { name, layout, xml } of files) {
      for (const { id, bounds } of layout.nodes) {
        assert.equal(xml.split(`<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).length, 2, `${name}: ${id}`);
        assert.ok(xml.includes(`bpmnElement="${id}"`) && xml.includes(`width="${Math.round(bounds.width * 100) / 100}"`), `${name}: ${id}`);
      }
    }
  });

  it('opens in bpmn-js without a warning, with every lane and element drawn', async (t) => {
    const executablePath = chromiumOrSkip(t);
    if (executablePath === undefined) return;
    const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
    t.after(() => browser.close());
    const page = await browser.newPage();
    await page.setContent('<!doctype html><div id="canvas"></div>');
    await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
    const seen = await page.evaluate(openAll, files.map(({ xml }) => xml));
    for (const [index, { warnings, shapes }] of seen.entries()) {
      const { name, layout } = files[index]!;
      assert.deepEqual(warnings, [], name);
      assert.equal(shapes, 1 + layout.lanes.length + layout.nodes.length + layout.flows.length, name);
    }
  });
});

/** Runs in the browser: opens each file in bpmn-js and counts what it drew (labels apart). */
async function openAll(xmls: readonly string[]): Promise<readonly { readonly warnings: readonly string[]; readonly shapes: number }[]> {
  interface Viewer {
    importXML: (xml: string) => Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
    get: (name: 'elementRegistry') => { filter: (test: (element: { readonly type: string; readonly parent?: object; readonly labelTarget?: object }) => boolean) => readonly object[] };
  }
  const { BpmnJS } = globalThis as unknown as { readonly BpmnJS: new (options: object) => Viewer };
  const viewer = new BpmnJS({ container: '#canvas' });
  const seen: { readonly warnings: readonly string[]; readonly shapes: number }[] = [];
  for (const xml of xmls) {
    const { warnings } = await viewer.importXML(xml);
    seen.push({ warnings: warnings.map(({ message }) => message), shapes: viewer.get('elementRegistry').filter((element) => element.parent !== undefined && element.labelTarget === undefined && element.type !== 'label').length });
  }
  return seen;
}
