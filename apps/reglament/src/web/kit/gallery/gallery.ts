/** Every example of every component on one page: what the tests check and what people look at. */
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { portalPage, workplacePage } from '../layout/template.ts';
import type { AssetPaths, Display, PageContext } from '../page-context.ts';
import type { Example, ExampleContext } from '../components/example.ts';
import { sampleNow, sampleZone, samples } from '../components/samples.ts';
import { translator } from '../../texts/index.ts';
import type { Language } from '../../texts/index.ts';
import { examples as buttonExamples } from '../components/button/examples.ts';
import { examples as choiceExamples } from '../components/choices/examples.ts';
import { examples as dateExamples } from '../components/date-input/examples.ts';
import { examples as detailsExamples } from '../components/details/examples.ts';
import { examples as dueExamples } from '../components/due-date/examples.ts';
import { examples as errorExamples } from '../components/error-summary/examples.ts';
import { examples as fileExamples } from '../components/file-upload/examples.ts';
import { examples as formExamples } from '../components/form/examples.ts';
import { examples as linkExamples } from '../components/link-list/examples.ts';
import { examples as liveExamples } from '../components/live-notice/examples.ts';
import { examples as noteExamples } from '../components/margin-note/examples.ts';
import { examples as notificationExamples } from '../components/notification/examples.ts';
import { examples as paginationExamples } from '../components/pagination/examples.ts';
import { examples as routeExamples } from '../components/route-line/examples.ts';
import { examples as searchExamples } from '../components/search-form/examples.ts';
import { examples as summaryExamples } from '../components/summary-list/examples.ts';
import { examples as tableExamples } from '../components/table/examples.ts';
import { examples as tagExamples } from '../components/tag/examples.ts';
import { examples as taskExamples } from '../components/task-list/examples.ts';
import { examples as boardExamples } from '../components/ticket-board/examples.ts';
import { examples as textExamples } from '../components/text-input/examples.ts';
import { examples as workbenchExamples } from '../components/workbench/examples.ts';

/** Examples by component folder; a test compares the names with the folders. */
export const componentExamples: Readonly<Record<string, readonly Example[]>> = {
  'error-summary': errorExamples,
  'route-line': routeExamples,
  'due-date': dueExamples,
  'margin-note': noteExamples,
  'text-input': textExamples,
  'date-input': dateExamples,
  choices: choiceExamples,
  'file-upload': fileExamples,
  button: buttonExamples,
  form: formExamples,
  details: detailsExamples,
  notification: notificationExamples,
  'summary-list': summaryExamples,
  'task-list': taskExamples,
  table: tableExamples,
  tag: tagExamples,
  pagination: paginationExamples,
  'link-list': linkExamples,
  'live-notice': liveExamples,
  'search-form': searchExamples,
  workbench: workbenchExamples,
  'ticket-board': boardExamples,
};

export type GalleryOptions = { readonly language: Language; readonly face: 'portal' | 'workplace'; readonly assets?: AssetPaths; readonly display?: Display };

/** The page of all components, in one language and face. */
export function gallery(options: GalleryOptions): Html {
  const context = exampleContext(options.language);
  const sections = Object.entries(componentExamples).map(([name, list]) => html`<h2>${name}</h2>${list.map(({ render }) => render(context))}`);
  const props = { ...pageContext(options), title: context.say(samples.service), caption: context.t('law.portal'), main: html`${sections}` };
  return options.face === 'portal' ? portalPage(props) : workplacePage(props);
}

/** What examples are rendered with. */
export function exampleContext(language: Language): ExampleContext {
  return { t: translator(language), language, say: (text) => text[language] };
}

/** A full page context: account, navigation, the clock of the demonstration. */
export function pageContext({ language, face, assets, display }: GalleryOptions): PageContext {
  const t = translator(language);
  return {
    t, language, path: '/gallery?part=1',
    ...(assets === undefined ? {} : { assets }),
    ...(display === undefined ? {} : { display }),
    account: { name: 'Әубәкірова Ү.', href: '/cabinet', signOut: { action: '/sign-out', csrf: 'token' } },
    navigation: face === 'portal'
      ? [{ text: t('portal.services'), href: '/services', current: true }, { text: t('portal.verify'), href: '/verify' }]
      : [{ text: t('workplace.queue'), href: '/workplace', current: true }, { text: t('workplace.cases'), href: '/workplace/cases' }],
    demoClock: { now: sampleNow, zone: sampleZone, href: '/clock' },
  };
}
