import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodeId } from '../loading/compile.ts';
import type { Bounds, LaidFlow, Layout, Point } from './layout.ts';
import { FACES } from './metrics.ts';
import { allDrawings, inColumns } from './testing/all-drawings.ts';
import type { Drawing } from './testing/all-drawings.ts';
import { textWidth } from './text-width.ts';

const inLanes = await allDrawings();
const drawings = [...inLanes, ...inColumns(inLanes)];

/** Names the drawings in which something is wrong, with what it is. */
function wrong(check: (drawing: Drawing) => readonly string[]): readonly string[] {
  return drawings.flatMap((drawing) => check(drawing).map((problem) => `${drawing.name}: ${problem}`));
}

describe('the drawings of all regulations', () => {
  it('cover every route of the 56 regulations, and every electronic route twice', () => {
    const routes = new Set(drawings.map(({ regulation, route }) => `${regulation.id} ${route}`));
    assert.equal(new Set(drawings.map(({ regulation }) => regulation.id)).size, 56);
    assert.equal(routes.size, [...new Set(drawings.map(({ regulation }) => regulation))].reduce((sum, { routes: list }) => sum + list.length, 0));
    assert.ok(drawings.some(({ name }) => name.includes('portal-automatic interaction')));
    assert.ok(drawings.some(({ name }) => name.includes('workplace interaction')));
  });

  it('show every step of the way once, with its clause and every norm', () => {
    assert.deepEqual(wrong(({ graph, layout, regulation, route }) => {
      const drawn = layout.nodes.filter((node) => node.kind === 'step');
      const ids = drawn.map(({ step }) => step.node);
      const expected = graph.kind === 'directory' ? [...regulation.compiled.get(route)!.nodes.keys()] : regulation.routes.find((one) => one.route === route)!.steps.map(({ id }) => nodeId(route, id));
      return [
        ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is drawn twice`),
        ...expected.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
        ...drawn.filter(({ step, content }) => !content.blocks.some(({ role, lines }) => role === 'clause' && lines[0] === `§ ${step.clause}`)).map(({ id }) => `${id} has no clause`),
        ...drawn.filter(({ step, content }) => step.norms.some((norm) => !content.blocks.some(({ role, lines }) => role === 'norm' && lines.join(' ').replaceAll('- ', '-') === norm.replaceAll('- ', '-')))).map(({ id, step }) => `${id} lacks a norm of ${step.norms.join('; ')}`),
      ];
    }), []);
  });

  it('show every printed step of a route: drawn itself, or carried out by a step that says so', () => {
    assert.deepEqual(wrong(({ graph, regulation, route }) => {
      if (graph.kind !== 'directory') return [];
      const nodes = [...regulation.compiled.get(route)!.nodes.values()];
      return regulation.routes.find((one) => one.route === route)!.steps.filter(({ id }) => !nodes.some((node) => node.id === nodeId(route, id) || node.carries.includes(nodeId(route, id)))).map(({ id }) => `${id} is nowhere`);
    }), []);
  });

  it('have no two boxes, events, diamonds or labels on each other', () => {
    assert.deepEqual(wrong(({ layout }) => {
      const things = placed(layout);
      return things.flatMap(([name, bounds], index) => things.slice(index + 1).filter(([, other]) => overlap(bounds, other)).map(([other]) => `${name} lies on ${other}`));
    }), []);
  });

  it('keep every text inside its box, and every box inside its lane', () => {
    assert.deepEqual(wrong(({ layout }) => layout.nodes.flatMap((node) => {
      const lane = layout.lanes[node.lane]!;
      const outside = node.bounds.x < lane.x || node.bounds.x + node.bounds.width > lane.x + lane.width || node.bounds.y < layout.headHeight || node.bounds.y + node.bounds.height > layout.height;
      const long = node.kind !== 'step' ? [] : node.content.blocks.flatMap(({ lines, face, x }) => lines.filter((line) => x + textWidth(line, FACES[face]) > node.bounds.width - 4));
      const low = node.kind === 'step' && node.content.blocks.some(({ y, lines, face }) => y + lines.length * FACES[face].size * 1.2 > node.bounds.height - 4);
      return [...(outside ? [`${node.id} leaves its lane`] : []), ...long.map((line) => `"${line}" is wider than ${node.id}`), ...(low ? [`the text of ${node.id} is higher than its box`] : [])];
    })), []);
    assert.deepEqual(wrong(({ layout }) => layout.lanes.filter(({ label, x, width }) => label.bounds.x + label.bounds.width > x + width - 2 || label.bounds.y + label.bounds.height > layout.headHeight).map(({ name }) => `the head "${name}" is too small`)), []);
  });

  it('connect all arrows at both ends, with right angles only', () => {
    assert.deepEqual(wrong(({ layout }) => layout.flows.flatMap((flow) => {
      const [from, to] = [layout.nodes.find(({ id }) => id === flow.from), layout.nodes.find(({ id }) => id === flow.to)];
      const bent = flow.points.slice(1).filter((point, index) => point.x !== flow.points[index]!.x && point.y !== flow.points[index]!.y);
      return [
        ...(from === undefined || !onEdge(flow.points[0]!, from.bounds) ? [`${flow.id} begins nowhere`] : []),
        ...(to === undefined || !onEdge(flow.points.at(-1)!, to.bounds) ? [`${flow.id} ends nowhere`] : []),
        ...bent.map(() => `${flow.id} runs aslant`),
      ];
    })), []);
  });

  it('let no arrow run through a box, a label or along another arrow', () => {
    assert.deepEqual(wrong(({ layout }) => {
      const things = placed(layout);
      return layout.flows.flatMap((flow, index) => [
        ...things.filter(([name, bounds]) => name !== flow.from && name !== flow.to && name !== `words of ${flow.id}` && pieces(flow).some((piece) => overlap(thin(piece), bounds))).map(([name]) => `${flow.id} runs through ${name}`),
        ...layout.flows.slice(index + 1).filter((other) => other.to !== flow.to && pieces(flow).some((one) => pieces(other).some((two) => runTogether(one, two)))).map(({ id }) => `${flow.id} runs along ${id}`),
      ]);
    }), []);
  });

  it('fit a phone in their one-column form without scrolling sideways', () => {
    assert.deepEqual(wrong(({ graph, layout }) => (graph.form === 'column' && layout.width > 356 - 16 ? [`is ${layout.width} wide`] : [])), []);
  });

  it('let every step be reached from the start and reach an end', () => {
    assert.deepEqual(wrong(({ layout }) => {
      const reached = new Set(['start']);
      for (const id of reached) for (const { from, to } of layout.flows) if (from === id) reached.add(to);
      return layout.nodes.filter(({ id, kind }) => !reached.has(id) || (kind !== 'end' && !layout.flows.some(({ from }) => from === id))).map(({ id }) => `${id} hangs in the air`);
    }), []);
  });

  it('run every exchange free of other boxes, to a dot in each partner\'s lane', () => {
    assert.deepEqual(wrong(({ layout }) => layout.exchanges.flatMap(({ step, from, to, dots }) => [
      ...layout.nodes.filter(({ id, bounds }) => id !== step && overlap(thin([from, to]), bounds)).map(({ id }) => `the exchange of ${step} runs through ${id}`),
      ...dots.filter(({ x }) => !layout.lanes.some((lane) => lane.x < x && x < lane.x + lane.width)).map(() => `a dot of ${step} is in no lane`),
    ])), []);
  });
});

function placed({ nodes, flows }: Layout): readonly (readonly [string, Bounds])[] {
  return [
    ...nodes.map(({ id, bounds }) => [id, bounds] as const),
    ...nodes.flatMap((node) => ('label' in node ? [[`words of ${node.id}`, node.label.bounds] as const] : [])),
    ...flows.flatMap(({ id, label }) => (label === undefined ? [] : [[`words of ${id}`, label.bounds] as const])),
  ];
}

function overlap(one: Bounds, other: Bounds): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

function onEdge({ x, y }: Point, bounds: Bounds): boolean {
  const insideX = x >= bounds.x - 0.01 && x <= bounds.x + bounds.width + 0.01;
  const insideY = y >= bounds.y - 0.01 && y <= bounds.y + bounds.height + 0.01;
  const near = (one: number, other: number): boolean => Math.abs(one - other) < 0.01;
  return insideX && insideY && (near(x, bounds.x) || near(x, bounds.x + bounds.width) || near(y, bounds.y) || near(y, bounds.y + bounds.height));
}

type Piece = readonly [Point, Point];

function pieces({ points }: Pick<LaidFlow, 'points'>): readonly Piece[] {
  return points.slice(1).map((point, index): Piece => [points[index]!, point]);
}

/** A line as a rectangle a little narrower than it is drawn: touching is no crossing. */
function thin([one, other]: Piece): Bounds {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return { x: x - 0.4, y: y - 0.4, width: Math.abs(one.x - other.x) + 0.8, height: Math.abs(one.y - other.y) + 0.8 };
}

/** Whether two pieces lie on the same line, or too close to be told apart, for more than a point. */
function runTogether([a, b]: Piece, [c, d]: Piece): boolean {
  const along = (p: number, q: number, r: number, s: number): boolean => Math.min(Math.max(p, q), Math.max(r, s)) - Math.max(Math.min(p, q), Math.min(r, s)) > 1;
  if (a.x === b.x && c.x === d.x) return Math.abs(a.x - c.x) < 3 && along(a.y, b.y, c.y, d.y);
  if (a.y === b.y && c.y === d.y) return Math.abs(a.y - c.y) < 3 && along(a.x, b.x, c.x, d.x);
  return false;
}
