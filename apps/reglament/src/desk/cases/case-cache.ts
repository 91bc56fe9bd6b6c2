import type { StoredCase } from '../../storage/index.ts';

/**
 * The last known state of the cases this process works on. Only a shortcut: every write is guarded by the version,
 * so a stale entry costs a second try and never a wrong transition.
 */
export interface CaseCache {
  readonly get: (id: string) => StoredCase | undefined;
  readonly put: (stored: StoredCase) => void;
  readonly forget: (id: string) => void;
}

export function caseCache(casesMax = 5000): CaseCache {
  const kept = new Map<string, StoredCase>();
  return {
    get: (id) => kept.get(id),
    put: (stored) => {
      kept.delete(stored.state.id);
      if (stored.state.status === 'ended') return;
      kept.set(stored.state.id, stored);
      if (kept.size > casesMax) kept.delete(kept.keys().next().value ?? '');
    },
    forget: (id) => { kept.delete(id); },
  };
}
