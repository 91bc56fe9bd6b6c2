/** What is said where a register cannot be asked, and where its later answer differs from what the case rested on. */
export const waitingTexts = {
  'waiting.event.began': { kk: '{system}: жауап алынбады, күту басталды; мерзім есептеле береді', ru: '{system}: ответа нет, началось ожидание; срок продолжает течь', en: '{system}: no answer, the wait began; the term runs on' },
  'waiting.event.beganStands': { kk: '{system}: жауап алынбады, күту басталды; мерзімнің есебі тоқтатыла тұрды', ru: '{system}: ответа нет, началось ожидание; течение срока приостановлено', en: '{system}: no answer, the wait began; the term stands still' },
  'waiting.event.ended': { kk: '{system}: күту аяқталды', ru: '{system}: ожидание окончено', en: '{system}: the wait ended' },
  'waiting.event.termChanged': { kk: 'Қызмет көрсетудің жалпы мерзімі қайта есептелді: {due}', ru: 'Общий срок оказания услуги пересчитан: {due}', en: 'The term of the service was counted anew: {due}' },
} as const;
