/** Why asking the applicant for a document, or the answer, was not carried out; and what is said when it was. */
import type { Catalogue } from '../message.ts';

export const workplaceAskingTexts = {
  'workplace.problem.not-askable': { kk: 'Бұл қадамда өтініш берушіден құжат сұратылмайды.', ru: 'На этом шаге документ у заявителя не запрашивается.', en: 'In this step the applicant is not asked for documents.' },
  'workplace.problem.no-time-to-ask': { kk: 'Қадамның мерзімінен құжат күтуге уақыт қалмады.', ru: 'В сроке шага не осталось времени, чтобы ждать документ.', en: 'The term of the step leaves no time to wait for a document.' },
  'workplace.problem.no-such-document': { kk: 'Регламенттің тізбесінде мұндай құжат жоқ.', ru: 'В перечне регламента такого документа нет.', en: 'The regulation lists no such document.' },
  'workplace.problem.outside-the-term': { kk: 'Жауап күні қадамның мерзімінен шығып тұр. Ертерек күнді таңдаңыз.', ru: 'День ответа выходит за срок шага. Выберите более ранний день.', en: 'The day of the answer lies outside the term of the step. Choose an earlier one.' },
  'workplace.problem.not-asked': { kk: 'Мұндай құжат сұратылмаған немесе қадам аяқталған.', ru: 'Такой документ не запрашивался либо шаг завершён.', en: 'No such document was asked for, or the step has ended.' },
  'workplace.problem.answer-too-late': { kk: 'Құжатты жіберудің күні өткен.', ru: 'День, до которого можно отправить документ, прошёл.', en: 'The day for sending the document has passed.' },
  'workplace.problem.document-awaited': {
    kk: 'Өтініш берушіден құжат сұратылған, оның жауап беретін күні әлі өткен жоқ. Оған дейін оның зиянына шешім қабылданбайды.',
    ru: 'У заявителя запрошен документ, и день для ответа ещё не прошёл. До этого решение против него не принимается.',
    en: 'The applicant has been asked for a document and the day for the answer has not passed. Until then nothing is decided against them.',
  },
  'workplace.done.asked': { kk: 'Құжат сұратылды, өтініш берушіге хабар берілді', ru: 'Документ запрошен, заявитель уведомлён', en: 'The document was asked for and the applicant told' },
} as const satisfies Catalogue;
