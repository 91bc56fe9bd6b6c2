import type { LocalizedText } from './languages.ts';

const say = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });

/**
 * What happens in a person's life when they look for a service. The decrees order services by the body that renders
 * them; nobody who needs one knows that order.
 */
export const LIFE_EVENTS = {
  'child-without-parents': say('Ата-анасыз қалған балаға қамқорлық', 'Забота о ребёнке без родителей', 'Caring for a child without parents'),
  adoption: say('Бала асырап алу', 'Усыновление', 'Adopting a child'),
  'child-at-school': say('Балабақша және мектеп', 'Детский сад и школа', 'Kindergarten and school'),
  'child-property': say('Баланың мүлкі мен мұрасы', 'Имущество и наследство ребёнка', 'A child’s property and inheritance'),
  'low-income': say('Материалдық көмек', 'Материальная помощь', 'Help with money'),
  disability: say('Мүгедектік және күтім', 'Инвалидность и уход', 'Disability and care'),
  work: say('Жұмыс және жұмыссыздық', 'Работа и безработица', 'Work and unemployment'),
  housing: say('Тұрғын үй', 'Жильё', 'Housing'),
  'coming-to-kazakhstan': say('Қазақстанға келу', 'Переезд в Казахстан', 'Coming to Kazakhstan'),
} as const satisfies Record<string, LocalizedText>;

export type LifeEvent = keyof typeof LIFE_EVENTS;
export const LIFE_EVENT_IDS = Object.keys(LIFE_EVENTS) as readonly LifeEvent[];
