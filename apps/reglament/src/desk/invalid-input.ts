/** One thing wrong with what a person entered. `code` is worded by the screen as `errors.<code>` in the user's language. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What is longer than its field takes, in signs. Nothing is cut: half a sentence of a reason can say the opposite of the whole. */
export function lengthProblems(texts: Readonly<Record<string, string | undefined>>, max: number): readonly FieldProblem[] {
  return Object.entries(texts).flatMap(([field, text = '']) => ([...text].length > max ? [{ field, code: 'tooLong', params: { max } }] : []));
}

export interface InvalidInput {
  readonly kind: 'invalid';
  readonly problems: readonly FieldProblem[];
}

export function invalidInput(...problems: readonly FieldProblem[]): InvalidInput {
  return { kind: 'invalid', problems };
}
