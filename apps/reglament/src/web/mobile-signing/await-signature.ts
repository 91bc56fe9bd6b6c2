/** Asks until the phone has signed, then goes on; without this module the page's button does the same. */
const PAUSE_MS = 2000;

const place = document.querySelector<HTMLElement>('[data-await-signature]');
if (place !== null) void awaitSignature(place.dataset['awaitSignature'] ?? '');

async function awaitSignature(address: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    const answer = await ask(address);
    if (answer === 'waiting') continue;
    // Expired, signed out or unknown: the server's own page says it best.
    return answer === 'gone' ? location.reload() : location.assign(answer.href);
  }
}

async function ask(address: string): Promise<'waiting' | 'gone' | { readonly href: string }> {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' }, redirect: 'manual' });
    if (!response.ok) return response.status >= 500 ? 'waiting' : 'gone';
    const { state, href } = await response.json() as { readonly state?: unknown; readonly href?: unknown };
    if (state === 'done' && typeof href === 'string') return { href };
    return state === 'waiting' ? 'waiting' : 'gone';
  } catch {
    // The network is away for a moment, which is no reason to stop waiting.
    return 'waiting';
  }
}
