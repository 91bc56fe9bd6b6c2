/** Choosing among given answers: select, radios, checkboxes. */
import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { controlAttributes, field, fieldGroup } from '../field/template.ts';
import type { FieldProps } from '../field/template.ts';
import { fieldId } from '../error-summary/template.ts';
import { shape } from '../../shapes.ts';
import { beside } from '../margin-note/template.ts';

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string };

/** For long lists only; up to about seven answers are better shown as radios. */
export function select(props: FieldProps & { readonly choices: readonly Choice[]; readonly value?: string | undefined }): Html {
  const option = ({ value, text }: Choice): Html => html`<option${attributes({ value, selected: value === props.value })}>${text}</option>`;
  return field(props, html`<select class="input"${controlAttributes(props)}><option value="">${props.t('kit.chooseOne')}</option>${props.choices.map(option)}</select>`);
}

/** One answer out of several. */
export function radios(props: FieldProps & { readonly choices: readonly Choice[]; readonly value?: string | undefined; readonly inline?: boolean }): Html {
  const chosen = props.value === undefined ? [] : [props.value];
  return group(props, 'radio', chosen, props.inline ?? false);
}

/** Any number of answers; all posted under the same name. */
export function checkboxes(props: FieldProps & { readonly choices: readonly Choice[]; readonly values?: readonly string[] }): Html {
  return group(props, 'checkbox', props.values ?? [], false);
}

/** A single statement to agree to, such as the consent to the use of protected data. */
export function checkbox(props: Omit<FieldProps, 'labelIsHeading'> & { readonly value?: string; readonly checked?: boolean }): Html {
  const { t, name, label, hint, error, note, value = 'yes', checked = false } = props;
  const id = fieldId(name);
  const control = html`<div class="choice"><input${controlAttributes(props, { type: 'checkbox', value, checked })}><label for="${id}">${label}</label>${
    hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`
  }</div>`;
  const wrong = error !== undefined && html`<p class="error" id="${id}-error">${shape('late')}<span><span class="hidden">${t('kit.errorPrefix')}</span> ${error}</span></p>`;
  return beside(html`<div class="${error === undefined ? 'field' : 'field field-wrong'}">${wrong}${control}</div>`, note);
}

/** A box in the row of a table, for what can be done with many rows at once; it belongs to a form elsewhere on the page. */
export function rowChoice({ form, name, value, label, checked = false }: { readonly form: string; readonly name: string; readonly value: string; readonly label: string; readonly checked?: boolean }): Html {
  return html`<span class="choice row-choice"><input${attributes({ type: 'checkbox', form, name, value, checked, 'aria-label': label })}></span>`;
}

function group(props: FieldProps & { readonly choices: readonly Choice[] }, type: 'radio' | 'checkbox', chosen: readonly string[], inline: boolean): Html {
  const one = (choice: Choice, index: number): Html => {
    // The first control carries the field's own id: the error summary's link must put the focus on something usable.
    const id = index === 0 ? fieldId(props.name) : `${fieldId(props.name)}-${index + 1}`;
    const hintId = choice.hint === undefined ? null : `${id}-choice-hint`;
    const more = attributes({ id, name: props.name, type, value: choice.value, checked: chosen.includes(choice.value), 'aria-describedby': hintId });
    return html`<div class="choice"><input${more}><label for="${id}">${choice.text}</label>${hintId !== null && html`<p class="hint" id="${hintId}">${choice.hint}</p>`}</div>`;
  };
  return fieldGroup(props, html`<div class="${inline ? 'choices choices-inline' : 'choices'}">${props.choices.map(one)}</div>`);
}
