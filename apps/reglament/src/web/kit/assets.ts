/**
 * What pages load: one stylesheet, the fonts, the small modules that help where scripts run. Built at start-up, held in
 * memory with compressed forms, named by the hash of their content so that browsers may keep them for ever.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build, transform } from 'esbuild';
import { firstVisit } from './first-visit.ts';
import type { FirstVisit } from './first-visit.ts';
import { buildFonts } from './fonts.ts';
import type { FontFile } from './fonts.ts';
import type { AssetPaths } from './page-context.ts';

export type AssetFile = {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Absent for what is compressed already. */
  readonly gzip?: Uint8Array;
  readonly brotli?: Uint8Array;
  /** The name changes with the content. */
  readonly lasting: boolean;
};

export type Assets = {
  readonly paths: AssetPaths;
  readonly files: ReadonlyMap<string, AssetFile>;
  /** The styles as a first page brings them along; absent where nothing was built. */
  readonly first?: FirstVisit;
};

export type AssetOptions = {
  /** Where cut fonts are kept between starts. */
  readonly folder: string;
  /** Further modules by name: `{ signing: '/…/signing.ts' }` becomes `paths.scripts.signing`. */
  readonly scripts?: Readonly<Record<string, string>>;
};

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

const here = fileURLToPath(new URL('.', import.meta.url));

/** Builds everything; the compression runs beside it on other threads. */
export async function assets({ folder, scripts = {} }: AssetOptions): Promise<Assets> {
  const fonts = await buildFonts(folder);
  const entries = Object.entries({ kit: join(here, 'scripts/kit.ts'), ...scripts });
  const [stylesheet, ...modules] = await Promise.all([buildStylesheet(fonts), ...entries.map(([, entry]) => buildScript(entry))]);
  const files = new Map<string, AssetFile>([['mark.svg', await file('image/svg+xml', Buffer.from(markSvg), false)]]);
  for (const font of fonts) files.set(font.name, { type: 'font/woff2', bytes: font.bytes, lasting: true });
  const [css, ...js] = await Promise.all([
    addHashed(files, 'kit', 'css', 'text/css; charset=utf-8', stylesheet),
    ...entries.map(([name], index) => addHashed(files, name, 'js', 'text/javascript; charset=utf-8', modules[index] ?? '')),
  ]);
  const { kit = '', ...others } = Object.fromEntries(entries.map(([name], index) => [name, js[index] ?? '']));
  const preloaded = fonts.filter(({ cut }) => cut === 'core').map(({ name }) => `/assets/${name}`);
  return { paths: { stylesheet: css, fonts: preloaded, script: kit, scripts: others }, files, first: firstVisit(css, stylesheet) };
}

/** All styles in their order: tokens, base, frame, components, print; minified. */
async function buildStylesheet(fonts: readonly FontFile[]): Promise<string> {
  const entries = await readdir(join(here, 'components'), { withFileTypes: true });
  const components = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `components/${name}/style.css`).sort();
  const order = ['styles/tokens.css', 'styles/base.css', 'layout/style.css', ...components, 'styles/pages.css', 'styles/print.css'];
  const texts = await Promise.all(order.map((path) => readFile(join(here, path), 'utf8').catch((error: unknown) => absent(error))));
  const { code } = await transform([...fonts.map(fontFace), ...texts].join('\n'), { loader: 'css', minify: true, target: ['chrome109', 'firefox115', 'safari16'] });
  return code;
}

async function buildScript(entry: string): Promise<string> {
  const result = await build({ entryPoints: [entry], bundle: true, format: 'esm', platform: 'browser', target: 'es2022', minify: true, write: false, logLevel: 'silent' });
  return result.outputFiles[0]?.text ?? '';
}

/** A component without looks of its own has no style file. */
function absent(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
  throw error;
}

function fontFace({ name, weight, range }: FontFile): string {
  return `@font-face{font-family:'Noto Sans Reglament';font-style:normal;font-weight:${weight};font-display:swap;src:url('/assets/${name}') format('woff2');unicode-range:${range}}`;
}

/** Adds a text under its hashed name and under a stable one that is never kept by browsers. */
async function addHashed(files: Map<string, AssetFile>, name: string, extension: string, type: string, text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const hashed = `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.${extension}`;
  const lasting = await file(type, bytes, true);
  files.set(hashed, lasting);
  files.set(`${name}.${extension}`, { ...lasting, lasting: false });
  return `/assets/${hashed}`;
}

async function file(type: string, bytes: Buffer, lasting: boolean): Promise<AssetFile> {
  const [zipped, brotli] = await Promise.all([asGzip(bytes, { level: 9 }), asBrotli(bytes)]);
  return { type, bytes, gzip: zipped, brotli, lasting };
}

const markSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 0 32 32"><path d="M12 2v28" stroke="#9fd0dc" stroke-width="2.5"/><circle cx="12" cy="6" r="4.5" fill="#006a82"/><circle cx="12" cy="16" r="5.5" fill="#ffc61a" stroke="#13212c" stroke-width="2"/><circle cx="12" cy="26" r="4" fill="#fff" stroke="#6d7f8b" stroke-width="2"/></svg>';
