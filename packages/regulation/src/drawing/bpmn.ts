/**
 * A drawing as BPMN 2.0 (OMG formal/2013-12-09): one pool with its lanes, and the very places of the drawing as diagram
 * interchange. The lanes stand upright (`isHorizontal="false"`), as in the drawing.
 */
import type { Bounds, LaidFlow, LaidNode, Layout } from './layout.ts';
import { short } from './marks.ts';
import { xmlText } from './xml-text.ts';

export interface BpmnOptions {
  /** Name of the pool: the service. */
  readonly pool: string;
  /** Where the drawing comes from: decree, edition. Kept as documentation of the process. */
  readonly documentation: string;
}

const HEAD = 30;
const TAGS = { start: 'startEvent', step: 'task', split: 'exclusiveGateway', join: 'exclusiveGateway', end: 'endEvent' } as const satisfies Record<LaidNode['kind'], string>;

export function drawBpmn(layout: Layout, { pool, documentation }: BpmnOptions): string {
  const { nodes, flows, lanes } = layout;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions_${layout.id}" targetNamespace="urn:reglament:drawing">
<bpmn:collaboration id="collaboration_${layout.id}"><bpmn:participant id="pool" name="${xmlText(pool)}" processRef="process_${layout.id}"/></bpmn:collaboration>
<bpmn:process id="process_${layout.id}" name="${xmlText(layout.title)}" isExecutable="false">
<bpmn:documentation>${xmlText(documentation)}</bpmn:documentation>
<bpmn:laneSet id="lanes">
${lanes.map(({ name }, index) => `<bpmn:lane id="lane_${index}" name="${xmlText(name)}">${nodes.filter(({ lane }) => lane === index).map(({ id }) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).join('')}</bpmn:lane>`).join('\n')}
</bpmn:laneSet>
${nodes.map((node) => nodeXml(node, flows)).join('\n')}
${flows.map(flowXml).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="collaboration_${layout.id}">
${shape('pool', { x: 0, y: 0, width: layout.width, height: layout.height + HEAD }, { upright: true })}
${lanes.map(({ x, width }, index) => shape(`lane_${index}`, { x, y: HEAD, width, height: layout.height }, { upright: true })).join('\n')}
${nodes.map((node) => shape(node.id, lowered(node.bounds), 'label' in node ? { label: lowered(node.label.bounds) } : node.kind === 'split' ? { label: questionBounds(node) } : {})).join('\n')}
${flows.map(edge).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function nodeXml(node: LaidNode, flows: readonly LaidFlow[]): string {
  const tag = TAGS[node.kind];
  const links = [
    ...flows.filter(({ to }) => to === node.id).map(({ id }) => `<bpmn:incoming>${id}</bpmn:incoming>`),
    ...flows.filter(({ from }) => from === node.id).map(({ id }) => `<bpmn:outgoing>${id}</bpmn:outgoing>`),
  ].join('');
  const name = nameOf(node);
  const gateway = node.kind === 'split' ? ' gatewayDirection="Diverging"' : node.kind === 'join' ? ' gatewayDirection="Converging"' : '';
  const note = node.kind === 'step' ? `<bpmn:documentation>§ ${xmlText(node.step.clause)}</bpmn:documentation>` : '';
  return `<bpmn:${tag} id="${node.id}"${name === undefined ? '' : ` name="${xmlText(name)}"`}${gateway}>${note}${links}</bpmn:${tag}>`;
}

/** Only a fork's ways have names in BPMN; where several outcomes go one way, they are kept as documentation. */
function flowXml({ id, from, to, name }: LaidFlow): string {
  const ends = `id="${id}" sourceRef="${from}" targetRef="${to}"`;
  if (name === undefined) return `<bpmn:sequenceFlow ${ends}/>`;
  if (from.endsWith('_split')) return `<bpmn:sequenceFlow ${ends} name="${xmlText(name)}"/>`;
  return `<bpmn:sequenceFlow ${ends}><bpmn:documentation>${xmlText(name)}</bpmn:documentation></bpmn:sequenceFlow>`;
}

/** A step carries its number, sentence and norms; BPMN has no place of its own for the last. */
function nameOf(node: LaidNode): string | undefined {
  if (node.kind === 'join') return undefined;
  if (node.kind !== 'step') return node.name;
  const { chip, text, norms } = node.step;
  return [`${chip}. ${text}`, ...norms].join(' · ');
}

function shape(element: string, bounds: Bounds, { upright = false, label }: { readonly upright?: boolean; readonly label?: Bounds }): string {
  const labelXml = label === undefined ? '' : `<bpmndi:BPMNLabel>${boundsXml(label)}</bpmndi:BPMNLabel>`;
  return `<bpmndi:BPMNShape id="${element}_di" bpmnElement="${element}"${upright ? ' isHorizontal="false"' : element.endsWith('_split') || element.endsWith('_join') ? ' isMarkerVisible="true"' : ''}>${boundsXml(bounds)}${labelXml}</bpmndi:BPMNShape>`;
}

function edge({ id, points, label }: LaidFlow): string {
  const labelXml = label === undefined || !id.includes('_split_') ? '' : `<bpmndi:BPMNLabel>${boundsXml(lowered(label.bounds))}</bpmndi:BPMNLabel>`;
  return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(({ x, y }) => `<di:waypoint x="${short(x)}" y="${short(y + HEAD)}"/>`).join('')}${labelXml}</bpmndi:BPMNEdge>`;
}

/** The pool's own head stands above the lanes' heads. */
function lowered({ x, y, width, height }: Bounds): Bounds {
  return { x, y: y + HEAD, width, height };
}

/** The question of a fork, which the drawing leaves out, stands above its left corner. */
function questionBounds({ bounds }: LaidNode): Bounds {
  return { x: bounds.x - 74, y: bounds.y + HEAD + bounds.height - 6, width: 76, height: 28 };
}

function boundsXml({ x, y, width, height }: Bounds): string {
  return `<dc:Bounds x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"/>`;
}
