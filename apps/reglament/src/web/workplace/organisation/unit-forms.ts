import { hasDependents } from '../../../desk/organisation/closing.ts';
import type { Dependents } from '../../../desk/organisation/closing.ts';
import { KEPT_MONTHS } from '../../../desk/organisation/settings.ts';
import type { UnitSettings } from '../../../desk/organisation/settings.ts';
import type { OrganisationUnit, Post } from '../../../desk/organisation/units.ts';
import { button, buttonRow, details, form, html, plainList, textInput } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { enteredIn, ORGANISATION } from './entered.ts';
import type { FormAgain } from './entered.ts';

export interface UnitForms { readonly unit: OrganisationUnit; readonly settings: UnitSettings; readonly dependents: Dependents; readonly csrf: string; readonly again?: FormAgain }

/** Windows of a centre's hall, and how long its results wait. */
export function settingsForms({ t }: PageContext, { unit, settings, csrf, again }: UnitForms): Html {
  const windows = enteredIn(again, 'windows');
  const months = enteredIn(again, 'keeping');
  const hall = unit.kind === 'centre' && form({
    action: `${ORGANISATION}/units/${unit.id}/windows`, csrf, sending: t('kit.sending'),
    body: html`${textInput({ t, name: 'windows', label: t('workplace.administration.windows'), hint: t('workplace.administration.windowsHint'), numeric: true, width: 4, value: windows.text('windows') ?? String(settings.windows), error: windows.error('windows') })}
${buttonRow([button({ text: t('workplace.administration.save'), kind: 'secondary' })])}`,
  });
  const keeping = form({
    action: `${ORGANISATION}/units/${unit.id}/keeping`, csrf, sending: t('kit.sending'),
    body: html`${keptInput(t, months.text('kept-months') ?? String(settings.keptMonths ?? ''), months.error('kept-months'), t('workplace.administration.keptUnitHint', { months: settings.regionMonths ?? KEPT_MONTHS }))}
${buttonRow([button({ text: t('workplace.administration.save'), kind: 'secondary' })])}`,
  });
  const place = enteredIn(again, 'locality');
  const standing = form({
    action: `${ORGANISATION}/units/${unit.id}/locality`, csrf, sending: t('kit.sending'),
    body: html`${localityInput(t, unit.kind, place.text('locality') ?? unit.locality ?? '', place.error('locality'))}
${buttonRow([button({ text: t('workplace.administration.save'), kind: 'secondary' })])}`,
  });
  const bins = enteredIn(again, 'bins');
  const bin = (name: 'certificate-bin' | 'akimat-bin', label: string, kept: string, hint?: string) => textInput({ t, name, label, optional: true, numeric: true, width: 20, value: bins.text(name) ?? kept, error: bins.error(name), ...(hint === undefined ? {} : { hint }) });
  const named = form({
    action: `${ORGANISATION}/units/${unit.id}/bins`, csrf, sending: t('kit.sending'),
    body: html`${bin('certificate-bin', t('workplace.organisation.certificateBin'), settings.bins.unit, t('workplace.organisation.certificateBinHint'))}${unit.kind === 'provider' && bin('akimat-bin', t('workplace.organisation.akimatBin'), settings.bins.akimat)}
${buttonRow([button({ text: t('workplace.administration.save'), kind: 'secondary' })])}`,
  });
  return details({ summary: t('workplace.administration.settings'), open: windows.open || months.open || place.open || bins.open, body: html`${hall}${keeping}${standing}${named}` });
}

/** Required of an akim, who takes some requests only in places without a provider. */
export function localityInput(t: PageContext['t'], kind: OrganisationUnit['kind'] | undefined, value: string, error: string | undefined): Html {
  return textInput({ t, name: 'locality', label: t('workplace.organisation.locality'), hint: t('workplace.organisation.localityHint'), optional: kind !== 'akim', value, error });
}

export function keptInput(t: PageContext['t'], value: string, error: string | undefined, hint: string): Html {
  return textInput({ t, name: 'kept-months', label: t('workplace.administration.kept'), hint, optional: true, numeric: true, width: 4, value, error });
}

/** The button of a post's row: close it, or open it again. */
export function postAction({ t, language }: PageContext, { unit, csrf }: Pick<UnitForms, 'unit' | 'csrf'>, { id, title, closed }: Post): Html | string {
  if (unit.closed) return '';
  const what = closed ? 'reopen' : 'close';
  return form({
    action: `${ORGANISATION}/units/${unit.id}/posts/${what}`, csrf,
    body: html`<input type="hidden" name="post" value="${id}"><button class="plain-button">${t(`workplace.administration.${what}`)}<span class="hidden">: ${title[language]}</span></button>`,
  });
}

/** Closing the unit: what still depends on it stands there instead of the button, so that nobody has to guess. */
export function closingForm(context: PageContext, { unit, dependents, csrf, again }: UnitForms): Html {
  const { t } = context;
  const entered = enteredIn(again, 'close');
  const mistake = entered.open && html`<p id="f-close" tabindex="-1"><strong>${entered.error('close')}</strong></p>`;
  if (unit.closed) {
    const body = html`<p>${t('workplace.administration.unitClosedText')}</p>${mistake}${buttonRow([button({ text: t('workplace.administration.reopenUnit'), kind: 'secondary' })])}`;
    return form({ action: `${ORGANISATION}/units/${unit.id}/reopen`, csrf, sending: t('kit.sending'), body });
  }
  const body = hasDependents(dependents)
    ? html`${mistake}<p>${t('workplace.administration.inUse')}</p>${dependentsView(context, dependents)}`
    : form({ action: `${ORGANISATION}/units/${unit.id}/close`, csrf, sending: t('kit.sending'), body: html`<p>${t('workplace.administration.closeText')}</p>${mistake}${buttonRow([button({ text: t('workplace.administration.closeUnit'), kind: 'warning' })])}` });
  return details({ summary: t('workplace.administration.closeUnit'), open: entered.open, body });
}

function dependentsView({ t }: PageContext, { people, cases, casesTotal, complaints, batches, visits, joint }: Dependents): Html {
  const named = cases.map(({ number }) => number ?? t('workplace.noNumber')).join(', ');
  return plainList([
    ...(people.length === 0 ? [] : [html`${t('workplace.organisation.people')}: ${people.map(({ id, name }, index) => html`${index > 0 && ', '}<a href="${ORGANISATION}/people/${id}">${name}</a>`)}`]),
    ...(casesTotal === 0 ? [] : [t('workplace.administration.openCases', { count: casesTotal, numbers: casesTotal > cases.length ? `${named}, …` : named })]),
    ...(complaints.length === 0 ? [] : [t('workplace.administration.openComplaints', { numbers: complaints.join(', ') })]),
    ...(batches.length === 0 ? [] : [t('workplace.administration.openBatches', { numbers: batches.join(', ') })]),
    ...(joint === 0 ? [] : [t('workplace.administration.openJoint', { count: joint })]),
    ...(visits === 0 ? [] : [t('workplace.administration.openVisits', { count: visits })]),
  ]);
}
