import type { Regulation } from '@reglament/regulation';
import { fullName } from '../people/sessions.ts';
import type { ApplicantAccount } from '../people/sessions.ts';
import { escapeXml } from '../requests/request-document.ts';
import type { AnswerFile } from './answer-files.ts';
import type { Ask } from './asks.ts';

const ANSWER_NAMESPACE = 'urn:reglament:document-answer:1';

export interface AnsweredCase { readonly id: string; readonly provider: string; readonly number?: string; readonly regulation: Regulation }

/** The exact document that the applicant signs with the files they give: what was asked, in whose words, and each file's hash. */
export function answerDocument(of: AnsweredCase, ask: Ask, words: string, files: readonly AnswerFile[], account: ApplicantAccount, madeAt: string): string {
  const { regulation } = of;
  const name = regulation.documents.find(({ id }) => id === ask.document)?.name;
  const number = of.number === undefined ? '' : ` number="${escapeXml(of.number)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<answer xmlns="${ANSWER_NAMESPACE}" case="${of.id}"${number} regulation="${regulation.id}" edition="${regulation.digest}" madeAt="${madeAt}">`,
    ...(['kk', 'ru'] as const).map((language) => `  <service xml:lang="${language}">${escapeXml(regulation.title[language])}</service>`),
    `  <applicant ${account.kind === 'legal-entity' ? 'bin' : 'iin'}="${account.iin}">${escapeXml(fullName(account))}</applicant>`,
    `  <asked entry="${ask.ask}" document="${escapeXml(ask.document)}" why="${ask.why}" at="${ask.askedAt}" until="${ask.until}">`,
    ...(['kk', 'ru'] as const).map((language) => `    <document xml:lang="${language}">${escapeXml(name?.[language] ?? ask.document)}</document>`),
    `    <words>${escapeXml(words)}</words>`,
    '  </asked>',
    '  <attachments>',
    ...files.map((file) => `    <attachment fileName="${escapeXml(file.fileName)}" mediaType="${file.mediaType}" size="${file.size}" sha256="${file.hash.toString('hex')}"/>`),
    '  </attachments>',
    '</answer>', '',
  ].join('\n');
}
