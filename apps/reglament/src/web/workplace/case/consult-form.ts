import { SYSTEMS } from '@reglament/regulation';
import type { System } from '@reglament/regulation';
import { askableAt } from '../../../desk/registers/ask-step.ts';
import { canAsk } from '../../../desk/registers/look-ups.ts';
import { button, buttonRow, form, formatDateTimeShort, html, radios, shape, textInput } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import type { CaseMaterial } from './case-material.ts';

/** Consent and register queries of the open step: first the consent where the law wants one, then each register. */
export function consultForms(context: PageContext, material: CaseMaterial, csrf: string): Html | null {
  const { work, state } = material.view;
  if (work === undefined) return null;
  const { t } = context;
  const { consent } = work.node.step;
  const systems = askableAt(work.node, material.view.regulation);
  if (systems.length === 0) return consentPart(context, material, csrf);
  const needsConsent = consent !== undefined && state.consents.length === 0;
  return html`<h3>${t('workplace.consult.title')}</h3>${consentPart(context, material, csrf)}${
    needsConsent ? html`<p class="quiet">${t('workplace.consult.consentFirst')}</p>` : systems.map((system) => systemPart(context, material, csrf, system))
  }`;
}

function consentPart(context: PageContext, material: CaseMaterial, csrf: string): Html | null {
  const { t } = context;
  const { work, state, regulation } = material.view;
  if (work?.node.step.consent === undefined) return null;
  const given = state.consents[0];
  if (given !== undefined) return html`<p>${shape('done')} ${t('workplace.consult.consentGiven', { time: formatDateTimeShort(Date.parse(given.at), regulation.decree.zone) })}</p>`;
  const words = t(work.node.step.consent.written ? 'workplace.consult.consentWritten' : 'workplace.consult.consent');
  const body = html`${sequenceField(material)}<p>${words}.</p>${buttonRow([button({ text: t('workplace.consult.consentButton'), ...(askableAt(work.node, regulation).length === 0 ? { kind: 'secondary' as const } : {}) })])}`;
  return form({ action: `/workplace/cases/${state.id}/consent`, csrf, sending: t('kit.sending'), body });
}

function systemPart(context: PageContext, material: CaseMaterial, csrf: string, system: System): Html {
  const { t, language } = context;
  const { state } = material.view;
  const name = SYSTEMS[system][language];
  const answer = state.answers[system];
  if (answer !== undefined) return html`<p>${shape(answer === 'found' ? 'done' : 'info')} ${t(`workplace.consult.${answer}`, { system: name })}</p>`;
  const hidden = html`${sequenceField(material)}<input type="hidden" name="system" value="${system}">`;
  const body = canAsk(system)
    ? html`${hidden}${buttonRow([button({ text: t('workplace.consult.ask', { system: name }), kind: 'secondary' })])}`
    : html`${hidden}<p>${t('workplace.consult.manual', { system: name })}</p>
${radios({ t, name: `answer-${system}`, label: t('workplace.consult.answer'), choices: [{ value: 'found', text: t('workplace.outcome.found') }, { value: 'absent', text: t('workplace.outcome.absent') }], inline: true })}
${textInput({ t, name: `reference-${system}`, label: t('workplace.consult.reference'), width: 20, maxLength: 100 })}
${buttonRow([button({ text: t('workplace.consult.record'), kind: 'secondary' })])}`;
  return form({ action: `/workplace/cases/${state.id}/register-answer`, csrf, sending: t('kit.sending'), body });
}

function sequenceField({ view }: CaseMaterial): Html {
  return html`<input type="hidden" name="sequence" value="${view.state.sequence}">`;
}
