/** What all fields share: label, hint, error, and a note of the law in the margin. */
import { attributes, html } from '../../html.ts';
import type { Attributes, Html } from '../../html.ts';
import { shape } from '../../shapes.ts';
import { beside } from '../margin-note/template.ts';
import { fieldId } from '../error-summary/template.ts';
import type { Translate } from '../../../texts/index.ts';

export type FieldProps = {
  readonly t: Translate;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** The worded error of this field. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** `marginNote(...)`: where the law asks for this field. */
  readonly note?: Html;
  /** The label is the page's h1 (one question a page). */
  readonly labelIsHeading?: boolean;
};

/** Label, hint and error around a single control. */
export function field(props: FieldProps, control: Html): Html {
  const { t, name, label, optional = false, labelIsHeading = false, note } = props;
  const words = html`<label for="${fieldId(name)}">${label}${optional && html` <span class="optional">${t('kit.optional')}</span>`}</label>`;
  return beside(
    html`<div class="${props.error === undefined ? 'field' : 'field field-wrong'}">
${labelIsHeading ? html`<h1 class="label-heading">${words}</h1>` : words}
${hintAndError(props)}
${control}
</div>`,
    note,
  );
}

/** A group of controls under one legend. */
export function fieldGroup(props: FieldProps, controls: Html): Html {
  const { t, name, label, optional = false, labelIsHeading = false, note } = props;
  const words = html`${label}${optional && html` <span class="optional">${t('kit.optional')}</span>`}`;
  return beside(
    html`<fieldset class="${props.error === undefined ? 'field' : 'field field-wrong'}" id="${fieldId(name)}-group"${describedBy(props)}>
<legend>${labelIsHeading ? html`<h1 class="label-heading">${words}</h1>` : words}</legend>
${hintAndError(props)}
${controls}
</fieldset>`,
    note,
  );
}

/** `id`, `name`, and the ties to hint and error that every control carries. */
export function controlAttributes(props: FieldProps, more: Parameters<typeof attributes>[0] = {}): Attributes {
  return attributes({
    id: fieldId(props.name),
    name: props.name,
    'aria-describedby': description(props),
    'aria-invalid': props.error === undefined ? null : 'true',
    ...more,
  });
}

function hintAndError({ t, name, hint, error }: FieldProps): Html {
  const id = fieldId(name);
  return html`${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}${
    error !== undefined && html`<p class="error" id="${id}-error">${shape('late')}<span><span class="hidden">${t('kit.errorPrefix')}</span> ${error}</span></p>`
  }`;
}

function describedBy(props: FieldProps): Attributes {
  return attributes({ 'aria-describedby': description(props) });
}

function description({ name, hint, error }: FieldProps): string | null {
  const ids = [hint !== undefined && `${fieldId(name)}-hint`, error !== undefined && `${fieldId(name)}-error`].filter((id) => id !== false);
  return ids.length === 0 ? null : ids.join(' ');
}
