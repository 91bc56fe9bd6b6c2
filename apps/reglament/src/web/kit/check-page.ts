/**
 * The one check that every page test runs: what a page must have whatever it says. Gives the problems in words; a page
 * test asserts that the list is empty. It does not replace the look with a browser (axe), it is what can be done in
 * a millisecond.
 */
import { ancestors, readElements } from './page-elements.ts';
import type { PageElement, Reading } from './page-elements.ts';
import { isLanguage } from '../texts/index.ts';

type Check = (page: Reading, markup: string) => readonly string[];

/** Problems of a whole page; an empty list when there are none. Takes markup or its text. */
export function checkPage(page: string | { toString(): string }): readonly string[] {
  const markup = String(page);
  const reading = readElements(markup);
  return [...reading.problems, ...checks.flatMap((check) => check(reading, markup))];
}

const named = ({ elements }: Reading, ...names: readonly string[]): readonly PageElement[] => elements.filter(({ name }) => names.includes(name));
const when = (wrong: boolean, problem: string): readonly string[] => (wrong ? [problem] : []);
const written = (element: PageElement): string => `<${element.name}${['id', 'name', 'type', 'class'].map((key) => (element.attributes.has(key) ? ` ${key}="${element.attributes.get(key)}"` : '')).join('')}>`;

const checks: readonly Check[] = [doctype, language, title, headings, uniqueIds, references, labels, images, forms, strictPolicy, holes, landmarks];

function doctype(_page: Reading, markup: string): readonly string[] {
  return when(!/^\s*<!doctype html>/i.test(markup), 'The page does not begin with <!DOCTYPE html>');
}

function language(page: Reading): readonly string[] {
  const lang = named(page, 'html')[0]?.attributes.get('lang');
  const foreign = page.elements.filter(({ attributes }) => attributes.has('lang') && !isLanguage(attributes.get('lang')));
  return [...when(!isLanguage(lang), `<html> names no language of ours: ${lang ?? 'none'}`), ...foreign.map((element) => `${written(element)} has an unknown lang`)];
}

function title(page: Reading): readonly string[] {
  const titles = page.elements.filter((element) => element.name === 'title' && !ancestors(page.elements, element).some(({ name }) => name === 'svg'));
  return when(titles.length !== 1 || titles[0]?.text.trim() === '', 'The page needs one <title> with a text');
}

function headings(page: Reading): readonly string[] {
  const list = named(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6');
  const firsts = list.filter(({ name }) => name === 'h1');
  const blank = list.filter(({ text }) => text.trim() === '');
  const levels = list.map(({ name }) => Number(name.slice(1)));
  const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
  return [
    ...when(firsts.length !== 1, `The page needs one h1, but has ${firsts.length}`),
    ...blank.map(({ name }) => `An empty <${name}>`),
    ...jumps.map((level) => `A heading jumps to level ${level}`),
  ];
}

function uniqueIds(page: Reading): readonly string[] {
  const ids = page.elements.flatMap(({ attributes }) => (attributes.has('id') ? [attributes.get('id') ?? ''] : []));
  const doubles = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return [...doubles.map((id) => `The id "${id}" is used more than once`), ...ids.filter((id) => id === '' || /\s/.test(id)).map((id) => `"${id}" is not an id`)];
}

function references(page: Reading): readonly string[] {
  const ids = new Set(page.elements.map(({ attributes }) => attributes.get('id')));
  const lost = (element: PageElement, key: string): readonly string[] =>
    (element.attributes.get(key) ?? '').split(/\s+/).filter((id) => id !== '' && !ids.has(id)).map((id) => `${written(element)}: ${key} names "${id}", which is not there`);
  const targets = named(page, 'a').flatMap(({ attributes }) => {
    const href = attributes.get('href') ?? '';
    return href.startsWith('#') && !ids.has(decodeURIComponent(href.slice(1))) ? [`A link leads to ${href}, which is not there`] : [];
  });
  return [...page.elements.flatMap((element) => ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap((key) => lost(element, key))), ...targets];
}

function labels(page: Reading): readonly string[] {
  const silent = new Set(['hidden', 'submit', 'button', 'image', 'reset']);
  const labelled = new Set(named(page, 'label').filter(({ text }) => text.trim() !== '').map(({ attributes }) => attributes.get('for')));
  const controls = named(page, 'input', 'select', 'textarea').filter(({ attributes }) => !silent.has(attributes.get('type') ?? ''));
  const named_ = (element: PageElement): boolean =>
    labelled.has(element.attributes.get('id')) || element.attributes.has('aria-label') || element.attributes.has('aria-labelledby') || ancestors(page.elements, element).some(({ name }) => name === 'label');
  const mute = named(page, 'button', 'a', 'summary').filter(({ text, attributes }) => text.trim() === '' && !attributes.has('aria-label'));
  const groups = named(page, 'fieldset').filter((group) => !page.elements.some((element) => element.name === 'legend' && page.elements[element.parent] === group && element.text.trim() !== ''));
  return [
    ...controls.filter((control) => !named_(control)).map((control) => `${written(control)} has no label`),
    ...mute.map((element) => `${written(element)} says nothing`),
    ...groups.map((group) => `${written(group)} has no legend`),
  ];
}

function images(page: Reading): readonly string[] {
  const pictures = named(page, 'img').filter(({ attributes }) => !attributes.has('alt'));
  const drawings = named(page, 'svg').filter(({ attributes }) => attributes.get('aria-hidden') !== 'true' && !attributes.has('aria-label') && !attributes.has('aria-labelledby'));
  return [...pictures.map((element) => `${written(element)} has no alt`), ...drawings.map((element) => `${written(element)} is neither hidden nor named`)];
}

function forms(page: Reading): readonly string[] {
  const inside = (form: PageElement): readonly PageElement[] => page.elements.filter((element) => ancestors(page.elements, element).includes(form));
  return named(page, 'form').flatMap((form) => {
    const fields = inside(form);
    const post = form.attributes.get('method')?.toLowerCase() === 'post';
    const token = fields.some(({ attributes }) => attributes.get('name') === 'csrf' && attributes.get('type') === 'hidden' && attributes.get('value') !== '');
    const files = fields.some(({ attributes }) => attributes.get('type') === 'file');
    return [
      ...when(post && !token, `${written(form)} posts without a csrf field`),
      ...when(files && form.attributes.get('enctype') !== 'multipart/form-data', `${written(form)} has files, but is not multipart`),
    ];
  });
}

/** The pages' Content-Security-Policy would block these silently. */
function strictPolicy(page: Reading): readonly string[] {
  const inline = page.elements.filter(({ name, attributes, text }) => name === 'style' || attributes.has('style') || [...attributes.keys()].some((key) => key.startsWith('on')) || (name === 'script' && text.trim() !== ''));
  return inline.map((element) => `${written(element)} holds inline script or style`);
}

/** Traces of values that were not there when the page was made. */
function holes(page: Reading): readonly string[] {
  const body = named(page, 'body')[0]?.text ?? '';
  return [/\bundefined\b/, /\[object /, /\bNaN\b/, /\bInvalid Date\b/].filter((trace) => trace.test(body)).map((trace) => `The text holds a trace of a missing value: ${trace.source}`);
}

function landmarks(page: Reading): readonly string[] {
  return when(named(page, 'main').length !== 1, 'The page needs one <main>');
}
