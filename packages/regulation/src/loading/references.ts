import type { RegulationSource } from '../model/schema.ts';
import type { Route } from '../model/types.ts';
import { findStep, nodeId } from './compile.ts';
import type { Path, Problem } from './problems.ts';

type At = (path: Path, message: string) => Problem;
type Named = readonly { readonly id: string }[];

/** Names outside the routes that point nowhere, names that stand twice, and lines outside the regulation's stretch of the text. */
export function referenceProblems(source: RegulationSource, routes: readonly Route[], at: At): readonly Problem[] {
  return [...formProblems(source, at), ...stepFormProblems(source, at), ...openProblems(source, routes, at), ...tableProblems(source, at), ...duplicateProblems(source, at), ...lineProblems(source, at)];
}

function formProblems({ results, refusals, forms }: RegulationSource, at: At): readonly Problem[] {
  return [
    ...results.flatMap(({ form }, index) => unknown('form', forms, form, ['results', index, 'form'], at)),
    ...results.flatMap((result, index) => settledProblems(result, forms, ['results', index, 'settles'], at)),
    ...refusals.flatMap(({ form }, index) => unknown('form', forms, form, ['refusals', index, 'form'], at)),
  ];
}

/** What a result settles is a choice of its own form or of a request. */
function settledProblems({ form, settles }: RegulationSource['results'][number], forms: RegulationSource['forms'], path: Path, at: At): readonly Problem[] {
  const fields = forms.filter(({ id, kind }) => id === form || kind === 'request').flatMap((one) => one.fields);
  return Object.entries(settles).flatMap(([field, choice]) => {
    const known = fields.some(({ id, choices }) => id === field && choices?.some((one) => one.id === choice) === true);
    return known ? [] : [at([...path, field], `neither the result's form nor a request offers the choice "${choice}" in a field "${field}"`)];
  });
}

/** A choice of request forms names forms and results that exist, and the form offered first is one of them. */
function stepFormProblems({ routes, forms, results }: RegulationSource, at: At): readonly Problem[] {
  return routes.flatMap((route, index) => route.steps.flatMap((step, position) => {
    const path: Path = ['routes', index, 'steps', position];
    if (step.forms.length === 0) return [];
    return [
      ...(step.forms.some(({ form }) => form === step.form) ? [] : [at([...path, 'forms'], 'the step offers several forms: "form" must name the one of them that is offered first')]),
      ...step.forms.flatMap((offer, place) => [
        ...unknown('form', forms, offer.form, [...path, 'forms', place, 'form'], at),
        ...offer.results.flatMap((result, nth) => unknown('result', results, result, [...path, 'forms', place, 'results', nth], at)),
      ]),
    ];
  }));
}

/** An open point that names a step or a route stands beside one that exists. */
function openProblems({ open }: RegulationSource, routes: readonly Route[], at: At): readonly Problem[] {
  return open.flatMap((point, index) => {
    if (point.at === undefined) return [];
    const [route = '', step] = point.at.split('#');
    const exists = step === undefined ? routes.some((candidate) => candidate.route === route) : findStep(routes, nodeId(route, step)) !== undefined;
    return exists ? [] : [at(['open', index, 'at'], `there is no step "${point.at}"`)];
  });
}

function tableProblems({ tables, routes }: RegulationSource, at: At): readonly Problem[] {
  return tables.flatMap(({ route }, index) => (route === undefined || routes.some((candidate) => candidate.route === route) ? [] : [at(['tables', index, 'route'], `route "${route}" is not defined in this regulation`)]));
}

function duplicateProblems({ documents, conditions, forms, tables }: RegulationSource, at: At): readonly Problem[] {
  const twice = (path: Path, ids: readonly string[]): readonly Problem[] => ids.flatMap((id, index) => (ids.indexOf(id) === index ? [] : [at([...path, index], `"${id}" stands twice`)]));
  return [
    ...twice(['documents'], documents.map(({ id }) => id)),
    ...twice(['conditions'], conditions.map(({ id }) => id)),
    ...forms.flatMap(({ fields }, index) => twice(['forms', index, 'fields'], fields.map(({ id }) => id))),
    ...tables.flatMap(({ steps }, index) => twice(['tables', index, 'steps'], steps.map(({ n }) => n))),
  ];
}

/** Every source line stands inside the regulation's own stretch. An edition is the exception: the decree's head dates it. */
function lineProblems(source: RegulationSource, at: At): readonly Problem[] {
  const [first, last] = source.lines;
  const { lines: _own, editions: _editions, ...printed } = source;
  return linesIn(printed, []).flatMap(({ path, lines }) => (lines[0] < first || lines[1] > last ? [at(path, `lines ${lines[0]}–${lines[1]} stand outside the regulation (${first}–${last})`)] : []));
}

function linesIn(value: unknown, path: Path): readonly { readonly path: Path; readonly lines: readonly [number, number] }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => linesIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const place: Path = [...path, key];
    return (key === 'lines' || key === 'defined') && isLines(item) ? [{ path: place, lines: item }] : linesIn(item, place);
  });
}

function isLines(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((line) => typeof line === 'number');
}

function unknown(kind: string, known: Named, id: string | undefined, path: Path, at: At): readonly Problem[] {
  return id === undefined || known.some((candidate) => candidate.id === id) ? [] : [at(path, `${kind} "${id}" is not defined in this regulation`)];
}
