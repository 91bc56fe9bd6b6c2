import { CONSENT, fillingSystems, isPrinted } from '../../../desk/requests/register-fills.ts';
import { html, plainList, radios } from '../../kit/index.ts';
import type { Html, PageContext } from '../../kit/index.ts';
import { clauseNote } from '../law/cite.ts';
import { systemWords } from './fill-words.ts';
import { fieldLabel } from './field-inputs.ts';
import { asForm, frame } from './form-pages.ts';
import type { QuestionPage } from './form-pages.ts';

/** Asks for consent before any register is asked: which one, what for, and that nobody has to. */
export function registersPage(context: PageContext, page: QuestionPage): Html {
  const { t } = context;
  const { regulation, form, answers } = page.draft;
  const systems = fillingSystems(form);
  const labels = form.fields.filter(({ from }) => from !== undefined).map((field) => fieldLabel(context, field));
  const remark = t(systems.every((system) => isPrinted(system, regulation)) ? 'portal.fill.printed' : 'portal.fill.ours');
  const note = clauseNote(context, regulation, regulation.standard, { remark });
  const choices = [{ value: 'yes', text: t('portal.fill.yes') }, { value: 'no', text: t('portal.fill.no') }];
  const body = html`<div class="block"><p>${t('portal.fill.text', { system: systems.map((system) => systemWords(context, system)).join(', ') })}</p>
${plainList(labels)}
<p>${t('portal.fill.free')}</p></div>
${radios({ t, name: CONSENT, label: t('portal.fill.question'), choices, value: answers[CONSENT], ...(note === undefined ? {} : { note }) })}`;
  return frame(context, page, 'registers', asForm(context, page, 'registers', body));
}
