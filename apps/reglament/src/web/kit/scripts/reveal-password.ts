/** Shows a password to whoever types it, on their own wish; hidden again when it is sent, so that no browser keeps it as a text. */
export function revealPasswords(page: Document): void {
  const boxes = (within: ParentNode): readonly HTMLInputElement[] => [...within.querySelectorAll<HTMLInputElement>('input[data-reveal]')];
  const set = (box: HTMLInputElement, shown: boolean): void => {
    const password = page.getElementById(box.dataset['reveal'] ?? '');
    if (password instanceof HTMLInputElement) password.type = shown ? 'text' : 'password';
    box.checked = shown;
  };
  page.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset['reveal'] !== undefined) set(target, target.checked);
  });
  page.addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement) for (const box of boxes(target)) set(box, false);
  });
  // A page that comes back as it was left does not come back with an open password.
  page.defaultView?.addEventListener('pageshow', () => { for (const box of boxes(page)) set(box, false); });
}
