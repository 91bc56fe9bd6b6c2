/** Texts of work inside the office: returning a task, another executor, substitution, attempts that were refused. */
import type { Catalogue } from '../message.ts';

export const workplaceOfficeTexts = {
  'workplace.paperKind.toPrint': { kk: 'Басып шығаруға арналған нәтиже', ru: 'Результат для печати', en: 'Result to be printed' },
  'workplace.return.title': { kk: 'Алдыңғы қадамға қайтару', ru: 'Вернуть на предыдущий шаг', en: 'Give back to the step before' },
  'workplace.return.to': { kk: 'Іс мына қадамға қайтады: {step} ({actor}).', ru: 'Дело вернётся на шаг: {step} ({actor}).', en: 'The case goes back to: {step} ({actor}).' },
  'workplace.return.clock': {
    kk: 'Қайтару мерзімді тоқтатпайды: екі қадам да бұрынғы мерзімімен жалғасады.', ru: 'Возврат не останавливает срок: у обоих шагов остаётся прежний срок.',
    en: 'A return stops no clock: both steps keep the terms they had.',
  },
  'workplace.return.reason': { kk: 'Қайтару себебі', ru: 'Причина возврата', en: 'Reason for the return' },
  'workplace.return.reasonHint': { kk: 'Нені түзету керегін жазыңыз', ru: 'Напишите, что нужно исправить', en: 'Say what must be put right' },
  'workplace.return.button': { kk: 'Қайтару', ru: 'Вернуть', en: 'Give back' },
  'workplace.return.station': { kk: 'кейін түзетуге қайтарылды', ru: 'позже возвращено на доработку', en: 'given back later' },
  'workplace.return.notice': { kk: 'Іс түзетуге қайтарылды', ru: 'Дело возвращено на доработку', en: 'The case was given back' },
  'workplace.return.noticeBy': { kk: '{name}, {time}: «{reason}»', ru: '{name}, {time}: «{reason}»', en: '{name}, {time}: “{reason}”' },
  'workplace.done.kept': { kk: 'Енгізгеніңіз сақталды', ru: 'Введённое сохранено', en: 'What you entered is kept' },
  'workplace.draft.keep': { kk: 'Кейінге сақтау', ru: 'Сохранить на потом', en: 'Keep for later' },
  'workplace.draft.kept': { kk: 'Сақталды', ru: 'Сохранено', en: 'Kept' },
  'workplace.draft.notKept': { kk: 'Сақталмады: бетті жаңартып, істің күйін қараңыз', ru: 'Не сохранено: обновите страницу и посмотрите состояние дела', en: 'Not kept: reload the page and see how the case stands' },
  'workplace.draft.keptAt': { kk: 'Сақталған уақыты: {time}', ru: 'Сохранено: {time}', en: 'Kept at {time}' },
  'workplace.draft.keptElsewhere': { kk: 'Бұрын енгізген мәтініңіз', ru: 'Ранее введённый вами текст', en: 'What you had entered before' },
  'workplace.done.returned': { kk: 'Іс алдыңғы қадамға қайтарылды', ru: 'Дело возвращено на предыдущий шаг', en: 'The case was given back to the step before' },

  'workplace.replace.title': { kk: 'Басқа орындаушы тағайындау', ru: 'Назначить другого исполнителя', en: 'Appoint another executor' },
  'workplace.replace.clock': { kk: 'Қадамның мерзімі өзгермейді.', ru: 'Срок шага не меняется.', en: 'The term of the step does not change.' },
  'workplace.replace.executor': { kk: 'Жаңа орындаушы', ru: 'Новый исполнитель', en: 'New executor' },
  'workplace.replace.reason': { kk: 'Ауыстыру себебі', ru: 'Причина замены', en: 'Reason' },
  'workplace.replace.button': { kk: 'Тағайындау', ru: 'Назначить', en: 'Appoint' },
  'workplace.replace.none': { kk: 'Бөлімде басқа орындаушы жоқ.', ru: 'В отделе нет другого исполнителя.', en: 'The unit has no other executor.' },
  'workplace.done.replaced': { kk: 'Істің жаңа орындаушысы тағайындалды', ru: 'По делу назначен новый исполнитель', en: 'The case has a new executor' },

  'workplace.inPlaceOf': { kk: '{name} ({absent} орнына)', ru: '{name} (за: {absent})', en: '{name} (for {absent})' },
  'workplace.step.inPlaceOf': { kk: 'Сіз {absent} орнына әрекет етесіз: {role}', ru: 'Вы замещаете: {absent}, {role}', en: 'You act for {absent}: {role}' },
  'workplace.queue.awaitsApplicant': { kk: 'Нәтиже дайын, өтініш беруші күтілуде', ru: 'Результат готов, ожидается заявитель', en: 'The result is ready and awaits the applicant' },
  'workplace.queue.inPlaceOf': { kk: '{absent} орнына', ru: 'за: {absent}', en: 'for {absent}' },

  'workplace.event.StepSigned': { kk: 'Қол қойды: {role}. Екінші қолтаңба күтіледі', ru: 'Подписал(а): {role}. Ожидается вторая подпись', en: 'Signed by: {role}. The second signature is awaited' },
  'workplace.event.StepReturned': { kk: 'Қайтарылды: {step}. Себебі: «{reason}»', ru: 'Возвращено на шаг: {step}. Причина: «{reason}»', en: 'Given back to: {step}. Reason: “{reason}”' },
  'workplace.event.StepResumed': { kk: 'Қадам бұрынғы мерзімімен жалғасты: {step}', ru: 'Шаг продолжен с прежним сроком: {step}', en: 'Resumed under its former term: {step}' },
  'workplace.event.ExecutorReplaced': { kk: 'Орындаушы ауыстырылды: {former} орнына {name}', ru: 'Исполнитель заменён: вместо {former} – {name}', en: 'Executor replaced: {name} instead of {former}' },
  'workplace.event.ExecutorReplacedReason': {
    kk: 'Орындаушы ауыстырылды: {former} орнына {name}. Себебі: «{reason}»', ru: 'Исполнитель заменён: вместо {former} – {name}. Причина: «{reason}»', en: 'Executor replaced: {name} instead of {former}. Reason: “{reason}”',
  },

  'workplace.problem.not-returnable': {
    kk: 'Бұл қадамнан кері қайтаруға болмайды: алдыңғы әрекет күшіне енген (тіркеу, қолтаңба, шешім).', ru: 'С этого шага вернуть нельзя: предыдущее действие уже имеет силу (регистрация, подпись, решение).',
    en: 'This step cannot be given back: what was done before has taken effect (a registration, a signature, a decision).',
  },
  'workplace.problem.reason-missing': { kk: 'Қайтару себебін жазыңыз.', ru: 'Укажите причину возврата.', en: 'Give the reason for the return.' },
  'workplace.problem.nobody-appointed': { kk: 'Бұл іске әлі орындаушы тағайындалмаған.', ru: 'По этому делу исполнитель ещё не назначен.', en: 'No executor has been appointed for this case yet.' },

  'workplace.refusedAttempts.title': { kk: 'Орындалмаған әрекеттер ({count})', ru: 'Отклонённые действия ({count})', en: 'Actions refused ({count})' },
  'workplace.refusedAttempts.why': { kk: 'Неге орындалмады', ru: 'Почему отклонено', en: 'Why' },
  'workplace.refusedAttempts.moved': { kk: 'Іс осы арада өзгерген: ескі бетпен немесе екінші рет жіберілген.', ru: 'Дело тем временем изменилось: отправлено со старой страницы или повторно.', en: 'The case had changed: sent from an old page, or twice.' },
  'workplace.refusedAttempts.signing-expired': { kk: 'Қол қою уақыты өткен немесе бұрын пайдаланылған.', ru: 'Время подписания истекло или подпись уже использована.', en: 'The signing had expired or had been used.' },
  'workplace.refusedAttempts.revocation-unknown': { kk: 'Тіркеу куәлігінің қайтарып алынған-алынбағанын тексеру мүмкін болмады.', ru: 'Не удалось проверить, не отозвано ли свидетельство.', en: 'Nobody could tell whether the certificate is revoked.' },
  'workplace.refusedAttempts.signature-unreadable': { kk: 'Қолтаңба оқылмады.', ru: 'Подпись не прочитана.', en: 'The signature could not be read.' },
} as const satisfies Catalogue;
