import { CHILDREN_MAX, childKey, NO_SPOUSE, SPOUSE } from '../../../desk/joint/co-signers.ts';
import { checkbox, details, errorOf, html, iinInput } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { clauseNote } from '../law/cite.ts';
import type { QuestionPage } from './form-pages.ts';

/** Rows that stand open; the others are folded until they are needed. */
const ROWS_SHOWN = 2;

/** Who signs with the applicant, as the form prints it. */
export function coSignerInputs(context: PageContext, { draft, errors }: QuestionPage): Html {
  const { t } = context;
  const { form, answers, regulation } = draft;
  const note = (lines: readonly [number, number]) => {
    const made = clauseNote(context, regulation, { clause: form.clause, lines }, { lines: true });
    return made === undefined ? {} : { note: made };
  };
  const input = (name: string, label: string, more = {}): Html => iinInput({ t, name, label, value: answers[name], autocomplete: 'off', error: errorOf(errors, name), ...more });
  const parts = form.coSigners.map(({ who, overYears = 0, word = '', lines }) => {
    if (who === 'spouse') return html`${input(SPOUSE, t('portal.joint.spouse'), note(lines))}${checkbox({ t, name: NO_SPOUSE, label: t('portal.joint.noSpouse'), hint: t('portal.joint.noSpouseHint'), checked: answers[NO_SPOUSE] === 'yes', error: errorOf(errors, NO_SPOUSE) })}`;
    const rows = Array.from({ length: CHILDREN_MAX }, (_, index) => ({ name: childKey(index + 1), html: input(childKey(index + 1), t('portal.joint.child', { number: index + 1 }), { optional: true, ...(index === 0 ? note(lines) : {}) }) }));
    const folded = rows.slice(ROWS_SHOWN);
    const isUsed = folded.some(({ name }) => (answers[name] ?? '') !== '');
    return html`<h2>${t('portal.joint.children', { years: overYears })}</h2><div class="field"><p>${t('portal.joint.childrenText', { word })}</p><p class="hint">${t('portal.joint.noEds', { word })}</p></div>
${rows.slice(0, ROWS_SHOWN).map((row) => row.html)}${details({ summary: t('portal.joint.moreChildren'), body: html`${folded.map((row) => row.html)}`, open: isUsed })}`;
  });
  return html`<div class="field"><p>${t('portal.joint.text')}</p></div>${parts}`;
}
