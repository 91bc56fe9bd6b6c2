import { html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { controlAttributes, field } from '../field/template.ts';
import type { FieldProps } from '../field/template.ts';
import { fieldId } from '../error-summary/template.ts';

export type TextInputProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel';
  /** How many characters the field looks wide; the person may write more. */
  readonly width?: 4 | 10 | 20 | 'full';
  readonly maxLength?: number;
  readonly autocomplete?: string;
  readonly numeric?: boolean;
  readonly readOnly?: boolean;
};

/** One line of text. */
export function textInput(props: TextInputProps): Html {
  const more = {
    type: props.type ?? 'text',
    value: props.value ?? null,
    maxlength: props.maxLength ?? null,
    autocomplete: props.autocomplete ?? null,
    inputmode: props.numeric === true ? 'numeric' : null,
    readonly: props.readOnly === true,
    'data-width': props.width ?? null,
  };
  return field(props, html`<input class="input"${controlAttributes(props, more)}>`);
}

export type IinInputProps = Omit<TextInputProps, 'label' | 'name'> & { readonly label?: string; readonly name?: string };

/** The IIN: twelve digits. A telephone shows its number pad; spaces typed inside are the server's to drop. */
export function iinInput(props: IinInputProps): Html {
  const { t } = props;
  const filled = { ...props, name: props.name ?? 'iin', label: props.label ?? t('kit.iin'), hint: props.hint ?? t('kit.iinHint') };
  const more = { type: 'text', inputmode: 'numeric', autocomplete: props.autocomplete ?? 'username', spellcheck: 'false', value: props.value ?? null, 'data-width': 'iin' };
  return field(filled, html`<input class="input input-figures"${controlAttributes(filled, more)}>`);
}

/**
 * A password. It is never written back into the page, so there is no `value`. `revealable` lets its owner see what a small
 * keyboard has typed: where people are alone with their telephone, not at a counter.
 */
export function passwordInput(props: FieldProps & { readonly use: 'current' | 'new'; readonly revealable?: boolean }): Html {
  const more = { type: 'password', autocomplete: props.use === 'new' ? 'new-password' : 'current-password', spellcheck: 'false', 'data-width': 20 };
  const id = fieldId(props.name);
  return field(props, html`<input class="input"${controlAttributes(props, more)}>${props.revealable === true &&
    html`<div class="choice reveal"><input type="checkbox" id="${id}-reveal" data-reveal="${id}" autocomplete="off"><label for="${id}-reveal">${props.t('kit.showPassword')}</label></div>`}`);
}

/** Several lines of text. */
export function textArea(props: FieldProps & { readonly value?: string | undefined; readonly rows?: number; readonly maxLength?: number; readonly autocomplete?: string }): Html {
  const hint = props.hint ?? (props.maxLength === undefined ? undefined : props.t('kit.charactersMax', { count: props.maxLength }));
  const filled = hint === undefined ? props : { ...props, hint };
  // No `maxlength`: a browser cuts off what is pasted without a word. The length is said beside the field and checked when it is sent.
  const more = { rows: props.rows ?? 5, autocomplete: props.autocomplete ?? null };
  // The line end after the tag is dropped by browsers; without it a value that begins with one would lose it.
  return field(filled, html`<textarea class="input"${controlAttributes(filled, more)}>
${props.value ?? ''}</textarea>`);
}
