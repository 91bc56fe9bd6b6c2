import type { LocalizedText } from '@reglament/regulation';
import type { Desk } from '../desk.ts';

/** Keeps in which language a person reads the site: messages to their telephone and mailbox are written in it. */
export async function keepSpokenLanguage({ db }: Pick<Desk, 'db'>, accountId: string, language: keyof LocalizedText): Promise<void> {
  await db.query('update account set language = $2 where id = $1 and language <> $2', [accountId, language]);
}
