import { CHANNEL_NAMES } from '../vocabulary/channels.ts';
import type { Channel } from '../vocabulary/channels.ts';
import type { Regulation } from '../model/types.ts';
import { issues, startableRoutes } from './graph.ts';
import type { Place, Rule } from './finding.ts';

const acceptChannelWithoutRoute: Rule = {
  id: 'channel-without-route',
  severity: 'error',
  sentence: {
    kk: '«{channel}» арнасы өтініш қабылдайды, бірақ бұл арна бойынша іс-қимыл тәртібі жазылмаған.',
    ru: 'Канал «{channel}» принимает заявления, но порядок действий для него не описан.',
    en: 'The channel "{channel}" accepts applications, but no route is printed for it.',
  },
  find: (regulation) => {
    const served = startableRoutes(regulation).map(({ route }) => route.channel);
    return regulation.accept.channels.filter((channel) => !served.includes(channel)).map((channel) => listed(regulation.accept, channel));
  },
};

const routeWithoutChannel: Rule = {
  id: 'route-without-channel',
  severity: 'warning',
  sentence: {
    kk: '«{channel}» арнасының іс-қимыл тәртібі жазылған, бірақ бұл арна өтініш қабылдайтын арналардың ішінде жоқ.',
    ru: 'Для канала «{channel}» порядок действий описан, но среди каналов приёма его нет.',
    en: 'A route is printed for the channel "{channel}", which is not among the channels that accept applications.',
  },
  find: (regulation) => regulation.routes
    .filter(({ channel }) => !regulation.accept.channels.includes(channel))
    .map(({ route, channel, clause, lines, steps }): Place => ({ clause, lines, at: `${route}#${steps[0]!.id}`, params: { channel: CHANNEL_NAMES[channel] } })),
};

const issueChannelWithoutRoute: Rule = {
  id: 'issue-channel-without-route',
  severity: 'error',
  sentence: {
    kk: '«{channel}» арнасы арқылы нәтиже беріледі делінген, бірақ бұл арнада нәтижені беру қадамы жоқ.',
    ru: 'Сказано, что результат выдаётся через канал «{channel}», но шага выдачи на этом канале нет.',
    en: 'Results are said to be given through the channel "{channel}", but no route of that channel hands one over.',
  },
  find: (regulation) => {
    const issuing = startableRoutes(regulation).filter(({ compiled }) => [...compiled.nodes.values()].some(issues)).map(({ route }) => route.channel);
    return regulation.issue.channels.filter((channel) => !issuing.includes(channel)).map((channel) => listed(regulation.issue, channel));
  },
};

const acceptedHereIssuedElsewhere: Rule = {
  id: 'accepted-here-issued-elsewhere',
  severity: 'note',
  sentence: {
    kk: '«{channel}» арнасы өтініш қабылдайды, бірақ нәтиже бермейді: нәтижені қайдан алу керегі жазылмаған.',
    ru: 'Канал «{channel}» принимает заявления, но не выдаёт результат: где его получить, не сказано.',
    en: 'The channel "{channel}" accepts applications but gives no result; where it is to be fetched is not said.',
  },
  find: (regulation) => regulation.accept.channels.filter((channel) => !regulation.issue.channels.includes(channel)).map((channel) => listed(regulation.issue, channel)),
};

const excludedChannelUsed: Rule = {
  id: 'excluded-channel-used',
  severity: 'error',
  sentence: {
    kk: '«{channel}» арнасы қызмет көрсетуден шығарылған, бірақ ол мәтінде қолданылады.',
    ru: 'Канал «{channel}» исключён текстом, но в тексте же используется.',
    en: 'The channel "{channel}" is excluded by the text, and used by it.',
  },
  find: (regulation) => regulation.excluded
    .filter(({ channel }) => [...regulation.accept.channels, ...regulation.issue.channels, ...regulation.routes.map((route) => route.channel)].includes(channel))
    .map(({ channel, clause, lines }) => ({ clause, lines, params: { channel: CHANNEL_NAMES[channel] } })),
};

const channelsNotStated: Rule = {
  id: 'channels-not-stated',
  severity: 'note',
  sentence: {
    kk: 'Өтініштерді қабылдау немесе нәтижені беру арналары аталмаған; олар қадамдардан алынды: {channel}.',
    ru: 'Каналы приёма или выдачи не названы; они взяты из шагов: {channel}.',
    en: 'The channels of acceptance or of issue are not named; they were taken from the steps: {channel}.',
  },
  find: ({ accept, issue }) => [accept, issue].filter(({ stated }) => !stated).map((channels) => listed(channels, channels.channels[0] ?? 'office')),
};

function listed({ clause, lines }: Regulation['accept'], channel: Channel): Place {
  return { clause, lines, params: { channel: CHANNEL_NAMES[channel] } };
}

export const CHANNEL_RULES: readonly Rule[] = [acceptChannelWithoutRoute, routeWithoutChannel, issueChannelWithoutRoute, acceptedHereIssuedElsewhere, excludedChannelUsed, channelsNotStated];
