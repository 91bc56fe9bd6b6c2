/** Asks before leaving a page whose form was changed and not sent. The browser words the question itself. */
export function guardAgainstLeaving(page: Document): void {
  let changed = false;
  page.addEventListener('input', (event) => {
    if (event.target instanceof Element && event.target.closest('form[data-confirm-leave]') !== null) changed = true;
  });
  page.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) changed = false;
  });
  // Nothing is lost: the page comes back as it was, in another language.
  page.addEventListener('entries-carried', () => { changed = false; });
  page.defaultView?.addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}
