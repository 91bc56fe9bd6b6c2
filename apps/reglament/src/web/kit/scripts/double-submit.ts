/** Lets a form be sent once: a second click while the first is under way does nothing. The server is safe without this. */
export function guardAgainstDoubleSubmit(page: Document): void {
  const sent = new Map<HTMLFormElement, () => void>();
  page.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return;
    if (sent.has(form)) event.preventDefault();
    else sent.set(form, showSending(form, event.submitter));
  });
  // Coming back with the browser's "back", the page stands as it was left: let it be sent again.
  page.defaultView?.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    for (const restore of sent.values()) restore();
    sent.clear();
  });
}

/** The button is not `disabled`: then its own name and value would not be sent. */
function showSending(form: HTMLFormElement, button: HTMLElement | null): () => void {
  const words = form.dataset['sending'];
  if (button === null) return () => undefined;
  const before = [...button.childNodes];
  button.setAttribute('aria-disabled', 'true');
  if (words !== undefined) button.replaceChildren(words);
  return () => {
    button.removeAttribute('aria-disabled');
    button.replaceChildren(...before);
  };
}
