/**
 * Tells whoever has a case open who else has it, and that it has changed meanwhile. Without this module the case's page
 * says the same when it is opened, and the server says it when something is sent from an old page.
 */
const EVERY_MILLISECONDS = 4000;

interface Answer { readonly kind: 'quiet' | 'others' | 'moved'; readonly text: string }

for (const notice of document.querySelectorAll<HTMLElement>('[data-ask]')) watch(notice, notice.dataset['ask'] ?? '');

function watch(notice: HTMLElement, address: string): void {
  let over = false;
  let asking = false;
  const ask = async (): Promise<void> => {
    if (over || asking || document.visibilityState !== 'visible') return;
    asking = true;
    const answer = await fetch(address, { headers: { accept: 'application/json' }, redirect: 'error' }).then(read, () => undefined);
    asking = false;
    // Signed out, another's case, or a server that is gone: saying nothing is better than saying something wrong.
    if (answer === 'closed') over = true;
    else if (answer !== undefined) {
      say(notice, answer);
      over = answer.kind === 'moved';
    }
  };
  const timer = setInterval(() => { if (over) clearInterval(timer); else void ask(); }, EVERY_MILLISECONDS);
  document.addEventListener('visibilitychange', () => void ask());
  addEventListener('pageshow', () => void ask());
}

async function read(response: Response): Promise<Answer | 'closed' | undefined> {
  if (response.status === 404 || response.status === 403) return 'closed';
  return response.ok ? await response.json() as Answer : undefined;
}

/** Changed only where the words are others: a screen reader reads each change out. */
function say(notice: HTMLElement, { kind, text }: Answer): void {
  const words = notice.querySelector<HTMLElement>('[data-words]');
  const line = notice.querySelector<HTMLElement>('p');
  if (words === null || line === null || words.textContent === text) return;
  words.textContent = text;
  line.hidden = text === '';
  const reload = notice.querySelector<HTMLElement>('[data-reload]');
  if (reload !== null) reload.hidden = kind !== 'moved';
}
