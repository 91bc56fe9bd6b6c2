import { citedClause } from '../../clause-words.ts';
import { iinInput, passwordInput, textArea, textInput } from './template.ts';
import type { Example } from '../example.ts';
import { marginNote } from '../margin-note/template.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  { name: 'text', render: ({ t, say }) => textInput({ t, name: 'surname', label: say(samples.surname), autocomplete: 'family-name', value: 'Әубәкірова' }) },
  {
    name: 'text-with-note',
    render: ({ t, language, say }) =>
      textInput({
        t, name: 'address', label: say(samples.address), autocomplete: 'street-address', value: say(samples.addressValue),
        note: marginNote({ t, language, clause: citedClause(t, say(samples.decree), '9'), passage: { language: 'kk', text: 'Мекенжай қызметті көрсететін бөлімді анықтау үшін қажет.' } }),
      }),
  },
  { name: 'iin', render: ({ t }) => iinInput({ t, value: '900101350017' }) },
  { name: 'iin-wrong', render: ({ t }) => iinInput({ t, name: 'wrong-iin', value: '900101350018', error: t('errors.iin.check-digit') }) },
  { name: 'password', render: ({ t, say }) => passwordInput({ t, name: 'password', label: say(samples.password), use: 'current', revealable: true }) },
  { name: 'textarea', render: ({ t, say }) => textArea({ t, name: 'reason', label: say(samples.reason), optional: true, maxLength: 500, rows: 3 }) },
];
