import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkPage } from '../check-page.ts';
import { attributes, html } from '../html.ts';
import { problemPage } from './problem-page.ts';
import { portalPage, workplacePage } from './template.ts';
import type { PageProps } from './template.ts';
import { translator } from '../../texts/index.ts';

const props: PageProps = { t: translator('ru'), language: 'ru', path: '/case/7?tab=2', title: 'Дело <7>', main: html`<p>Текст</p>` };
const page = (more: Partial<PageProps> = {}): string => String(portalPage({ ...props, ...more }));

test('names its language, title and heading, escaped', () => {
  const markup = page();
  assert.deepEqual(checkPage(markup), []);
  assert.match(markup, /<html lang="ru" data-face="portal">/);
  assert.match(markup, /<title>Дело &lt;7&gt; – Регламент<\/title>/);
  assert.match(markup, /<h1>Дело &lt;7&gt;<\/h1>/);
});

test('the language switch keeps the place and marks the current language', () => {
  const markup = page();
  assert.match(markup, /href="\/case\/7\?tab=2&amp;lang=kk" lang="kk"/);
  assert.match(markup, /<span class="language" aria-current="true" lang="ru">Рус<span class="name-rest">ский<\/span><\/span>/);
});

test('errors are told in the title and above the heading, each linked to its field', () => {
  const markup = page({ errors: [{ field: 'child.iin', text: 'Проверьте ИИН' }, { text: 'Отправьте ещё раз' }], main: html`<input id="f-child-iin" aria-label="x">` });
  assert.deepEqual(checkPage(markup), []);
  assert.match(markup, /<title>Ошибка: /);
  assert.match(markup, /<a href="#f-child-iin">Проверьте ИИН<\/a>/);
  assert.ok(markup.indexOf('error-summary') < markup.indexOf('<h1>'));
});

test('the display chosen stands on the html element; nothing stands there for the standard one', () => {
  assert.match(page({ display: { scheme: 'dark', view: 'large' } }), /<html lang="ru" data-face="portal" data-scheme="dark" data-view="large">/);
});

test('the clock of the demonstration shows the provider’s time, and without it there is no banner', () => {
  assert.match(page({ demoClock: { now: Date.UTC(2026, 10, 22, 9, 5), zone: 'Asia/Oral', href: '/clock' } }), /22\u00a0ноября 2026\u00a0г\., воскресенье, 14:05/);
  assert.doesNotMatch(page(), /class="demo"/);
});

test('signing out is a post with the token', () => {
  const markup = page({ account: { name: 'А', href: '/cabinet', signOut: { action: '/sign-out', csrf: 'q"t' } } });
  assert.match(markup, /<form method="post" action="\/sign-out"><input type="hidden" name="csrf" value="q&quot;t">/);
  assert.deepEqual(checkPage(markup), []);
});

test('hashed assets are preloaded and loaded, and a page’s own modules with them', () => {
  const assets = { stylesheet: '/assets/a.css', fonts: ['/assets/f.woff2'], script: '/assets/k.js', scripts: { signing: '/assets/signing-1.js' } };
  const markup = page({ assets, scripts: ['signing'] });
  for (const part of ['<link rel="preload" href="/assets/f.woff2" as="font" type="font/woff2" crossorigin>', '<link rel="stylesheet" href="/assets/a.css">', 'src="/assets/signing-1.js"']) assert.ok(markup.includes(part), part);
});

test('the workplace has its own face and the same parts', () => {
  const markup = String(workplacePage({ ...props, width: 'wide', breadcrumbs: [{ text: 'Дела', href: '/workplace/cases' }] }));
  assert.deepEqual(checkPage(markup), []);
  assert.match(markup, /data-face="workplace"/);
  assert.match(markup, /data-width="wide"/);
});

test('a page without a field for an error is found by the check', () => {
  assert.match(checkPage(page({ errors: [{ field: 'lost', text: 'x' }] })).join(), /#f-lost, which is not there/);
  assert.ok(String(html`<p${attributes({ hidden: true })}></p>`).includes('hidden'));
});

test('every problem has a page in order, and a failure shows only its reference', () => {
  for (const problem of [{ kind: 'not-found' }, { kind: 'stale-form' }, { kind: 'too-many-requests' }, { kind: 'too-large', files: 10, megabytes: 50 }, { kind: 'failure', reference: 'A-17' }] as const) {
    for (const face of ['portal', 'workplace'] as const) assert.deepEqual(checkPage(problemPage(props, problem, face)), [], problem.kind);
  }
  assert.match(String(problemPage(props, { kind: 'failure', reference: 'A-17' })), /Номер события: A-17/);
});
