/**
 * Carries what is typed but not sent yet over to the same page in another language or display, in this window alone and
 * for as long as the page takes to come. Passwords and files are entered anew: the one is not to be kept, the other cannot be.
 * Without scripts a page that was sent once still keeps what was typed wherever the server does.
 */
const KEY = 'entries';
const SECONDS_MAX = 60;
const SWITCHES = '.languages a, a[href^="/display?"]';
const NOT_CARRIED = ['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'];

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** Number of the form on the page, name, value or choice. */
type Entry = readonly [form: number, name: string, value: string];
interface Carried { readonly path: string; readonly at: number; readonly entries: readonly Entry[] }

export function carryEntries(page: Document): void {
  restore(page);
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(SWITCHES) : null;
    if (link === null || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = new URL(link.href);
    // The display is changed on the way back to the page.
    const path = to.pathname === '/display' ? new URL(to.searchParams.get('back') ?? '/', link.href).pathname : to.pathname;
    const carried: Carried = { path, at: Date.now(), entries: entriesOn(page) };
    // A window that may store nothing loses what a window without scripts loses.
    try { sessionStorage.setItem(KEY, JSON.stringify(carried)); } catch { return; }
    page.dispatchEvent(new Event('entries-carried'));
  });
}

function entriesOn(page: Document): readonly Entry[] {
  return controlsOf(page).flatMap(([form, control]) => (isChoice(control) && !control.checked ? [] : [[form, control.name, control.value] as const]));
}

function restore(page: Document): void {
  const carried = takeCarried();
  if (carried === undefined || carried.path !== location.pathname || Date.now() - carried.at > SECONDS_MAX * 1000) return;
  const has = ([form, name, value]: Entry): boolean => carried.entries.some((entry) => entry[0] === form && entry[1] === name && entry[2] === value);
  for (const [form, control] of controlsOf(page)) {
    if (isChoice(control)) {
      const checked = has([form, control.name, control.value]);
      if (checked !== control.checked) enter(control, () => { control.checked = checked; });
    } else {
      const value = carried.entries.find((entry) => entry[0] === form && entry[1] === control.name)?.[2];
      if (value !== undefined && value !== control.value) enter(control, () => { control.value = value; });
    }
  }
}

/** As if typed: what keeps drafts or asks before leaving hears of it. */
function enter(control: Control, change: () => void): void {
  change();
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

function takeCarried(): Carried | undefined {
  try {
    const stored = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return stored === null ? undefined : JSON.parse(stored) as Carried;
  } catch { return undefined; }
}

function controlsOf(page: Document): readonly (readonly [number, Control])[] {
  return [...page.querySelectorAll<HTMLFormElement>('main form')].flatMap((form, index) =>
    [...form.elements].filter((element): element is Control => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)
      .filter((control) => control.name !== '' && !isSecret(control) && !NOT_CARRIED.includes(control.type)).map((control) => [index, control] as const));
}

/** Also while it is shown. */
function isSecret(control: Control): boolean {
  return control.autocomplete.includes('password');
}

function isChoice(control: Control): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox';
}
