import assert from 'node:assert/strict';
import path from 'node:path';
import { it } from 'node:test';
import { buildGraph, hasInteraction, layOut, loadRegulations } from '@reglament/regulation';
import { planPages } from './drawing-pages.ts';

const { regulations } = await loadRegulations(path.join(import.meta.dirname, '../../../../../regulations'));

it('every drawing fits A4 in letters of six points or more, cut only between rows, nothing lost', () => {
  for (const regulation of regulations.values()) {
    for (const route of regulation.routes) {
      for (const kind of hasInteraction(route) ? ['directory', 'interaction'] as const : ['directory'] as const) {
        const layout = layOut(buildGraph(regulation, route.route, kind, 'kk'));
        const { scale, slices, landscape } = planPages(layout);
        const name = `${regulation.id} ${route.route} ${kind}`;
        assert.ok(13 * scale >= 6, `${name}: ${13 * scale} points`);
        assert.ok(layout.width * scale <= (landscape ? 842 : 596) - 70, name);
        assert.equal(slices[0]!.from, layout.headHeight);
        assert.equal(slices.at(-1)!.to, layout.height);
        for (const [index, { from, to }] of slices.entries()) {
          assert.ok(index === 0 || from === slices[index - 1]!.to, name);
          assert.ok((to - from + layout.headHeight) * scale <= (landscape ? 595 : 842) - 120, `${name}: a slice is higher than its page`);
          assert.ok(layout.nodes.every(({ bounds }) => bounds.y >= to || bounds.y + bounds.height <= to), `${name}: a box is cut`);
        }
      }
    }
  }
});
