import { attributes, html } from '../../html.ts';
import type { Html } from '../../html.ts';
import { controlAttributes, field } from '../field/template.ts';
import type { FieldProps } from '../field/template.ts';

export type FileUploadProps = FieldProps & {
  readonly multiple?: boolean;
  /** Extensions with their dot: ['.pdf', '.jpg']. */
  readonly accept: readonly string[];
  readonly megabytesMax: number;
  /** Files kept from an earlier attempt. */
  readonly kept?: readonly { readonly name: string; readonly size: string; readonly removeName: string; readonly removeText: string }[];
};

/**
 * Named beside the extensions, for telephones: a chooser that is told of pictures offers the camera beside gallery and
 * files. `capture` would open the camera alone, and nobody could send a PDF or what was photographed before.
 */
const MEDIA_TYPES: Readonly<Record<string, string>> = { '.pdf': 'application/pdf', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png' };

function acceptOf(extensions: readonly string[]): string {
  return [...new Set([...extensions, ...extensions.flatMap((extension) => MEDIA_TYPES[extension] ?? [])])].join(',');
}

/** One or several files. The server checks type and size again; the script only warns before the sending. */
export function fileUpload(props: FileUploadProps): Html {
  const { t, accept, megabytesMax } = props;
  const types = accept.map((extension) => extension.slice(1).toUpperCase()).join(', ');
  const filled = { ...props, hint: props.hint ?? t('kit.fileHint', { types, megabytes: megabytesMax }) };
  const more = {
    type: 'file', accept: acceptOf(accept), multiple: props.multiple === true,
    'data-choose': t(props.multiple === true ? 'kit.fileChooseMany' : 'kit.fileChoose'), 'data-choose-by-touch': t(accept.some((extension) => MEDIA_TYPES[extension]?.startsWith('image/') === true) ? 'kit.fileTouchPhoto' : 'kit.fileTouch'),
    'data-files': t('kit.filesChosen'), 'data-too-large': t('kit.fileTooLarge'), 'data-megabytes': megabytesMax,
  };
  return field(filled, html`${keptFiles(props)}<div class="file-drop"><input class="input-file"${controlAttributes(filled, more)}></div>`);
}

function keptFiles({ kept = [] }: FileUploadProps): Html | null {
  if (kept.length === 0) return null;
  const one = (file: (typeof kept)[number]): Html =>
    html`<li><span>${file.name}</span> <span class="quiet">${file.size}</span> <button class="plain-button"${attributes({ name: file.removeName, value: file.name, 'aria-label': `${file.removeText}: ${file.name}` })}>${file.removeText}</button></li>`;
  return html`<ul class="files">${kept.map(one)}</ul>`;
}
