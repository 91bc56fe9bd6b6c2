import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { passedSteps } from '@reglament/engine';
import { loadRegulations } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { findChromium, chromiumOrSkip } from '../../scripts/chromium.ts';
import { edge, plansFor } from '../walk/plan.ts';
import { walkInBrowser } from './route.ts';
import { openScreens } from './screens.ts';
import type { Screens } from './screens.ts';

/** Here the guardianship system holds the data and no official has anything to do; elsewhere it holds none. */
const AUTOMATIC = 'PA';

/** The first route of a template, in the order of the decrees: templates differ, routes of one do not. */
function routeOf(regulations: Iterable<Regulation>, template: string): { readonly regulation: Regulation; readonly route: string } {
  for (const regulation of regulations) {
    const route = regulation.routes.find((candidate) => candidate.template === template && regulation.compiled.get(candidate.route)?.startable === true);
    if (route !== undefined) return { regulation, route: route.route };
  }
  throw new Error(`Expected a route of template ${template}, but no regulation has one that can be started`);
}

/** One browser test per template: the route from its first step to the result, each step by its own actor at their own screen. */
export function walkTemplates(templates: readonly string[]): void {
  describe(`routes of the templates ${templates.join(', ')} in a browser`, () => {
    let screens: Screens | undefined;
    before(async () => {
      const executablePath = findChromium();
      if (executablePath !== undefined) screens = await openScreens(executablePath);
    }, { timeout: 90_000 });
    after(async () => screens?.close());

    for (const template of templates) {
      it(`${template}: each step by its own actor at their own screen, up to the result`, { timeout: 180_000 }, async (t) => {
        if (chromiumOrSkip(t) === undefined || screens === undefined) return;
        const { regulation, route } = routeOf(screens.world.desk.library.regulations.values(), template);
        const compiled = regulation.compiled.get(route)!;
        const { state, entries, workers } = await walkInBrowser(screens, regulation, compiled, template === AUTOMATIC ? 'found' : 'absent');

        assert.equal(state.outcome?.kind, 'issued', `${regulation.id} ${route}`);
        const walked = passedSteps(entries).map(({ node, outcome }) => edge(node, outcome));
        const led = plansFor(regulation, compiled).map(({ outcomes }) => outcomes.map(({ node, outcome }) => edge(node, outcome)));
        assert.ok(led.some((plan) => plan.join() === walked.join()), `${regulation.id} ${route} leads nobody this way: ${walked.join(', ')}`);
        assert.ok(workers.length > 0 || template === AUTOMATIC, 'officials have worked on it');
        assert.deepEqual(screens.world.failures, []);
      });
    }

    it('every screen on the way keeps the rules of accessibility and fits a telephone', (t) => {
      if (chromiumOrSkip(t) === undefined || screens === undefined) return;
      assert.deepEqual(screens.complaints, []);
    });
  });
}

/** Every template that some regulation uses. */
export async function usedTemplates(): Promise<ReadonlySet<string>> {
  const { regulations } = await loadRegulations(path.join(import.meta.dirname, '../../regulations'));
  return new Set([...regulations.values()].flatMap(({ routes, compiled }) => routes.filter(({ route }) => compiled.get(route)?.startable === true).map(({ template }) => template)));
}
