import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MarkupMistake, attributes, dangerouslyRaw, escapeText, html, isHtml, joined } from './html.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '`', '&', '=', ' ', '/', 's', 'c', 'ә', '\u0000', '\n') }),
  fc.constantFrom('<script>alert(1)</script>', '" onload="x', "' autofocus onfocus='x", '--><img src=x>', '&lt;', '</title>'),
);

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#96;', '`').replaceAll('&amp;', '&');

test('any text put into content adds no tag and reads back as it was', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const page = String(html`<p>${text}</p>`);
      const inner = page.slice(3, -4);
      assert.ok(!/[<>]/.test(inner));
      assert.equal(unescape(inner), text);
    }),
  );
});

test('any text put into an attribute stays inside its quotes and reads back as it was', () => {
  fc.assert(
    fc.property(nasty, nasty, (one, two) => {
      const page = String(html`<p title="${one}" lang='${two}'${attributes({ 'data-x': one })}></p>`);
      const found = /^<p title="([^"]*)" lang='([^']*)' data-x="([^"]*)"><\/p>$/.exec(page);
      assert.ok(found, page);
      assert.deepEqual(found.slice(1).map((part) => unescape(part)), [one, two, one]);
    }),
  );
});

test('nested markup is escaped exactly once, however deep it is', () => {
  fc.assert(
    fc.property(nasty, fc.integer({ min: 1, max: 6 }), (text, depth) => {
      let piece = html`${text}`;
      for (let level = 0; level < depth; level += 1) piece = html`${[piece]}`;
      assert.equal(String(piece), escapeText(text));
    }),
  );
});

test('null, undefined and false write nothing; zero and arrays are written', () => {
  assert.equal(String(html`<b>${null}${undefined}${false}${0}${['a', [html`<i>b</i>`, '<']]}</b>`), '<b>0a<i>b</i>&lt;</b>');
});

test('addresses with a scheme that runs code are replaced, wherever they stand', () => {
  for (const address of ['javascript:alert(1)', ' JaVa\tscript:x', '\u0001javascript:x', 'data:text/html,x', 'vbscript:x', 'java\u00adscript:x', 'blob:x']) {
    assert.equal(String(html`<a href="${address}">x</a>`), '<a href="about:invalid">x</a>');
    assert.equal(String(html`<form${attributes({ action: address })}></form>`), '<form action="about:invalid"></form>');
  }
  assert.equal(String(html`<a href="${'/a?b=c:d'}">x</a>`), '<a href="/a?b=c:d">x</a>');
  assert.equal(String(html`<a href="/case/${'javascript:1'}">x</a>`), '<a href="/case/javascript:1">x</a>');
  assert.equal(String(html`<a href="${'tel:1414'}">x</a>`), '<a href="tel:1414">x</a>');
});

test('attributes: true is a bare name, false and nothing are left out', () => {
  assert.equal(String(html`<input${attributes({ required: true, hidden: false, id: 'a', title: undefined })}>`), '<input required id="a">');
});

test('places that cannot be made safe are refused', () => {
  const value = 'x';
  const bad = [
    () => html`<p title=${value}>`,
    () => html`<${value}>`,
    () => html`<script>${value}</script>`,
    () => html`<style>${value}</style>`,
    () => html`<!-- ${value} -->`,
    () => html`<p onclick="${value}">x</p>`,
    () => html`<p style="${value}">x</p>`,
    () => html`<p ${value}>x</p>`,
    () => html`<p title="${html`<b></b>`}">x</p>`,
    () => html`<p>${attributes({ id: 'a' })}</p>`,
    () => html`<p data-${value}="x">y</p>`,
    () => html`<p title="${value}`,
    () => attributes({ onclick: 'x' }),
    () => attributes({ style: 'x' }),
    () => attributes({ 'a b': 'x' }),
  ];
  bad.forEach((make, index) => assert.throws(make, MarkupMistake, `number ${index}`));
});

test('a look-alike object is not taken for markup', () => {
  const fake = { toString: () => '<script>' };
  assert.throws(() => html`${fake as unknown as string}`, MarkupMistake);
  assert.ok(!isHtml(fake));
});

test('joins pieces and keeps what was declared markup', () => {
  assert.equal(String(joined(['<', html`<b>x</b>`], ' · ')), '&lt; · <b>x</b>');
  assert.equal(String(html`${dangerouslyRaw('<svg></svg>')}`), '<svg></svg>');
});
