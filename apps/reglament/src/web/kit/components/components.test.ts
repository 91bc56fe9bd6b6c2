/** What the components decide; how they look is the browser test's, that they are in order the gallery's. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { html } from '../html.ts';
import { checkPage } from '../check-page.ts';
import { fieldId } from './error-summary/template.ts';
import { fileUpload } from './file-upload/template.ts';
import { dateInput, readDateInput } from './date-input/template.ts';
import { checkbox, radios, select } from './choices/template.ts';
import { iinInput, passwordInput, textArea, textInput } from './text-input/template.ts';
import { pagination } from './pagination/template.ts';
import { routeLine } from './route-line/template.ts';
import { beside, marginNote } from './margin-note/template.ts';
import { dueDate, dueState, duration } from './due-date/template.ts';
import { table } from './table/template.ts';
import { portalPage } from '../layout/template.ts';
import { translator } from '../../texts/index.ts';

const t = translator('kk');
const text = (markup: { toString(): string } | null): string => String(markup).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();

test('whatever a person typed comes back inside its field, and the page stays in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, label) => {
      fc.pre(label.trim() !== '' && !/undefined|NaN/.test(value + label));
      const main = html`${textInput({ t, name: 'a', label, value })}${textArea({ t, name: 'b', label, value, error: label })}${select({ t, name: 'c', label, choices: [{ value, text: label }], value })}`;
      assert.deepEqual(checkPage(portalPage({ t, language: 'kk', path: '/', title: 'Т', main })), []);
    }),
    { numRuns: 50 },
  );
});

test('a field ties its hint and its error to the control', () => {
  const markup = String(iinInput({ t, value: '1', error: 'Қате' }));
  assert.match(markup, /aria-describedby="f-iin-hint f-iin-error"/);
  assert.match(markup, /aria-invalid="true"/);
  assert.match(markup, /inputmode="numeric"/);
});

test('a password is never written into the page', () => {
  assert.doesNotMatch(String(passwordInput({ t, name: 'password', label: 'Пароль', use: 'current' })), / value=/);
});

test('ids of fields with dots and brackets hold neither, and Kazakh names keep their letters', () => {
  assert.equal(fieldId('child[0].iin'), 'f-child-0-iin');
  assert.equal(fieldId('тегі'), 'f-тегі');
});

test('the error summary’s link reaches the first control of a group', () => {
  assert.match(String(radios({ t, name: 'who', label: 'Кім?', choices: [{ value: 'a', text: 'А' }, { value: 'b', text: 'Б' }], value: 'b' })), /id="f-who" name="who" type="radio" value="a"><label/);
  assert.match(String(dateInput({ t, name: 'birth', label: 'Күні', value: '1994-03-07' })), /id="f-birth" name="birth-day" value="7"/);
  assert.match(String(checkbox({ t, name: 'consent', label: 'Келісемін', checked: true })), /id="f-consent" name="consent" type="checkbox" value="yes" checked/);
});

test('reads a date from its three boxes', () => {
  const read = (day: string, month: string, year: string) => readDateInput({ 'd-day': day, 'd-month': month, 'd-year': year }, 'd');
  assert.deepEqual(read(' 7 ', '3', '1994'), { kind: 'date', value: '1994-03-07' });
  assert.deepEqual(read('29', '02', '2024'), { kind: 'date', value: '2024-02-29' });
  assert.deepEqual(read('', '', ''), { kind: 'empty' });
  assert.deepEqual(readDateInput({}, 'd'), { kind: 'empty' });
  assert.deepEqual(read('1', '', '2024'), { kind: 'invalid', code: 'date.incomplete' });
  for (const [day, month, year] of [['29', '2', '2023'], ['31', '4', '2024'], ['0', '1', '2024'], ['1', '13', '2024'], ['1', '1', '24'], ['1', '1', '0000x'], ['-1', '1', '2024'], ['1e0', '1', '2024']] as const) {
    assert.deepEqual(read(day, month, year), { kind: 'invalid', code: 'date.invalid' }, `${day}.${month}.${year}`);
  }
});

test('a term stands before, at and after its instant as the law counts it', () => {
  const dueAt = Date.UTC(2026, 10, 25, 13, 30);
  assert.equal(dueState({ dueAt, now: dueAt - 1 }), 'ahead');
  assert.equal(dueState({ dueAt, now: dueAt }), 'ahead');
  assert.equal(dueState({ dueAt, now: dueAt + 1 }), 'late');
  assert.equal(dueState({ dueAt, now: dueAt + 1, paused: true }), 'paused');
  assert.equal(dueState({ dueAt, now: dueAt + 9, doneAt: dueAt }), 'met');
  assert.equal(dueState({ dueAt, now: dueAt + 9, doneAt: dueAt + 1 }), 'missed');
});

test('a due date says in words what is left or how late it is', () => {
  const dueAt = Date.UTC(2026, 10, 25, 13, 30);
  const props = { t: translator('ru'), language: 'ru', dueAt, zone: 'Asia/Oral' } as const;
  assert.match(text(dueDate({ ...props, now: dueAt - 26 * 3_600_000 })), /Осталось 1 день/);
  assert.match(text(dueDate({ ...props, now: dueAt - 61 * 60_000 })), /Осталось 1 час/);
  assert.match(text(dueDate({ ...props, now: dueAt - 1 })), /Осталось 1 минута/);
  assert.match(text(dueDate({ ...props, now: dueAt, left: { value: 3, unit: 'working-day' } })), /Осталось 3 рабочих дня/);
  assert.match(text(dueDate({ ...props, now: dueAt + 86_400_000 })), /Просрочено на 1 день/);
  const afterMidnight = Date.UTC(2026, 10, 25, 19, 2);
  assert.match(text(dueDate({ ...props, dueAt: afterMidnight, now: afterMidnight - 5 * 60_000 })), /Осталось 5 минут/, 'though it is tomorrow');
  assert.match(text(dueDate({ ...props, dueAt: afterMidnight - 3 * 60_000, now: afterMidnight })), /Просрочено на 3 минуты/);
  assert.match(text(dueDate({ ...props, dueAt: afterMidnight, now: afterMidnight - 60 * 60_000 })), /Осталось 1 день/);
  assert.equal(duration(t, 15, 'minute'), '15 минут');
});

test('each station says its state in words, and only the current one is the current step', () => {
  const line = String(routeLine({ t, stations: [{ title: 'А', state: 'done' }, { title: 'Б', state: 'late' }, { title: 'В', state: 'ahead' }] }));
  assert.match(text(line), /А Орындалды Б Қазір осында, мерзімі өтті В Алда/);
  assert.equal(line.match(/aria-current="step"/g)?.length, 1);
});

test('a passage keeps the language it is written in; a line without a note is left alone', () => {
  const note = marginNote({ t: translator('ru'), language: 'ru', clause: 'пункт 5', passage: { language: 'kk', text: 'Мәтін' } });
  assert.match(String(note), /<blockquote lang="kk">Мәтін/);
  assert.equal(String(beside(html`<p>x</p>`)), '<p>x</p>');
});

test('the computation numbers nothing but counted days and says why a day is skipped', () => {
  const days = [{ day: '2026-11-21', counted: false, why: 'демалыс күні' }, { day: '2026-11-23', counted: true }];
  const note = marginNote({ t, language: 'kk', clause: '5-тармақ', computation: { norm: '1 жұмыс күні', from: 'тіркелген сәт', due: '23.11.2026', days } });
  assert.match(text(note), /21\.11\.2026, сенбі есептелмейді: демалыс күні 23\.11\.2026, дүйсенбі есептеледі/);
});

test('pages: first, last, neighbours; nothing for one page', () => {
  const pages = (page: number, count: number) => text(pagination({ t, page, pages: count, href: (number) => `?page=${number}` }));
  assert.equal(pages(1, 1), 'null');
  assert.equal(pages(1, 2), '1 2 Келесі');
  assert.equal(pages(5, 9), 'Алдыңғы 1 … 4 5 6 … 9 Келесі');
  assert.equal(pages(9, 9), 'Алдыңғы 1 … 8 9');
});

test('an empty table says so; cells carry their column’s title for narrow screens', () => {
  const columns = [{ title: 'Іс' }, { title: 'Мерзімі' }];
  assert.match(text(table({ t, caption: 'Істер', columns, rows: [] })), /Жазба жоқ/);
  assert.match(String(table({ t, caption: 'Істер', columns, rows: [['1', 'ертең']] })), /<td role="cell" data-label="Мерзімі"><div>ертең/);
});

test('a field for files names the media types of its extensions, so that a telephone offers its camera', () => {
  const field = String(fileUpload({ t: translator('kk'), name: 'scan', label: 'Көшірме', accept: ['.pdf', '.jpg', '.jpeg', '.png', '.p12'], megabytesMax: 5 }));
  assert.match(field, /accept="\.pdf,\.jpg,\.jpeg,\.png,\.p12,application\/pdf,image\/jpeg,image\/png"/);
  assert.doesNotMatch(field, /capture/, 'a PDF and an earlier photograph can be chosen as well');
});
