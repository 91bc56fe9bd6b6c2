/** Whatever any form is sent: no failure, a page in order, every message leads to a field, and what was typed stands there again. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { checkPage } from '../../kit/index.ts';
import { AIGUL, BOLAT, PIXEL } from './portal-site.ts';
import type { PortalSite, Visitor } from './portal-site.ts';

const RUNS = { numRuns: 8 };
export const NOBODY = '99999999-9999-4999-8999-999999999999';

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '<script>alert(1)</script>', "'; drop table account; --", '{x}', '{count, plural, other {#}}', '../../etc/passwd', '-1', '2015', 'ӘәҒғҚқ', 'a'.repeat(9000), '__proto__', '%00', 'a\r\nb', AIGUL.iin, BOLAT.iin, NOBODY, '+7 701 000 00 00', '123456', 'келісемін', 'yes'),
);

export interface Field { readonly name: string; readonly kind: 'typed' | 'password' | 'hidden' | 'chosen' | 'file'; readonly value: string }
export interface Form { readonly multipart: boolean; readonly fields: readonly Field[] }

/** The form of a page that is sent to this address. */
export function formTo(page: LightMyRequestResponse, action: string): Form | undefined {
  const found = [...page.body.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].find(([, attributes = '']) => attributes.includes(`action="${action}"`));
  if (found === undefined) return undefined;
  const [, attributes = '', body = ''] = found;
  const fields = [...body.matchAll(/<(input|textarea|select|button)([^>]*)>/g)].flatMap(([, tag = '', more = '']): readonly Field[] => {
    const read = (name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(more)?.[1];
    const [name, type = 'text', value = ''] = [read('name'), read('type'), read('value')];
    if (name === undefined || name === 'csrf') return [];
    const kind = tag === 'textarea' ? 'typed' : tag === 'select' || tag === 'button' || type === 'radio' || type === 'checkbox' ? 'chosen'
      : type === 'password' || type === 'hidden' || type === 'file' ? type : 'typed';
    return [{ name, kind, value }];
  });
  return { multipart: attributes.includes('multipart/form-data'), fields: fields.filter(({ name }, index) => fields.findIndex((other) => other.name === name) === index) };
}

/** What the page shows of a typed text: cleaned as every form cleans, the beginning of what is very long. */
function keptOf(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };
  return text.replaceAll('\u0000', '').toWellFormed().trim().slice(0, 30).replace(/[&<>"'`]/g, (sign) => signs[sign] ?? sign);
}

/** Where a form is sent, and the page on which it stands where that is another. */
export interface Place { readonly action: string; readonly page?: string }

/** Names that forms of the portal use: for those whose page cannot be had without a story of its own. */
export const GUESSED: readonly Field[] = ['text', 'outcome', 'word', 'signing', 'signature', 'q1', 'q2', 'day', 'time', 'id'].map((name) => ({ name, kind: 'typed', value: '' }));

export async function tryOut(site: PortalSite, visitor: Visitor, { action, page: place = action }: Place, { multipart, fields }: Form): Promise<void> {
  const names = fields.length;
  await fc.assert(fc.asyncProperty(fc.array(anything, { minLength: names, maxLength: names }), fc.array(fc.nat(3), { minLength: names, maxLength: names }), fc.uint8Array({ maxLength: 80 }), async (values, dice, bytes) => {
    await visitor.get(place);
    // Three times in four what belongs to a hidden field or a choice, so that the rest of the form is reached as well.
    const entered = fields.filter(({ kind }) => kind !== 'file').map((field, index) => [field.name, (field.kind === 'hidden' || field.kind === 'chosen') && dice[index] !== 0 ? field.value : values[index] ?? ''] as const);
    const files = fields.filter(({ kind }) => kind === 'file').map(({ name }, index) => ({ field: name, name: 'бет\n"1".png', bytes: dice[index] === 0 ? PIXEL : Buffer.from(bytes) }));
    const answer = multipart ? await visitor.postFiles(action, Object.fromEntries(entered), files) : await visitor.post(action, Object.fromEntries(entered));

    assert.ok(answer.statusCode < 500 || answer.statusCode === 503, `${action} ${answer.statusCode} ${site.failures.at(-1)}`);
    if (answer.statusCode === 303) return;
    assert.deepEqual(checkPage(answer.body), [], action);
    if (answer.statusCode !== 422) return;
    const links = [...(/<div class="error-summary"[\s\S]*?<\/ul>/.exec(answer.body)?.[0] ?? '').matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '');
    assert.ok(links.length > 0, `${action} says what is wrong`);
    for (const id of links) assert.ok(answer.body.includes(`id="${id}"`), `${action}: #${id} leads nowhere`);
    for (const { name, kind } of fields) {
      const typed = entered.find(([entry]) => entry === name)?.[1] ?? '';
      // The parts of a date are put together and taken apart again; that has a test of its own.
      if (kind !== 'typed' || fields === GUESSED || /-(day|month|year)$/.test(name) || !answer.body.includes(`name="${name}"`)) continue;
      const kept = keptOf(typed.replaceAll('\r\n', '\n'));
      assert.ok(kept === '' || answer.body.replaceAll('\r\n', '\n').includes(kept), `${action}: ${name} lost ${JSON.stringify(typed)}`);
    }
  }), RUNS);
}
