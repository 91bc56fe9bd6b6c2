import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';

export type FormProps = {
  readonly action: string;
  readonly csrf: string;
  readonly body: Html;
  /** With files. */
  readonly multipart?: boolean;
  /** Makes a repeated submission the same submission. */
  readonly idempotencyKey?: string;
  /** Text of the button while sending (`t('kit.sending')`); the script keeps a second click from sending twice. */
  readonly sending?: string;
  /** Warn before leaving with unsaved entries. */
  readonly confirmLeave?: boolean;
  readonly id?: string;
  /** Where what is entered is kept meanwhile, by the module `keep-draft`. */
  readonly keepAt?: string;
};

/** A form that changes something: POST, with the token against forged requests. The browser's own checks are off. */
export function form({ action, csrf, body, multipart = false, idempotencyKey, sending, confirmLeave = false, id, keepAt }: FormProps): Html {
  const more = attributes({
    id, method: 'post', action, novalidate: true, enctype: multipart ? 'multipart/form-data' : null,
    'data-sending': sending, 'data-confirm-leave': confirmLeave, 'data-keep': keepAt,
  });
  return html`<form${more}>
<input type="hidden" name="csrf" value="${csrf}">
${idempotencyKey !== undefined && html`<input type="hidden" name="idempotencyKey" value="${idempotencyKey}">`}
${body}
</form>`;
}
