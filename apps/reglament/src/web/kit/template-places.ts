/**
 * Works out, once per template, where each value of an `html` template stands: in text, in a quoted attribute or between
 * attributes. Places where no escaping can help (script, style, comments, unquoted attributes, tag names) throw, so that
 * the mistake shows in the first test that renders the template and not in production.
 */

/** The programmer put a value where it cannot be made safe, or of a kind that does not belong there. */
export class MarkupMistake extends Error {
  readonly code = 'web.markup-mistake';
}

export type Place =
  | { readonly kind: 'text' }
  | { readonly kind: 'tag' }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly atStart: boolean };

type State =
  | { readonly kind: 'text' }
  | { readonly kind: 'tag-name'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string; readonly attribute: string }
  | { readonly kind: 'equals'; readonly name: string; readonly attribute: string }
  | { readonly kind: 'value'; readonly name: string; readonly attribute: string; readonly quote: string; readonly empty: boolean }
  | { readonly kind: 'bare-value'; readonly name: string }
  | { readonly kind: 'comment'; readonly seen: string }
  | { readonly kind: 'raw'; readonly name: string };

const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** The places of a template's values, in their order; remembered for the template. */
export function placesOf(strings: TemplateStringsArray): readonly Place[] {
  const remembered = known.get(strings);
  if (remembered !== undefined) return remembered;
  const places: Place[] = [];
  let state: State = { kind: 'text' };
  for (const [index, part] of strings.entries()) {
    for (const sign of part) state = next(state, sign);
    if (index === strings.length - 1) break;
    places.push(placeIn(state, part));
    if (state.kind === 'value') state = { ...state, empty: false };
  }
  if (state.kind !== 'text') throw new MarkupMistake(`Expected the template to end in text, but it ends inside: ${state.kind}`);
  known.set(strings, places);
  return places;
}

function placeIn(state: State, before: string): Place {
  if (state.kind === 'text') return { kind: 'text' };
  if (state.kind === 'tag' && /\s$|["']$/.test(before)) return { kind: 'tag' };
  if (state.kind === 'tag-name' && /<[a-z][a-z0-9-]*$/.test(before)) return { kind: 'tag' };
  if (state.kind === 'tag' && before === '') return { kind: 'tag' };
  if (state.kind === 'value') return { kind: 'attribute', attribute: checked(state.attribute), atStart: state.empty };
  throw new MarkupMistake(`Expected a value in text, in a quoted attribute or between attributes, but found it in ${state.kind} after "${before.slice(-30)}"`);
}

function checked(attribute: string): string {
  const name = attribute.toLowerCase();
  if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === '') {
    throw new MarkupMistake(`Expected no value in the attribute "${attribute}": inline script and style are forbidden`);
  }
  return name;
}

function next(state: State, sign: string): State {
  switch (state.kind) {
    case 'text':
      return sign === '<' ? { kind: 'tag-name', name: '' } : state;
    case 'tag-name':
      return inTagName(state.name, sign);
    case 'tag':
      return inTag(state.name, state.attribute, sign);
    case 'equals':
      return sign === '"' || sign === "'"
        ? { kind: 'value', name: state.name, attribute: state.attribute, quote: sign, empty: true }
        : { kind: 'bare-value', name: state.name };
    case 'value':
      return sign === state.quote ? { kind: 'tag', name: state.name, attribute: '' } : { ...state, empty: false };
    case 'bare-value':
      return sign === '>' ? closed(state.name) : /\s/.test(sign) ? { kind: 'tag', name: state.name, attribute: '' } : state;
    case 'comment':
      return (state.seen + sign).endsWith('-->') ? { kind: 'text' } : { kind: 'comment', seen: (state.seen + sign).slice(-2) };
    case 'raw':
      // Only literal script and style without values occur, and only as `<script src></script>`: the next tag ends it.
      return sign === '<' ? { kind: 'tag-name', name: '' } : state;
  }
}

function inTagName(name: string, sign: string): State {
  if (sign === '>') return closed(name);
  if (name + sign === '!--') return { kind: 'comment', seen: '' };
  return /\s/.test(sign) ? { kind: 'tag', name, attribute: '' } : { kind: 'tag-name', name: name + sign };
}

function inTag(name: string, attribute: string, sign: string): State {
  if (sign === '>') return closed(name);
  if (sign === '=') return { kind: 'equals', name, attribute };
  return { kind: 'tag', name, attribute: /[\s/]/.test(sign) ? '' : attribute + sign };
}

function closed(name: string): State {
  return /^(script|style)$/i.test(name) ? { kind: 'raw', name } : { kind: 'text' };
}
