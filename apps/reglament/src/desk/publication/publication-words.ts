/** What the published directory says besides the regulation's own words. */
import type { LocalizedText } from '@reglament/regulation';

const say = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });

export const WORDS = {
  title: say('Бизнес-процестердің анықтамалығы', 'Справочник бизнес-процессов', 'Directory of business processes'),
  decree: say('Қаулы', 'Постановление', 'Decree'),
  registered: say('Мемлекеттік тіркелуі', 'Государственная регистрация', 'State registration'),
  inForce: say('Қолданыста болған уақыты', 'Период действия', 'In force'),
  provider: say('Қызмет беруші', 'Услугодатель', 'Provider'),
  routes: say('Сызбалар', 'Схемы', 'Drawings'),
  continued: say('жалғасы', 'продолжение', 'continued'),
  steps: say('Қадамдар мен тармақтар', 'Шаги и пункты', 'Steps and clauses'),
  step: say('Қадам', 'Шаг', 'Step'),
  does: say('Кім, не істейді', 'Кто и что делает', 'Who does what'),
  time: say('Уақыты', 'Время', 'Time'),
  clause: say('Тармақ, жолдар', 'Пункт, строки', 'Clause, lines'),
  edition: say('Деректер үлгісі (SHA-256)', 'Отпечаток данных (SHA-256)', 'Digest of the data (SHA-256)'),
} as const satisfies Record<string, LocalizedText>;
