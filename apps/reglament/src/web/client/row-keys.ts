/** Moves along the rows of a list by the arrow keys; without it the Tab key does the same, one control at a time. */
for (const list of document.querySelectorAll<HTMLElement>('[data-rows]')) {
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    if (step === 0 || row === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...list.querySelectorAll<HTMLTableRowElement>('tbody tr')];
    const kind = event.target instanceof HTMLInputElement ? 'input' : 'a';
    const next = rows[rows.indexOf(row) + step];
    const target = next?.querySelector<HTMLElement>(kind) ?? next?.querySelector<HTMLElement>('a');
    if (target === null || target === undefined) return;
    event.preventDefault();
    target.focus();
  });
}
