import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { skipWithout, withBench } from '../testing/peer-program.ts';
import { canonicalDocument, escapeAttribute, escapeText, MalformedXml, parseXml, textOf } from './index.ts';

const canonical = (xml: string, exclusive = false): string => canonicalDocument(parseXml(xml), { exclusive, comments: true });

describe('XML reader', () => {
  test('refuses what is not well-formed', () => {
    const wrong = [
      '', 'text', '<a>', '<a></b>', '<a/><b/>', '<a/>text', '<a b="1" b="2"/>', '<a b=1/>', '<a b="<"/>', '<a>&x;</a>', '<a>&#0;</a>',
      '<a>&#xD800;</a>', '<a>]]></a>', '<a b:c="1"/>', '<b:a/>', '<a xmlns:b=""/>', '<a><!-- -- --></a>', '<a>&#x110000;</a>', '<1a/>',
      '<a b="1"c="2"/>', '<?xml version="1.1"?><a/>', '<?xml version="1.0" encoding="windows-1251"?><a/>', '<a>\u0001</a>', '<a>\uD800</a>',
      '<a xmlns:p="u:1" xmlns:q="u:1" p:x="1" q:x="2"/>', '<a:b:c xmlns:a="u:1"/>', '<a><?xml x?></a>', '< a/>', '<a></a', '<a>&amp</a>',
    ];
    for (const xml of wrong) assert.throws(() => parseXml(xml), MalformedXml, xml);
  });

  test('refuses any DTD with its own code', () => {
    for (const xml of ['<!DOCTYPE a><a/>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '<a><!ELEMENT b ANY></a>']) {
      assert.throws(() => parseXml(xml), (error) => error instanceof MalformedXml && error.code === 'xml-doctype-forbidden');
    }
  });

  test('reads a text as one value whatever stands between its parts', () => {
    assert.equal(textOf(parseXml('<a>90<!-- x -->01<![CDATA[01]]><b>3</b>&#48;</a>').root), '90010130');
  });

  test('is not exhausted by depth', () => {
    assert.throws(() => parseXml('<a>'.repeat(100_000)), MalformedXml);
  });

  test('survives any text: a tree or a refusal, nothing else', () => {
    const piece = fc.constantFrom('<a', '>', '/>', '</a>', ' b="1"', '&lt;', '&', '<!--', '-->', '<![CDATA[', ']]>', '<?p', '?>', 'x', '"', "'", ' xmlns="u"', 'ә');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          canonical(pieces.join(''));
        } catch (error) {
          assert.ok(error instanceof MalformedXml, String(error));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

const DOCUMENTS = [
  '<?xml version="1.0"?>\r\n<?a b?>\n<!-- c --><e1   /><?d?>',
  '<doc><e3   name = "elem3"   id="elem3"   /><e4 name="elem4"   id="elem4"   ></e4></doc>',
  '<e5 a:attr="out" b:attr="sorted" attr2="all" attr="I\'m" xmlns:b="http://www.ietf.org" xmlns:a="http://www.w3.org" xmlns="http://example.org"/>',
  '<e6 xmlns="" xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns="" xmlns:a="http://www.w3.org"><e9 xmlns="" xmlns:a="http://www.ietf.org"/></e8></e7></e6>',
  '<doc><text>First line&#x0d;&#10;Second line</text><value>&#x32;</value><compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute></doc>',
  '<norm attr=\' &apos;   &#x20;&#13;&#xa;&#9;   &apos; \'/>',
  '<a xmlns="urn:u:1" xmlns:b="urn:u:2"><b:c x="1" b:y="2" xml:lang="kk"><d xmlns=""/></b:c><e xmlns:b="urn:u:3" b:q="&lt;&#9;"/></a>',
  '<қ ә="ғ">Өтініш &amp; қоса берілген<ң/></қ>',
];

describe('canonical form', () => {
  test('is that of libxml2, inclusive and exclusive', async (t) => {
    if (skipWithout(t, 'xmllint', '--version')) return;
    await withBench(async (bench) => {
      for (const xml of DOCUMENTS) {
        bench.write('a.xml', xml);
        for (const [flag, exclusive] of [['--c14n', false], ['--exc-c14n', true]] as const) {
          const peer = bench.run('xmllint', [flag, 'a.xml']);
          assert.equal(peer.status, 0, peer.stderr);
          assert.equal(canonical(xml, exclusive), peer.stdout.replace(/\n$/, ''), `${flag} ${xml}`);
        }
      }
    });
  });

  test('is its own canonical form, and equal for equal documents', () => {
    for (const xml of DOCUMENTS) assert.equal(canonical(canonical(xml)), canonical(xml));
    assert.equal(canonical('<a b="1" c=\'2\'/>'), canonical('<a\n c="2"  b="&#49;"></a>'));
  });

  test('keeps any value that is written with its escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ә', '<', '>', '&', '"', "'", '\r', '\n', '\t', ' ', '😀') }), (value) => {
        const { root } = parseXml(`<a b="${escapeAttribute(value)}">${escapeText(value)}</a>`);
        assert.equal(root.attributes[0]?.value, value);
        assert.equal(textOf(root), value);
      }),
    );
  });
});
