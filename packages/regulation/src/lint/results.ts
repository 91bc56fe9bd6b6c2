import { CHANNEL_NAMES } from '../vocabulary/channels.ts';
import type { Channel } from '../vocabulary/channels.ts';
import type { Regulation, Result } from '../model/types.ts';
import { stepsOf } from './graph.ts';
import type { Place, Rule } from './finding.ts';

const resultProducedNowhere: Rule = {
  id: 'result-produced-nowhere',
  severity: 'error',
  sentence: {
    kk: '«{result}» қызметтің нәтижесі деп аталған, бірақ оны ешбір қадам бермейді.',
    ru: '«{result}» назван результатом услуги, но ни один шаг его не даёт.',
    en: '"{result}" is named as a result of the service, but no step produces it.',
  },
  find: (regulation) => {
    const given = new Set(stepsOf(regulation).flatMap(({ step }) => step.results));
    return regulation.results.filter(({ id }) => !given.has(id)).map(resultPlace);
  },
};

const resultSignedByNobody: Rule = {
  id: 'result-signed-by-nobody',
  severity: 'warning',
  sentence: {
    kk: '«{result}» нәтижесіне кім қол қоятыны жазылмаған.',
    ru: 'Не сказано, кто подписывает результат «{result}».',
    en: 'The text does not say who signs "{result}".',
  },
  find: ({ results }) => results.filter(({ signedBy, kind }) => signedBy.length === 0 && kind !== 'data-update' && kind !== 'registration').map(resultPlace),
};

/** The signer is named, but on no route does he sign, decide or adopt anything. */
const signerNeverSigns: Rule = {
  id: 'signer-never-signs',
  severity: 'warning',
  sentence: {
    kk: '«{result}» нәтижесіне қол қоятын адам аталған, бірақ қол қою қадамы жазылмаған.',
    ru: 'Подписант результата «{result}» назван, но шага подписания нет.',
    en: 'A signer of "{result}" is named, but no step of signing is printed.',
  },
  find: (regulation) => {
    const signing = new Set(stepsOf(regulation).filter(({ step }) => ['sign', 'decide', 'adopt', 'approve', 'seal'].includes(step.act) || step.signers.length > 0).flatMap(({ step }) => [step.actor, ...step.signers]));
    return regulation.results.filter(({ signedBy }) => signedBy.length > 0 && !signedBy.some((actor) => signing.has(actor))).map(resultPlace);
  },
};

const resultDiffersByChannel: Rule = {
  id: 'result-differs-by-channel',
  severity: 'note',
  sentence: {
    kk: 'Нәтиже арнаға қарай әртүрлі: «{channel}» арнасында нәтижелер жиыны басқа, себебі жазылмаған.',
    ru: 'Результат зависит от канала: на канале «{channel}» он иной, а почему — не сказано.',
    en: 'The result differs by channel: on "{channel}" it is another one, and why is not said.',
  },
  find: (regulation) => {
    const [first, ...others] = regulation.issue.channels;
    if (first === undefined) return [];
    return others.filter((channel) => givenOn(regulation, channel).map(({ id }) => id).join() !== givenOn(regulation, first).map(({ id }) => id).join())
      .map((channel): Place => ({ ...printedAt(regulation), params: { channel: CHANNEL_NAMES[channel] } }));
  },
};

const channelWithoutResult: Rule = {
  id: 'channel-without-result',
  severity: 'error',
  sentence: {
    kk: '«{channel}» арнасы нәтиже береді делінген, бірақ бұл арнаға нәтиже көрсетілмеген.',
    ru: 'Канал «{channel}» назван каналом выдачи, но результата для него нет.',
    en: 'The channel "{channel}" is said to give results, but no result is named for it.',
  },
  find: (regulation) => regulation.issue.channels.filter((channel) => givenOn(regulation, channel).length === 0)
    .map((channel): Place => ({ clause: regulation.issue.clause, lines: regulation.issue.lines, params: { channel: CHANNEL_NAMES[channel] } })),
};

const resultOnOtherChannel: Rule = {
  id: 'result-on-other-channel',
  severity: 'warning',
  sentence: {
    kk: '«{result}» нәтижесі «{channel}» арнасына арналған, бірақ бұл арна нәтиже бермейді.',
    ru: 'Результат «{result}» указан для канала «{channel}», который результатов не выдаёт.',
    en: '"{result}" is named for the channel "{channel}", through which no results are given.',
  },
  find: (regulation) => regulation.results.flatMap((result) => (result.channels ?? []).filter((channel) => !regulation.issue.channels.includes(channel))
    .map((channel): Place => ({ clause: result.clause, lines: result.lines, params: { result: result.name, channel: CHANNEL_NAMES[channel] } }))),
};

const paperResultOnPortal: Rule = {
  id: 'paper-result-on-portal',
  severity: 'warning',
  sentence: {
    kk: 'Нәтиже қағаз түрінде беріледі делінген, ал порталда ол жеке кабинетке жіберілуі тиіс.',
    ru: 'Форма результата — бумажная, а через портал он должен поступать в личный кабинет.',
    en: 'The result is said to be on paper, while the portal has to deliver it to the cabinet.',
  },
  find: ({ provision, issue }) => ((provision.resultForm ?? provision.form) === 'paper' && issue.channels.includes('portal') ? [{ clause: provision.clause, lines: provision.lines }] : []),
};

const choiceOfResultOpen: Rule = {
  id: 'choice-of-result-open',
  severity: 'note',
  sentence: {
    kk: 'Бірнеше нәтиже аталған ({count}), бірақ қайсысы қашан берілетіні жазылмаған.',
    ru: 'Названо несколько результатов ({count}), но какой и когда выдаётся, не сказано.',
    en: 'Several results are named ({count}), but which is given when is not said.',
  },
  find: (regulation) => {
    const decided = new Set(stepsOf(regulation).flatMap(({ step }) => step.forms.flatMap(({ results }) => results)));
    return stepsOf(regulation).filter(({ step }) => step.act === 'hand-over' || step.act === 'compose').flatMap(({ step, id }): readonly Place[] => {
      const rivals = regulation.results.filter((result) => step.results.includes(result.id) && !result.negative && result.together === undefined && !decided.has(result.id));
      return rivals.length < 2 ? [] : [{ clause: step.clause, lines: step.lines, at: id, params: { count: rivals.length } }];
    });
  },
};

function givenOn({ results }: Regulation, channel: Channel): readonly Result[] {
  return results.filter(({ channels }) => channels === undefined || channels.includes(channel));
}

function resultPlace({ name, clause, lines }: Result): Place {
  return { clause, lines, params: { result: name } };
}

function printedAt({ results }: Regulation): Pick<Place, 'clause' | 'lines'> {
  const { clause, lines } = results[0]!;
  return { clause, lines };
}

export const RESULT_RULES: readonly Rule[] = [
  resultProducedNowhere, resultSignedByNobody, signerNeverSigns, resultDiffersByChannel, channelWithoutResult, resultOnOtherChannel, paperResultOnPortal, choiceOfResultOpen,
];
