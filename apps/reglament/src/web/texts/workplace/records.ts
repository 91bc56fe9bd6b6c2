/** Texts of what is written down in a step: acts with photographs, minutes, notes. */
import type { Catalogue } from '../message.ts';

export const workplaceRecordTexts = {
  'workplace.records.title': { kk: 'Осы қадамда жасалатын құжаттар', ru: 'Документы этого шага', en: 'Papers of this step' },
  'workplace.records.step': { kk: 'Қадам', ru: 'Шаг', en: 'Step' },
  'workplace.records.first': {
    kk: 'Қадамды аяқтау үшін алдымен осы құжаттарды толтырыңыз. Қадам аяқталғанша оларды түзетуге болады.',
    ru: 'Чтобы завершить шаг, сначала заполните эти документы. Пока шаг не завершён, их можно исправить.',
    en: 'Fill these papers in first; then the step can be finished. Until it is, they can be corrected.',
  },
  'workplace.records.all': {
    kk: 'Құжаттар толтырылды. Қадам аяқталғанда олар PDF болып іске тіркеледі.', ru: 'Документы заполнены. При завершении шага они войдут в дело как PDF.',
    en: 'The papers are filled in. When the step is finished they join the case as PDF.',
  },
  'workplace.records.photographs': { kk: 'Фотосуреттер', ru: 'Фотографии', en: 'Photographs' },
  'workplace.records.photographsHint': {
    kk: 'JPEG не PNG, әрқайсысы {megabytes} МБ-тан аспайды, барлығы {max} суретке дейін', ru: 'JPEG или PNG, не более {megabytes} МБ каждая, всего до {max} снимков', en: 'JPEG or PNG, up to {megabytes} MB each, {max} at most',
  },
  'workplace.records.kept': { kk: 'Тіркелген суреттер', ru: 'Приложенные снимки', en: 'Photographs attached' },
  'workplace.records.keptHint': { kk: 'Алып тастайтын суретті белгілеңіз', ru: 'Отметьте снимок, который нужно убрать', en: 'Tick what is to be taken out' },
  'workplace.records.save': { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  'workplace.records.back': { kk: 'Іске оралу', ru: 'Вернуться к делу', en: 'Back to the case' },
  'workplace.records.count': { kk: '{count, plural, one {# сурет} other {# сурет}}', ru: '{count, plural, one {# снимок} few {# снимка} other {# снимков}}', en: '{count, plural, one {# photograph} other {# photographs}}' },
  'workplace.done.record': { kk: 'Құжат сақталды', ru: 'Документ сохранён', en: 'The paper is saved' },
} as const satisfies Catalogue;
