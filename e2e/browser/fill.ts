/** Types into a form on the screen what somebody with the papers in hand would type, and presses its button. */
import type { Locator, Page } from 'playwright-core';
import type { Regulation } from '@reglament/regulation';
import { formsOf } from '../http/index.ts';
import type { PageForm } from '../http/index.ts';
import { filledIn } from '../walk/fill-in.ts';

/** The forms of the page as it stands, in the order in which they stand there. */
export async function formsOn(page: Page): Promise<readonly PageForm[]> {
  return formsOf(await page.content());
}

/** Fills the `index`-th form of the page in; what stands there already is left. */
export async function fillIn(page: Page, form: PageForm, index: number, regulation: Regulation, photograph: string, chosen: Readonly<Record<string, string>> = {}): Promise<Locator> {
  const place = page.locator('form').nth(index);
  await unfold(place);
  const entered = { ...filledIn(form, regulation), ...chosen };
  for (const [name, value] of Object.entries(entered)) {
    if (typeof value !== 'string') await place.locator(`input[name="${name}"]`).setInputFiles(photograph);
    else if (value !== (form.fields[name] ?? '')) await enter(place, name, value);
  }
  return place;
}

async function enter(place: Locator, name: string, value: string): Promise<void> {
  const control = place.locator(`[name="${name}"]`).first();
  const kind = await control.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase()));
  // A part that the page shows only after another answer is nobody's to fill in yet.
  if (kind === 'hidden' || !await control.isVisible()) return;
  switch (kind) {
    case 'radio':
    case 'checkbox': return place.locator(`[name="${name}"][value="${value}"]`).check();
    case 'select': await control.selectOption(value); return;
    default: return control.fill(value);
  }
}

/** A turn for the worse is folded until it is wanted. */
async function unfold(place: Locator): Promise<void> {
  const folded = place.locator('xpath=ancestor::details[not(@open)]');
  if (await folded.count() > 0) await folded.first().locator('summary').first().click();
}

/** Presses the form's own button and waits for the page that follows. */
export async function press(page: Page, place: Locator): Promise<void> {
  // Neither a draft kept meanwhile nor the page that is still there may be taken for the answer.
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST' && response.request().isNavigationRequest()), page.waitForEvent('load'),
    place.locator('button.button-primary, button.button-warning, button.button-secondary').first().click(),
  ]);
  if (answer.status() >= 400) throw new Error(`Expected the form to be taken, but the page says ${answer.status()}: ${(await page.locator('.error-summary, .notification, h1').first().innerText()).slice(0, 300)}`);
}
