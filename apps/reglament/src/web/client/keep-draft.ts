/**
 * Keeps what is entered into a form while it is being entered; without this module the button beside the form does it.
 * A moment after the last keystroke, and at once when the page is left.
 */
const QUIET_MILLISECONDS = 1500;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
  const address = form.dataset['keep'] ?? '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    const entries = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
    void fetch(address, { method: 'POST', body: new URLSearchParams(entries), headers: { accept: 'application/json' }, keepalive: true, redirect: 'manual' })
      // Sent on to sign in, nothing was kept: a redirect is no success.
      .then(({ ok }) => { say(form, ok); }, () => { say(form, false); });
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, QUIET_MILLISECONDS);
  });
  // Sent for good: there is nothing left to keep.
  form.addEventListener('submit', () => { clearTimeout(waiting); waiting = undefined; });
  addEventListener('pagehide', keep);
}

function say(form: HTMLFormElement, kept: boolean): void {
  const place = form.querySelector<HTMLElement>('[data-kept]');
  if (place !== null) place.textContent = place.getAttribute(kept ? 'data-kept' : 'data-not-kept');
}
