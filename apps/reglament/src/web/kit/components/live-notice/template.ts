import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { shape } from '../../shapes.ts';

export type LiveNoticeProps = {
  /** What is so already when the page is made. */
  readonly text?: string | undefined;
  /** Where the module `watch-case` asks what is new. */
  readonly askAt?: string;
  /** Shown with a text after which the page is out of date: a link to the page as it is now. */
  readonly reload: { readonly text: string; readonly href: string };
};

/**
 * A line at the foot of the window that can change while the page is open: nothing under the hand moves when it comes.
 * Read out when it changes; empty, it takes no room.
 */
export function liveNotice({ text, askAt, reload }: LiveNoticeProps): Html {
  return html`<div class="live-notice" role="status"${attributes({ 'data-ask': askAt })}>
<p class="live-notice-line"${attributes({ hidden: text === undefined })}>${shape('info')}<span><span data-words>${text ?? ''}</span> <a href="${reload.href}" data-reload hidden>${reload.text}</a></span></p>
</div>`;
}
