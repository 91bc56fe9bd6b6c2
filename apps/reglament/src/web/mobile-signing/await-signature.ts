/** Asks until the phone has signed, then goes on, or was refused, then shows why; without this module the page's button does the same. */
const PAUSE_MS = 2000;

const place = document.querySelector<HTMLElement>('[data-await-signature]');
if (place !== null) void awaitSignature(place.dataset['awaitSignature'] ?? '', Number(place.dataset['refusals']));

async function awaitSignature(address: string, refusalsShown: number): Promise<void> {
  for (;;) {
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    const answer = await ask(address, refusalsShown);
    if (answer === 'waiting') continue;
    // Refused on the phone, expired, signed out or unknown: the server's own page says it best.
    return answer === 'changed' ? location.reload() : location.assign(answer.href);
  }
}

async function ask(address: string, refusalsShown: number): Promise<'waiting' | 'changed' | { readonly href: string }> {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' }, redirect: 'manual' });
    if (!response.ok) return response.status >= 500 ? 'waiting' : 'changed';
    const { state, href, refusals } = await response.json() as { readonly state?: unknown; readonly href?: unknown; readonly refusals?: unknown };
    if (state === 'done' && typeof href === 'string') return { href };
    return state === 'waiting' && refusals === refusalsShown ? 'waiting' : 'changed';
  } catch {
    // The network is away for a moment, which is no reason to stop waiting.
    return 'waiting';
  }
}
