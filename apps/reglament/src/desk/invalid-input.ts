/** One thing wrong with what a person entered. `code` is worded by the screen as `errors.<code>` in the user's language. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface InvalidInput {
  readonly kind: 'invalid';
  readonly problems: readonly FieldProblem[];
}

export function invalidInput(...problems: readonly FieldProblem[]): InvalidInput {
  return { kind: 'invalid', problems };
}
