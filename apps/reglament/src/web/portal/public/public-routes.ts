import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem } from '../../../desk/invalid-input.ts';
import { figureYears, openFigures } from '../../../desk/statistics/open-figures.ts';
import { answerSurvey, findSurvey, surveyResults, surveyStanding } from '../../../desk/survey/survey.ts';
import type { SurveyQuestion } from '../../../desk/survey/survey.ts';
import { formToken, getApplicant } from '../../app/access.ts';
import type { WebDeps } from '../../app/deps.ts';
import { sendPage } from '../../kit/index.ts';
import { casePath } from '../cabinet/cabinet-page.ts';
import { entriesOf, isUuid } from '../form-entries.ts';
import { notFound, portalContext } from '../portal-context.ts';
import { wordProblems } from '../problem-words.ts';
import { figuresPage } from './figures-page.ts';
import { helpPage } from './help-page.ts';
import { surveyPage, surveyResultsPage, surveyThanksPage } from './survey-pages.ts';

type AskedOfCase = FastifyRequest<{ Params: { readonly id: string } }>;

/** Pages for everybody: help, open figures, what people answered; and the survey itself, for who received a service. */
export function registerPublicPages(app: FastifyInstance, deps: WebDeps): void {
  const { desk } = deps;
  const open = { access: 'public' } as const;
  const config = { access: 'applicant' } as const;
  app.get('/help', { config: open }, async (request, reply) => sendPage(reply, helpPage(portalContext(request, deps, { section: 'help' }))));
  app.get<{ Querystring: { readonly year?: unknown } }>('/statistics', { config: open }, async (request, reply) => {
    const { year: asked } = request.query;
    const year = typeof asked === 'string' && /^20\d\d$/.test(asked) ? Number(asked) : undefined;
    const [figures, years] = await Promise.all([openFigures(desk, year), figureYears(desk)]);
    return sendPage(reply, figuresPage(portalContext(request, deps, { section: 'help' }), figures, years, year));
  });
  app.get('/survey', { config: open }, async (request, reply) => sendPage(reply, surveyResultsPage(portalContext(request, deps, { section: 'help' }), await surveyResults(desk))));
  app.get<{ Params: { readonly id: string } }>('/cabinet/cases/:id/survey', { config }, async (request, reply) => ask(request, reply, deps));
  app.post<{ Params: { readonly id: string } }>('/cabinet/cases/:id/survey', { config }, async (request, reply) => answer(request, reply, deps));
  app.get('/cabinet/survey-thanks', { config }, async (request, reply) => sendPage(reply, surveyThanksPage(portalContext(request, deps, { section: 'cabinet' }), '/cabinet')));
}

const UNANSWERED: Readonly<Record<SurveyQuestion, string>> = { process: '', information: '' };

async function ask(request: AskedOfCase, reply: FastifyReply, deps: WebDeps, entry = UNANSWERED, problems: readonly FieldProblem[] = []): Promise<FastifyReply> {
  const { id } = request.params;
  const regulation = isUuid(id) ? await findSurvey(deps.desk, getApplicant(request).account.id, id) : undefined;
  if (regulation === undefined) return nothingToAsk(request, reply, deps);
  const action = `${casePath(id)}/survey`;
  const context = portalContext(request, deps, { section: 'cabinet', path: action });
  const errors = wordProblems(context, problems, (field) => context.t(field === 'process' ? 'portal.survey.processShort' : 'portal.survey.informationShort'));
  return sendPage(reply, surveyPage(context, { regulation, action, back: casePath(id), entry, errors, csrf: formToken(request, reply) }), problems.length === 0 ? 200 : 422);
}

async function answer(request: AskedOfCase, reply: FastifyReply, deps: WebDeps): Promise<FastifyReply> {
  const { process = '', information = '' } = entriesOf(request.body);
  const { id } = request.params;
  const done = isUuid(id) ? await answerSurvey(deps.desk, getApplicant(request).account.id, id, { process, information }) : undefined;
  switch (done?.kind) {
    case undefined: return notFound(reply);
    case 'invalid': return ask(request, reply, deps, { process, information }, done.problems);
    case 'nothing-to-ask': return nothingToAsk(request, reply, deps);
    case 'counted': return reply.redirect('/cabinet/survey-thanks', 303);
  }
}

/** Asked twice, it was counted once: both clicks see the same page. Of what is not finished the request itself tells. */
async function nothingToAsk(request: AskedOfCase, reply: FastifyReply, { desk }: WebDeps): Promise<FastifyReply> {
  const { id } = request.params;
  const standing = isUuid(id) ? await surveyStanding(desk, getApplicant(request).account.id, id) : 'unknown';
  if (standing === 'unknown') return notFound(reply);
  return reply.redirect(standing === 'given' ? '/cabinet/survey-thanks' : casePath(id), 303);
}
