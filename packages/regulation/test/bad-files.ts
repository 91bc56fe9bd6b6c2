import { smallFile, stepOf } from './small-regulation.ts';
import type { Change } from './small-regulation.ts';

/** Files the loader must refuse, with the exact words of every problem it finds. Each begins with its line, counted from 1. */
export interface BadFile { readonly file: string; readonly says: readonly string[] }

/** A value of the wrong kind, put in past the types: files are written by people, not by the compiler. */
function put(holder: object, key: string, value: unknown): void {
  Object.assign(holder, { [key]: value });
}

const changed = (change: Change, ...says: readonly string[]): BadFile => ({ file: smallFile(change), says });
const edited = (from: string, to: string, ...says: readonly string[]): BadFile => ({ file: smallFile().replace(from, to), says });

export const BAD_FILES: Readonly<Record<string, BadFile>> = {
  'a key the schema does not know': changed((source) => { put(source, 'deadline', 3); }, '474: deadline: the key "deadline" is not known here'),
  'a key of a step the schema does not know': changed((source) => { put(stepOf(source, 'office#2'), 'colour', 'red'); }, '293: routes[0].steps[1].colour: the key "colour" is not known here'),
  'an unknown unit of time': changed((source) => { put(stepOf(source, 'office#2').norms![0]!, 'unit', 'week'); }, '289: routes[0].steps[1].norms[0].unit: "week" is not one of second, minute, hour, working-day, calendar-day, day, month'),
  'a negative norm': changed((source) => { stepOf(source, 'office#2').norms![0]!.value = -1; }, '288: routes[0].steps[1].norms[0].value: Too small: expected number to be >=0'),
  'an unknown actor': changed((source) => { put(stepOf(source, 'office#2'), 'actor', 'Boss'); }, '284: routes[0].steps[1].actor: "Boss" is none of the 68 words known here'),
  'an unknown act': changed((source) => { put(stepOf(source, 'office#2'), 'act', 'ponder'); }, '285: routes[0].steps[1].act: "ponder" is none of the 36 words known here'),
  'an unknown channel': changed((source) => { put(source.accept, 'channels', ['post']); }, '79: accept.channels[0]: "post" is not one of office, centre, portal, akim'),
  'an unknown system': changed((source) => { put(source, 'systems', ['Fax']); }, '138: systems[0]: "Fax" is none of the 29 words known here'),
  'an outcome the act cannot have': changed((source) => { stepOf(source, 'office#2').next = { found: 3 }; }, '293: routes[0].steps[1].next.found: the act "assign" cannot end in "found"; it can end in done'),
  'a norm that waits for an outcome the step never has': changed((source) => { stepOf(source, 'office#2').norms![0]!.when = { outcome: 'negative' }; }, '290: routes[0].steps[1].norms[0].when: the norm waits for "negative", in which the step never ends'),
  'a norm that waits for an unknown condition': changed((source) => { stepOf(source, 'office#2').norms![0]!.when = { condition: 'snow' }; }, '290: routes[0].steps[1].norms[0].when: condition "snow" is not defined in this regulation'),
  'a step without a clause': changed((source) => { put(stepOf(source, 'office#2'), 'clause', undefined); }, '277: routes[0].steps[1].clause: "clause" is missing'),
  'a step without lines': changed((source) => { put(stepOf(source, 'office#2'), 'lines', undefined); }, '277: routes[0].steps[1].lines: "lines" is missing'),
  'a term without a clause': changed((source) => { put(source.term![0]!, 'clause', undefined); }, '100: term[0].clause: "clause" is missing'),
  'lines that run backwards': changed((source) => { stepOf(source, 'office#2').lines = [24, 23]; }, '280: routes[0].steps[1].lines: lines must be [first, last] with first <= last'),
  'lines outside the regulation': changed((source) => { stepOf(source, 'office#2').lines = [240, 241]; }, '280: routes[0].steps[1].lines: lines 240–241 stand outside the regulation (1–100)'),
  'lines of a refusal outside the regulation': changed((source) => { source.refusals![0]!.lines = [150, 150]; }, '166: refusals[0].lines: lines 150–150 stand outside the regulation (1–100)'),
  'a step nothing leads to': changed((source) => { stepOf(source, 'office#2').next = 4; }, '294: routes[0].steps[2]: step "office#3" cannot be reached'),
  'a way to a step that does not exist': changed((source) => { stepOf(source, 'office#4').next = 9; }, '333: routes[0].steps[3].next.done: there is no step "office#9"'),
  'a way written in no known form': changed((source) => { stepOf(source, 'office#4').next = 'step five'; }, '333: routes[0].steps[3].next: a step leads to a number, a quoted number (\'10.1\'), "route#n", "end", "refuse:<id>", or says so per outcome: { result: 4, refusal: 4 }; the outcomes are done, valid, violated, confirmed, not-confirmed, found, absent, conform, deficient, incomplete, issued, result, refusal, negative, presented, not-presented'),
  'a circle without a way out': changed((source) => { stepOf(source, 'office#4').next = 2; source.routes[0]!.steps.pop(); stepOf(source, 'office#1').next = 2; delete stepOf(source, 'office#1').screening; source.refusals?.shift(); }, '228: routes[0]: from step "office#1" no end can be reached: a circle without a way out', '228: routes[0]: from step "office#2" no end can be reached: a circle without a way out', '228: routes[0]: from step "office#3" no end can be reached: a circle without a way out', '228: routes[0]: from step "office#4" no end can be reached: a circle without a way out'),
  'a step that leads nowhere': changed((source) => { stepOf(source, 'office#5').next = {}; }, '343: routes[0].steps[4].act: the step leads nowhere: "next" is missing (write "end" where the route ends)'),
  'a refusal nobody defined': changed((source) => { stepOf(source, 'office#1').next = { done: 2, incomplete: 'refuse:nothing' }; }, '268: routes[0].steps[0].next.incomplete: refusal "nothing" is not defined in this regulation'),
  'a form nobody defined': changed((source) => { stepOf(source, 'portal#4').form = 'nothing'; }, '414: routes[1].steps[3].form: form "nothing" is not defined in this regulation'),
  'a result whose form nobody defined': changed((source) => { source.results[0]!.form = 'nothing'; }, '155: results[0].form: form "nothing" is not defined in this regulation'),
  'a result that settles what no form asks': changed((source) => { source.results[0]!.settles = { finding: 'possible' }; }, '160: results[0].settles.finding: neither the result\'s form nor a request offers the choice "possible" in a field "finding"'),
  'several forms of which none is offered first': changed((source) => { stepOf(source, 'portal#4').forms = [{ form: 'certificate-form', results: ['medal'] }]; }, '416: routes[1].steps[3].forms: the step offers several forms: "form" must name the one of them that is offered first', '420: routes[1].steps[3].forms[0].results[0]: result "medal" is not defined in this regulation'),
  'an open point beside a step that does not exist': changed((source) => { source.open = [{ id: 'gap', kind: 'gap', clause: '5', lines: [20, 20], at: 'office#8', question: { kk: 'а', ru: 'а', en: 'a' }, choice: { kk: 'а', ru: 'а', en: 'a' }, changeableBy: 'ministry' }]; }, '483: open[0].at: there is no step "office#8"'),
  'a way supplied without an open point': changed((source) => { stepOf(source, 'office#4').supplied = { open: 'nothing', next: { refusal: 5 } }; }, '335: routes[0].steps[3].supplied.open: open point "nothing" is not defined in this regulation'),
  'an open point without its Kazakh question': changed((source) => { source.open = [{ id: 'gap', kind: 'gap', clause: '5', lines: [20, 20], question: { kk: '', ru: 'а', en: 'a' }, choice: { kk: 'а', ru: 'а', en: 'a' }, changeableBy: 'ministry' }]; }, '484: open[0].question.kk: Too small: expected string to have >=1 characters'),
  'a step of ours that does not say why it is there': changed((source) => { stepOf(source, 'office#4').origin = 'ours'; }, '334: routes[0].steps[3].origin: a step of ours says where it leads under "supplied", with the open point that records it'),
  'two routes of one name': changed((source) => { source.routes[1]!.route = 'office'; }, '357: routes[1]: "office" stands twice'),
  'two steps of one number': changed((source) => { stepOf(source, 'office#3').n = 2; }, '294: routes[0].steps[2]: "2" stands twice'),
  'two refusals of one id': changed((source) => { source.refusals![1]!.id = 'acceptance-refused'; stepOf(source, 'office#3').refusal = 'acceptance-refused'; stepOf(source, 'portal#5').next = { conform: 6, deficient: 'refuse:acceptance-refused' }; }, '174: refusals[1]: "acceptance-refused" stands twice'),
  'two fields of one id': changed((source) => { source.forms![0]!.fields!.push({ id: 'name', label: 'Аты', type: 'text' }); }, '225: forms[0].fields[1]: "name" stands twice'),
  'an id that is not the file’s place': changed((source) => { source.id = 'small-2020-1/02'; }, '2: id: the id is "small-2020-1/02", but the file\'s place makes it "small-2020-1/01"'),
  'a title with a Latin i among Cyrillic letters': changed((source) => { source.title.kk = 'Тiркеу'; }, '8: title.kk: "Тiркеу" mixes Latin look-alikes into Cyrillic'),
  'a result’s name with a Latin look-alike': changed((source) => { source.results[0]!.name.ru = 'Cправка'; }, '147: results[0].name.ru: "Cправка" mixes Latin look-alikes into Cyrillic'),
  'a join to a route that does not exist': changed((source) => { source.routes[1]!.joins = [{ route: 'archive', redirect: {}, steps: {} }]; }, '467: routes[1].joins[0].route: route "archive" is not defined in this regulation'),
  'a key written twice': edited('"id": "small-2020-1/01",', '"id": "small-2020-1/01",\n "id": "small-2020-1/01",', '3: Map keys must be unique'),
  'a bracket left open': { file: 'id: small-2020-1/01\nlines: [1, 100\ntitle: { kk: Атау }\n', says: ['3: Flow sequence in block collection must be sufficiently indented and end with a ]'] },
  'a tab for indentation': { file: 'id: small-2020-1/01\nlines:\n\t- 1\n', says: ['3: Tabs are not allowed as indentation'] },
  'an empty file': { file: '', says: ['1: expected object, but found nothing'] },
  'a list instead of a regulation': { file: '- id: small-2020-1/01\n', says: ['1: expected object, but found a list'] },
};
