import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BOUNDS_WORDS } from './testing/norm-cases.ts';
import { normWords } from './norm-words.ts';
import { drawSvg } from './svg.ts';
import { allDrawings } from './testing/all-drawings.ts';

const drawings = await allDrawings();

describe('the SVG of every drawing', () => {
  it('is named and described for those who cannot see it', () => {
    for (const { name, layout } of drawings) {
      const svg = drawSvg(layout, { description: 'Жеті қадам & екі бас тарту', idPrefix: 'a_' });
      const [, title, desc] = /role="img" aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? assert.fail(name);
      assert.ok(svg.includes(`<title id="${title}">`), name);
      assert.ok(svg.includes(`<desc id="${desc}">Жеті қадам &amp; екі бас тарту</desc>`), name);
    }
  });

  it('keeps words as words, in the letters of the language, and says each step and lane', () => {
    for (const { name, layout } of drawings) {
      const said = drawSvg(layout, { description: '' }).replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
      for (const node of layout.nodes) if (node.kind === 'step') assert.ok(said.includes(node.step.text.split(' ')[0]!.replaceAll('"', '&quot;')), `${name}: ${node.step.text}`);
    }
  });

  it('needs no style attribute, no script and no colour of its own on a page: the policy forbids the first two', () => {
    for (const { name, layout } of drawings) {
      const svg = drawSvg(layout, { description: '' });
      assert.doesNotMatch(svg, /\sstyle=|<style|<script|\son\w+=|NaN|undefined|Infinity/, name);
      assert.doesNotMatch(svg, /(?:fill|stroke)="#/, name);
    }
  });

  it('escapes what a regulation says', () => {
    const { layout } = drawings[0]!;
    const svg = drawSvg({ ...layout, title: '<b>&"' }, { description: '' });
    assert.ok(svg.includes('&lt;b&gt;&amp;&quot;</title>'));
  });
});

it('a norm is said with its bound, in each language\'s own grammar', () => {
  for (const [norm, kk, ru, en] of BOUNDS_WORDS) {
    assert.deepEqual([normWords(norm, { conditions: [] }, 'kk'), normWords(norm, { conditions: [] }, 'ru'), normWords(norm, { conditions: [] }, 'en')], [kk, ru, en]);
  }
});
