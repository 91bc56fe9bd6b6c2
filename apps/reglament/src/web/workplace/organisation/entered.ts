import { errorOf } from '../../kit/index.ts';
import type { FieldError } from '../../kit/index.ts';
import type { Fields } from '../read-form.ts';

/** After something was wrong: which form it was, what was entered, what is wrong. */
export interface FormAgain { readonly form: string; readonly fields: Fields; readonly errors: readonly FieldError[] }

export const ORGANISATION = '/workplace/organisation';

export interface Entered { readonly text: (name: string) => string | undefined; readonly list: (name: string) => readonly string[]; readonly error: (name: string) => string | undefined; readonly open: boolean }

export function enteredIn(again: FormAgain | undefined, name: string): Entered {
  if (again?.form !== name) return { text: () => undefined, list: () => [], error: () => undefined, open: false };
  return { text: again.fields.text, list: again.fields.list, error: (field) => errorOf(again.errors, field), open: true };
}
