import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { drawBpmn, drawSvg } from '@reglament/regulation';
import type { Regulation } from '@reglament/regulation';
import { directoryPdf } from '../../desk/publication/directory-pdf.ts';
import { drawingFontCss } from '../../desk/publication/drawing-font.ts';
import type { WebDeps } from '../app/deps.ts';
import { sendPage } from '../kit/index.ts';
import { citeDecree } from '../portal/law/cite.ts';
import { notFound, portalContext } from '../portal/portal-context.ts';
import type { ServiceParams } from '../portal/services/service-routes.ts';
import { descriptionOf, directoryPage, STYLE_PATH } from './directory-page.ts';
import { findDrawing } from './drawings.ts';

type FileParams = ServiceParams & { readonly file: string };

/** Public pages and files with the drawings of the law. */
export function registerLawPages(app: FastifyInstance, deps: WebDeps): void {
  const { library } = deps.desk;
  const config = { access: 'public' } as const;
  const style = readFileSync(path.join(import.meta.dirname, 'drawing.css'), 'utf8');
  const findRegulation = ({ decree, number }: ServiceParams): Regulation | undefined => library.regulations.get(`${decree}/${number}`);

  app.get(STYLE_PATH, { config }, async (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(style));

  app.get<{ Params: ServiceParams }>('/services/:decree/:number/directory', { config }, async (request, reply) => {
    const regulation = findRegulation(request.params);
    return regulation === undefined ? notFound(reply) : sendPage(reply, directoryPage(portalContext(request, deps, { section: 'services' }), regulation));
  });

  app.get<{ Params: ServiceParams }>('/services/:decree/:number/directory.pdf', { config }, async (request, reply) => {
    const regulation = findRegulation(request.params);
    if (regulation === undefined) return notFound(reply);
    const { language } = portalContext(request, deps);
    const pdf = await directoryPdf(regulation, language);
    return sendFile(reply, { name: `${fileStem(regulation)}-directory-${language}.pdf`, type: 'application/pdf', body: pdf, shown: true });
  });

  app.get<{ Params: FileParams }>('/services/:decree/:number/directory/:file', { config }, async (request, reply) => {
    const regulation = findRegulation(request.params);
    const [, name, kind] = /^([a-z0-9-]+)\.(svg|bpmn)$/.exec(request.params.file) ?? [];
    const context = portalContext(request, deps);
    const drawing = regulation === undefined || name === undefined ? undefined : findDrawing(regulation, name, context.language);
    if (regulation === undefined || drawing === undefined) return notFound(reply);
    const stem = `${fileStem(regulation)}-${name}-${context.language}`;
    const title = regulation.title[context.language];
    const source = `${regulation.id}. ${citeDecree(context, regulation.decree)}`;
    if (kind === 'bpmn') return sendFile(reply, { name: `${stem}.bpmn`, type: 'application/xml; charset=utf-8', body: drawBpmn(drawing.layout, { pool: title, documentation: `${title}. ${source}` }) });
    const svg = drawSvg(drawing.layout, { description: descriptionOf(context, drawing), heading: [drawing.layout.title, title, source], css: await drawingFontCss() });
    return sendFile(reply, { name: `${stem}.svg`, type: 'image/svg+xml; charset=utf-8', body: svg });
  });
}

function fileStem({ id }: Regulation): string {
  return id.replace('/', '-');
}

/** A file to keep; the PDF is shown first. Kept for an hour at most: a change of the regulation comes with a new start of the program. */
function sendFile(reply: FastifyReply, { name, type, body, shown = false }: { readonly name: string; readonly type: string; readonly body: string | Uint8Array; readonly shown?: boolean }): FastifyReply {
  return reply.type(type).header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename="${name}"`)
    // Without `lang` in the address the language is the reader's own.
    .header('vary', 'accept-language, cookie').header('cache-control', 'public, max-age=3600').send(typeof body === 'string' ? body : Buffer.from(body));
}
