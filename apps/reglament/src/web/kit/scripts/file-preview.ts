/** Lists the chosen files under their field with sizes, and says at once which is too large. */
export function listChosenFiles(page: Document): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('input[data-choose]')) {
    const { choose = '', chooseByTouch = choose } = input.dataset;
    // A finger drags no files.
    const words = span(page, matchMedia('(hover: none) and (pointer: coarse)').matches ? chooseByTouch : choose, 'file-words');
    words.setAttribute('aria-hidden', 'true');
    input.after(words);
  }
  page.addEventListener('change', (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.type === 'file' && input.dataset['files'] !== undefined) show(page, input);
  });
}

function show(page: Document, input: HTMLInputElement): void {
  const { files: title = '', tooLarge = '', megabytes = '0' } = input.dataset;
  const place = input.closest('.file-drop') ?? input;
  const old = place.nextElementSibling;
  if (old?.classList.contains('files') === true) old.remove();
  const files = [...(input.files ?? [])];
  if (files.length === 0) return;
  const list = page.createElement('ul');
  list.className = 'files';
  list.setAttribute('aria-label', title);
  list.setAttribute('aria-live', 'polite');
  list.append(...files.map((file) => line(page, file, Number(megabytes), tooLarge)));
  place.after(list);
}

function line(page: Document, file: File, megabytesMax: number, tooLarge: string): HTMLElement {
  const item = page.createElement('li');
  const wrong = file.size > megabytesMax * 1024 * 1024;
  item.append(span(page, file.name), span(page, sizeOf(file.size), 'quiet'));
  if (wrong) item.append(span(page, tooLarge, 'file-wrong'));
  return item;
}

function span(page: Document, text: string, look = ''): HTMLElement {
  const element = page.createElement('span');
  element.className = look;
  element.textContent = text;
  return element;
}

/** КБ and МБ are read alike in Kazakh and Russian; the page's language decides for English. */
function sizeOf(bytes: number): string {
  const english = document.documentElement.lang === 'en';
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} ${english ? 'KB' : 'КБ'}` : `${(bytes / 1024 / 1024).toFixed(1).replace('.', english ? '.' : ',')} ${english ? 'MB' : 'МБ'}`;
}
