import { html } from '../../html.ts';
import type { Html } from '../../html.ts';
import type { Translate } from '../../../texts/index.ts';

/** On a phone all notes of a page fold under this one switch; with room beside the text it is not there. Works without scripts. */
export function noteSwitch(t: Translate): Html {
  return html`<div class="note-switch"><input type="checkbox" id="show-notes"><label for="show-notes">${t('kit.showNotes')}</label></div>`;
}

/** A long part of a page with a switch of its own: the notes elsewhere on the page stay to be seen. */
export function foldedNotes(t: Translate, part: Html): Html {
  return html`<div class="notes-fold">${noteSwitch(t)}${part}</div>`;
}
