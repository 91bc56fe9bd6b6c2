/** The frame of every page: head, header, main with one heading, footer. Two faces of the same parts. */
import { linkTo } from '../first-visit.ts';
import { attributes, dangerouslyRaw, html } from '../html.ts';
import type { Html } from '../html.ts';
import { formatDateTime, machineTime } from '../dates.ts';
import { languageHref, unhashedAssets } from '../page-context.ts';
import type { DemoClock, Display, NavigationItem, PageContext } from '../page-context.ts';
import { errorSummary } from '../components/error-summary/template.ts';
import type { FieldError } from '../components/error-summary/template.ts';
import { languageNames, languageShortNames, languages } from '../../texts/index.ts';
import type { Language } from '../../texts/index.ts';

export type PageProps = PageContext & {
  readonly title: string;
  /** Content under the heading. */
  readonly main: Html;
  /** A quiet line above the heading: the service, the number of the case. */
  readonly caption?: string;
  readonly breadcrumbs?: readonly { readonly text: string; readonly href: string }[];
  readonly back?: string;
  /** Errors of a form: listed above the heading and said in the window's title. */
  readonly errors?: readonly FieldError[];
  /** Names of further modules the page loads (see `assets`). */
  readonly scripts?: readonly string[];
  /** `own`: the content brings its own single h1 (a question's legend, a panel). */
  readonly heading?: 'title' | 'own';
  /** `wide`: no margin beside the text; for tables of the workplace. */
  readonly width?: 'text' | 'wide';
};

/** A page for citizens: 19 px, one column, the law in the margin. */
export function portalPage(props: PageProps): Html {
  return page(props, 'portal');
}

/** A page for staff: 16 px, denser, the same parts. */
export function workplacePage(props: PageProps): Html {
  return page(props, 'workplace');
}

function page(props: PageProps, face: 'portal' | 'workplace'): Html {
  const { t, language } = props;
  const display = props.display ?? { scheme: 'auto', view: 'standard' };
  return html`<!DOCTYPE html>
<html lang="${language}" data-face="${face}"${displayAttributes(display)}>
${head(props)}
<body>
<a class="skip" href="#main">${t('kit.skip')}</a>
${demoBanner(props)}
${header(props, face)}
<div class="page" data-width="${props.width ?? 'text'}">
${trail(props)}
<main id="main" tabindex="-1">
${errorSummary({ t, errors: props.errors ?? [] })}
${props.heading === 'own' ? null : heading(props)}
${props.main}
</main>
</div>
${footer(props, display)}
</body>
</html>
`;
}

function displayAttributes(display: Display): ReturnType<typeof attributes> {
  return attributes({
    'data-scheme': display.scheme === 'auto' ? null : display.scheme,
    'data-view': display.view === 'large' ? 'large' : null,
  });
}

function head({ t, title, errors = [], scripts = [], assets = unhashedAssets }: PageProps): Html {
  const full = errors.length > 0 ? t('kit.pageTitleWithErrors', { title }) : t('kit.pageTitle', { title });
  return html`<head>
<meta charset="utf-8">
<title>${full}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
${assets.fonts.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`)}
${dangerouslyRaw(linkTo(assets.stylesheet))}
<script type="module" src="${assets.script}"></script>
${scripts.map((name) => html`<script type="module" src="${assets.scripts[name] ?? `/assets/${name}.js`}"></script>`)}
</head>`;
}

function header(props: PageProps, face: 'portal' | 'workplace'): Html {
  const { t, navigation = [] } = props;
  return html`<header class="header"><div class="header-inner">
<a class="product" href="${face === 'portal' ? '/' : '/workplace'}">${mark()}<span>${t(face === 'portal' ? 'kit.product' : 'kit.productWorkplace')}</span></a>
${navigation.length > 0 && html`<nav class="navigation" aria-label="${t('kit.navigation')}"><ul>${navigation.map(navigationItem)}</ul></nav>`}
${accountPart(props)}
${languageSwitch(props)}
</div></header>`;
}

function navigationItem(item: NavigationItem): Html {
  return html`<li><a href="${item.href}"${attributes({ 'aria-current': item.current === true ? 'page' : null, accesskey: item.accessKey })}>${item.text}</a></li>`;
}

function accountPart({ t, account, signInHref }: PageProps): Html | null {
  if (account === undefined) return signInHref === undefined ? null : html`<div class="account"><a href="${signInHref}">${t('kit.signIn')}</a></div>`;
  const { signOut } = account;
  return html`<div class="account"><a href="${account.href}">${account.name}</a>${
    signOut !== undefined &&
    html`<form method="post" action="${signOut.action}"><input type="hidden" name="csrf" value="${signOut.csrf}"><button class="plain-button">${t('kit.signOut')}</button></form>`
  }</div>`;
}

function languageSwitch({ t, language, path }: PageProps): Html {
  const name = (code: Language): Html =>
    html`${languageShortNames[code]}<span class="name-rest">${languageNames[code].slice(languageShortNames[code].length)}</span>`;
  const item = (code: Language): Html =>
    code === language
      ? html`<li><span class="language" aria-current="true" lang="${code}">${name(code)}</span></li>`
      : html`<li><a class="language" href="${languageHref(path, code)}" lang="${code}" hreflang="${code}" rel="alternate">${name(code)}</a></li>`;
  return html`<nav class="languages" aria-label="${t('kit.languages')}"><ul>${languages.map(item)}</ul></nav>`;
}

/** Three stations on the margin's line: done, now, ahead. */
function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 24 40" width="24" height="40" aria-hidden="true" focusable="false"><path class="mark-line" d="M12 0v40"/><circle class="mark-done" cx="12" cy="7" r="4"/><circle class="mark-now" cx="12" cy="20" r="5.5"/><circle class="mark-ahead" cx="12" cy="33" r="3.5"/></svg>`;
}

function demoBanner({ t, language, demoClock }: PageProps): Html | null {
  if (demoClock === undefined) return null;
  return html`<div class="demo" role="region" aria-label="${t('kit.demoTitle')}"><div class="demo-inner"><strong>${t('kit.demoTitle')}.</strong> ${clock(t, language, demoClock)} ${
    demoClock.controls ?? (demoClock.href !== undefined && html`<a href="${demoClock.href}">${t('kit.demoMove')}</a>`)
  }</div></div>`;
}

function clock(t: PageProps['t'], language: PageProps['language'], { now, zone }: DemoClock): Html {
  const time = formatDateTime(language, now, zone, { weekday: true });
  return html`<time datetime="${machineTime(now)}">${t('kit.demoClock', { time })}</time>.`;
}

function trail({ t, breadcrumbs = [], back }: PageProps): Html | null {
  if (back !== undefined) return html`<nav class="trail" aria-label="${t('kit.breadcrumbs')}"><a class="back" href="${back}">${t('kit.back')}</a></nav>`;
  if (breadcrumbs.length === 0) return null;
  return html`<nav class="trail" aria-label="${t('kit.breadcrumbs')}"><ol>${breadcrumbs.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}</ol></nav>`;
}

function heading({ title, caption }: PageProps): Html {
  return html`${caption !== undefined && html`<p class="caption">${caption}</p>`}<h1>${title}</h1>`;
}

function footer({ t, path, footerLinks = [] }: PageProps, display: Display): Html {
  const large = display.view === 'large';
  const switchTo = (scheme: Display['scheme'], text: string): Html =>
    display.scheme === scheme ? html`<li><span aria-current="true">${text}</span></li>` : html`<li><a href="${displayHref(path, { scheme })}">${text}</a></li>`;
  return html`<footer class="footer" aria-label="${t('kit.footer')}"><div class="footer-inner">
<p>${t('kit.footerLaw')}</p>
${footerLinks.length > 0 && html`<nav aria-label="${t('kit.footerLinks')}"><ul>${footerLinks.map(navigationItem)}</ul></nav>`}
<nav aria-label="${t('kit.display')}"><ul>
<li><a href="${displayHref(path, { view: large ? 'standard' : 'large' })}">${t(large ? 'kit.viewStandard' : 'kit.viewLarge')}</a></li>
${switchTo('auto', t('kit.schemeAuto'))}${switchTo('light', t('kit.schemeLight'))}${switchTo('dark', t('kit.schemeDark'))}
</ul></nav>
</div></footer>`;
}

/** Where the display is changed; answered by `registerAssets`, which sets the cookie and returns to the page. */
function displayHref(path: string, change: Partial<Display>): string {
  return `/display?${new URLSearchParams({ ...change, back: path }).toString()}`;
}
