import { fileUpload } from './template.ts';
import type { Example } from '../example.ts';
import { samples } from '../samples.ts';

export const examples: readonly Example[] = [
  {
    name: 'files',
    render: ({ t, say }) =>
      fileUpload({
        t, name: 'documents', label: say(samples.documents), multiple: true, accept: ['.pdf', '.jpg', '.png'], megabytesMax: 5,
        kept: [{ name: 'куәлік.pdf', size: '412 КБ', removeName: 'remove', removeText: say(samples.remove) }],
      }),
  },
  {
    name: 'files-wrong',
    render: ({ t, say }) =>
      fileUpload({ t, name: 'scan', label: say(samples.documents), accept: ['.pdf'], megabytesMax: 5, error: t('errors.file.tooLarge', { file: 'көшірме.pdf', megabytes: 5 }) }),
  },
];
