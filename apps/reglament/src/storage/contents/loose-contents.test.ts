import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testDatabase } from '../testing/index.ts';
import { CONTENT_REFERENCES } from './loose-contents.ts';

const names = (references: readonly { readonly table: string; readonly column: string }[]): readonly string[] => references.map(({ table, column }) => `${table}.${column}`).sort();

/** Bytes that are no hash of a content. A new column of bytes stands here with its reason, or refers to `content` by a foreign key. */
const OTHER_BYTES: Readonly<Record<string, string>> = {
  'cases.head': 'hash of a journal entry', 'journal.hash': 'hash of a journal entry', 'journal.previous': 'hash of a journal entry',
  'content.hash': 'the content itself', 'content.bytes': 'the content itself', 'message_content.hash': 'messages, kept by rules of their own', 'message_content.bytes': 'messages, kept by rules of their own',
  'message_journal.request_hash': 'names a message', 'message_journal.answer_hash': 'names a message', 'message_receipt.hash': 'names a message',
  'session.token_hash': 'hash of a token', 'queue_terminal.token_hash': 'hash of a token', 'mobile_signing.address_hash': 'hash of an address',
  'eds_login.browser_hash': 'hash of a token', 'one_time_code.browser_hash': 'hash of a token', 'attempt_limit.identifier_hash': 'hash of an identifier',
};

test('every column that refers to contents is known to the sweep, has an index for it and lets its content go', async (t) => {
  const { pool } = await testDatabase(t);
  const { rows } = await pool.query<{ table: string; column: string; indexed: boolean; lets: boolean }>(
    `select c.conrelid::regclass::text as table, a.attname as column,
       exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%s IS NOT NULL)', a.attname))) as indexed,
       exists (select from pg_trigger g join pg_proc f on f.oid = g.tgfoid where g.tgrelid = c.conrelid and g.tgenabled = 'O' and f.proname = 'lets_contents_go'
         and g.tgtype & 29 = 25 and a.attnum = any (g.tgattr) and a.attname = any (string_to_array(encode(g.tgargs, 'escape'), '\\000'))) as lets
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
     where c.contype = 'f' and c.confrelid = 'content'::regclass`);
  assert.deepEqual(names(rows), names(CONTENT_REFERENCES), 'name the column in CONTENT_REFERENCES');
  assert.deepEqual(names(rows.filter(({ indexed }) => !indexed)), [], 'a content that is removed is looked for in every one of these: give the column an index');
  assert.deepEqual(names(rows.filter(({ lets }) => !lets)), [], "when the row goes or names another content, its content becomes loose: create the trigger lets_contents_go('column')");
});

test('a column of bytes is a reference to contents with a foreign key, or something else with a reason', async (t) => {
  const { pool } = await testDatabase(t);
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select t.relname as table, a.attname as column from pg_attribute a join pg_class t on t.oid = a.attrelid
     where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype`);
  assert.deepEqual(names(rows), [...names(CONTENT_REFERENCES), ...Object.keys(OTHER_BYTES)].sort());
});

test('only the statements that mark what they name write the journal', () => {
  const source = join(import.meta.dirname, '..', '..');
  const writers = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && /\binto\s+journal\b/i.test(readFileSync(join(source, file), 'utf8')));
  assert.deepEqual(writers, [join('storage', 'cases', 'case-statements.ts')]);
});

test('nobody changes, empties or takes away what is kept', async (t) => {
  const { pool } = await testDatabase(t);
  const insert = (bytes: string, loose: string, journaled: boolean) => pool.query(`insert into content (hash, media_type, bytes, loose_since, journaled) values (sha256($1), 'text/plain', $1, ${loose}, $2)`, [Buffer.from(bytes), journaled]);
  await insert('жаңа', "now() - interval '23 hours'", false);
  await insert('сілтеме бар', 'null', false);
  await insert('журналда', "now() - interval '9 days'", true);
  for (const statement of ["delete from content where bytes = 'жаңа'::bytea", "delete from content where bytes = 'сілтеме бар'::bytea", "delete from content where bytes = 'журналда'::bytea", "update content set bytes = 'x'", 'update content set hash = sha256(hash)', 'update content set journaled = false', 'truncate content cascade']) {
    await assert.rejects(pool.query(statement), /kept|append-only|never changed/, statement);
  }
  assert.equal((await pool.query('select from content')).rowCount, 3);
});
