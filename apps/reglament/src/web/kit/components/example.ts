import type { Html } from '../html.ts';
import type { Language, LocalText, Translate } from '../../texts/index.ts';

export type ExampleContext = {
  readonly t: Translate;
  readonly language: Language;
  /** Picks the page's language out of sample data. */
  readonly say: (text: LocalText) => string;
};

/** One way a component is used: shown in the gallery, checked by the tests. */
export type Example = { readonly name: string; readonly render: (context: ExampleContext) => Html };
