import { loadRegulations } from '@reglament/regulation';
const lib = await loadRegulations('regulations');
for (const r of lib.regulations.values()) { console.log(r.id); for (const c of r.compiled.values()) { console.log(' ', c.route, c.startable, [...c.nodes.values()].map(n => n.id+'>'+[...n.next].map(([o,t])=>o+':'+(t.kind==='node'?t.id:t.kind)).join('|')).join('  ')); } }
