/** Forms of a page as a person finds them: where they go and what already stands in them. */

export interface PageForm {
  readonly action: string;
  readonly multipart: boolean;
  /** Hidden, filled-in, ticked and chosen fields. A button's name is not among them. */
  readonly fields: Readonly<Record<string, string>>;
  /** Every name a person could enter something under, files too. */
  readonly names: ReadonlySet<string>;
  /** Names under which files are sent. */
  readonly files: ReadonlySet<string>;
  /** Names that the page marks as not needed. */
  readonly optional: ReadonlySet<string>;
  /** Values offered by radios and menus, by name. */
  readonly offered: Readonly<Record<string, readonly string[]>>;
}

export function formsOf(markup: string): readonly PageForm[] {
  return [...markup.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => {
    const inputs = [...body.matchAll(/<input([^>]*)>/g)].map(([, text = '']) => inputOf(text));
    const areas = [...body.matchAll(/<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g)].map(([, text = '', value = '']) => ({ name: attribute(text, 'name') ?? '', value: decoded(value) }));
    const menus = [...body.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)].map(([, text = '', options = '']) => menuOf(text, options));
    const filled = inputs.filter(({ isChoice, isChosen, isFile }) => !isFile && (!isChoice || isChosen));
    const chosen = menus.flatMap(({ name, values, value }) => (values.length === 0 ? [] : [{ name, value }]));
    return {
      action: attribute(head, 'action') ?? '',
      multipart: attribute(head, 'enctype') === 'multipart/form-data',
      fields: Object.fromEntries([...filled, ...areas, ...chosen].filter(({ name }) => name !== '').map(({ name, value }) => [name, value])),
      names: new Set([...inputs, ...areas, ...menus].map(({ name }) => name).filter((name) => name !== '')),
      files: new Set(inputs.filter(({ isFile }) => isFile).map(({ name }) => name)),
      optional: new Set(body.split(/(?=<(?:div|fieldset) class="field)/).filter((part) => part.includes('class="optional"')).flatMap((part) => [...part.matchAll(/\sname="([^"]*)"/g)].map(([, name = '']) => decoded(name)))),
      offered: offeredBy(inputs, menus),
    };
  });
}

/** The value of an attribute on the first element that has it, decoded. */
export function attributeOnPage(markup: string, name: string): string | undefined {
  return attribute(markup, name);
}

interface Input { readonly name: string; readonly value: string; readonly isChoice: boolean; readonly isChosen: boolean; readonly isFile: boolean }

function inputOf(text: string): Input {
  const type = attribute(text, 'type') ?? 'text';
  const isChoice = type === 'radio' || type === 'checkbox';
  return { name: attribute(text, 'name') ?? '', value: attribute(text, 'value') ?? (isChoice ? 'on' : ''), isChoice, isChosen: /\schecked(\s|=|$)/.test(text), isFile: type === 'file' };
}

interface Menu { readonly name: string; readonly values: readonly string[]; readonly value: string }

/** A browser sends the first option of a menu when none is marked. */
function menuOf(text: string, options: string): Menu {
  const all = [...options.matchAll(/<option([^>]*)>/g)].map(([, option = '']) => ({ value: attribute(option, 'value') ?? '', isMarked: /\sselected(\s|=|$)/.test(option) }));
  return { name: attribute(text, 'name') ?? '', values: all.map(({ value }) => value), value: (all.find(({ isMarked }) => isMarked) ?? all[0])?.value ?? '' };
}

function offeredBy(inputs: readonly Input[], menus: readonly Menu[]): PageForm['offered'] {
  const choices = Map.groupBy(inputs.filter(({ isChoice }) => isChoice), ({ name }) => name);
  return Object.fromEntries([
    ...[...choices].map(([name, found]) => [name, found.map(({ value }) => value)] as const),
    ...menus.map(({ name, values }) => [name, values.filter((value) => value !== '')] as const),
  ]);
}

function attribute(text: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(text)?.[1];
  return found === undefined ? undefined : decoded(found);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}
