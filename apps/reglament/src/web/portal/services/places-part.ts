/** Where one can go: the houses of the region, and those of a district or city that was asked for. */
import { CHANNEL_NAMES } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import type { Place } from '../../../desk/places/places.ts';
import { html, plainList, searchForm } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { servicePath } from '../law/cite.ts';
import { foldLetters } from './ways-of-typing.ts';

/** Few are shown as they are; of many one is found by its district or city. */
const FEW = 3;

export function placesPart(context: PageContext, regulation: Regulation, places: readonly Place[], asked: string): Html | null {
  const { t } = context;
  if (places.length === 0) return null;
  const found = asked === '' ? places : places.filter((place) => isIn(place, asked));
  const path = servicePath(regulation);
  return html`<h2 id="places">${t('portal.places.title')}</h2>
${places.length > FEW && searchForm({ action: `${path}#places`, name: 'place', label: t('portal.places.find'), value: asked, submit: t('portal.places.show') })}
${found.length === 0 ? html`<p>${t('portal.places.none')} <a href="${path}#places">${t('portal.places.all')}</a></p>` : plainList(found.map((place) => onePlace(context, place)))}`;
}

function onePlace(context: PageContext, place: Place): Html {
  const { language } = context;
  const hours = hoursWords(context, place);
  return html`<strong>${place.name[language]}</strong><br><span class="quiet">${CHANNEL_NAMES[place.channel][language]}</span>${place.address !== undefined && html`<br>${place.address[language]}`}${hours !== undefined && html`<br>${hours}`}`;
}

function hoursWords({ t }: PageContext, { hours }: Place): string | undefined {
  if (hours === undefined) return undefined;
  const { open, close, breaks, week } = hours;
  return [t(`portal.places.${week}`, { open, close }), ...breaks.map(([from, to]) => t('portal.places.break', { from, to }))].join(', ');
}

/** By the beginning of a word, in any of the languages, whatever its ending: "Орал", "Уральске". */
function isIn({ name, address }: Place, asked: string): boolean {
  const words = [name, address].flatMap((text) => (text === undefined ? [] : [text.kk, text.ru, text.en])).flatMap((text) => foldLetters(text).split(/[^\p{L}\p{N}]+/u));
  const stems = foldLetters(asked).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1).map((word) => word.slice(0, Math.max(3, Math.ceil(word.length * 0.7))));
  return stems.length > 0 && stems.every((stem) => words.some((word) => word.startsWith(stem)));
}
