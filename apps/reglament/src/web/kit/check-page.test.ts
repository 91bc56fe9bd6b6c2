import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage } from './check-page.ts';

const page = (body: string, head = '<title>Т</title>'): string =>
  `<!DOCTYPE html><html lang="kk"><head>${head}</head><body><main><h1>А</h1>${body}</main></body></html>`;

test('finds nothing wrong with a page that is in order', () => {
  assert.deepEqual(checkPage(page('<form method="post" action="/x"><input type="hidden" name="csrf" value="t"><label for="a">А</label><input id="a" aria-describedby="b"><p id="b">x</p><button>Б</button></form><img src="/x.png" alt="">')), []);
});

const bad: readonly (readonly [what: string, markup: string, expected: RegExp])[] = [
  ['no doctype', page('').slice(15), /DOCTYPE/],
  ['no language', page('').replace(' lang="kk"', ''), /no language/],
  ['a language that is not ours', page('').replace('lang="kk"', 'lang="de"'), /no language/],
  ['no title', page('', ''), /title/],
  ['an empty title', page('', '<title> </title>'), /title/],
  ['two h1', page('<h1>Б</h1>'), /one h1, but has 2/],
  ['no h1', page('').replace('<h1>А</h1>', ''), /one h1, but has 0/],
  ['a heading level left out', page('<h3>Б</h3>'), /jumps to level 3/],
  ['an id used twice', page('<p id="a">x</p><p id="a">y</p>'), /"a" is used more than once/],
  ['an input without a label', page('<input id="a" name="n">'), /name="n"> has no label/],
  ['an empty label', page('<label for="a"> </label><input id="a">'), /has no label/],
  ['a label for nothing', page('<label for="zz">x</label>'), /"zz", which is not there/],
  ['a hint that is not there', page('<label for="a">А</label><input id="a" aria-describedby="zz">'), /aria-describedby names "zz"/],
  ['a link into nothing', page('<a href="#zz">x</a>'), /leads to #zz/],
  ['an image without alt', page('<img src="/x.png">'), /no alt/],
  ['a drawing without a name', page('<svg viewBox="0 0 1 1"></svg>'), /neither hidden nor named/],
  ['a post without the token', page('<form method="post" action="/x"><button>x</button></form>'), /without a csrf/],
  ['a post with an empty token', page('<form method="post"><input type="hidden" name="csrf" value=""></form>'), /without a csrf/],
  ['files in a plain form', page('<form method="post"><input type="hidden" name="csrf" value="t"><input type="file" aria-label="x"></form>'), /not multipart/],
  ['a silent button', page('<button></button>'), /says nothing/],
  ['a group without a legend', page('<fieldset><p>x</p></fieldset>'), /no legend/],
  ['an inline style', page('<p style="x">y</p>'), /inline/],
  ['an inline script', page('<script>x</script>'), /inline/],
  ['a handler', page('<p onclick="x">y</p>'), /inline/],
  ['an unclosed element', page('<div>'), /closes <div>|never closed/],
  ['a wrong nesting', page('<b><i>x</b></i>'), /<\/b> closes <i>/],
  ['an attribute twice', page('<p id="a" id="b">x</p>'), /attribute id twice/],
  ['a missing value', page('<p>undefined</p>'), /missing value/],
  ['an object as text', page('<p>[object Object]</p>'), /missing value/],
  ['no main', page('').replace(/<\/?main>/g, ''), /one <main>/],
];

for (const [what, markup, expected] of bad) {
  test(`finds ${what}`, () => {
    assert.match(checkPage(markup).join('\n'), expected);
  });
}
