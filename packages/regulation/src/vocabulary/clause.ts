/** The two parts of a clause's number as regulations cite it: "11.4" is sub-paragraph 4) of paragraph 11, "5" paragraph 5. */
export interface ClauseParts { readonly paragraph: string; readonly subparagraph?: string }

/** What is printed otherwise (a point of an annex) is one paragraph, cited as it stands. */
export function partsOfClause(clause: string): ClauseParts {
  const [, paragraph, subparagraph] = /^(\d+)\.(\d+)$/.exec(clause) ?? [];
  return paragraph === undefined || subparagraph === undefined ? { paragraph: clause } : { paragraph, subparagraph };
}
