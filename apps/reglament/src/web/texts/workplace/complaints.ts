/** Texts of answering complaints. */
import type { Catalogue } from '../message.ts';

export const workplaceComplaintTexts = {
  'workplace.complaints': { kk: 'Шағымдар', ru: 'Жалобы', en: 'Complaints' },
  'workplace.complaints.empty': { kk: 'Жауап күтіп тұрған шағым жоқ.', ru: 'Жалоб, ожидающих ответа, нет.', en: 'No complaints wait for an answer.' },
  'workplace.complaints.number': { kk: 'Шағым', ru: 'Жалоба', en: 'Complaint' },
  'workplace.complaints.about': { kk: 'Не туралы', ru: 'О чём', en: 'About' },
  'workplace.complaints.case': { kk: 'Іс', ru: 'Дело', en: 'Case' },
  'workplace.complaint.applicant': { kk: 'Шағымданушы', ru: 'Заявитель жалобы', en: 'Complainant' },
  'workplace.complaint.words': { kk: 'Шағымның мәтіні', ru: 'Текст жалобы', en: 'The complaint' },
  'workplace.complaint.before': { kk: 'Бірінші шағым және оған берілген жауап', ru: 'Первая жалоба и ответ на неё', en: 'The first complaint and its answer' },
  'workplace.complaint.noAnswerBefore': { kk: 'Мерзімінде жауап берілмеген.', ru: 'Ответа в срок не дано.', en: 'No answer was given in time.' },
  'workplace.complaint.verdict': { kk: 'Шешіміңіз', ru: 'Ваше решение', en: 'Your decision' },
  'workplace.complaint.answer': { kk: 'Шағымданушыға жауап', ru: 'Ответ заявителю жалобы', en: 'Answer to the complainant' },
  'workplace.complaint.answerHint': {
    kk: 'Не анықталды, қандай шара қолданылды немесе неге шағым негізсіз. Түсінікті тілмен, {max} таңбаға дейін.',
    ru: 'Что установлено, какие меры приняты или почему жалоба не обоснована. Простым языком, до {max} знаков.',
    en: 'What was found, what was done about it, or why the complaint is unfounded. In plain words, up to {max} characters.',
  },
  'workplace.complaint.send': { kk: 'Жауап беру', ru: 'Дать ответ', en: 'Answer' },
  'workplace.complaint.ownWork': { kk: 'Бұл істі өзіңіз орындағансыз, сондықтан шағымға басқа басшы жауап беруі керек.', ru: 'Вы сами исполняли это дело, поэтому на жалобу должен ответить другой руководитель.', en: 'You worked on this case yourself, so another head has to answer the complaint.' },
  'workplace.complaint.closed': { kk: 'Бұл шағым жабылған.', ru: 'Эта жалоба уже закрыта.', en: 'This complaint is closed.' },
  'workplace.complaint.openCase': { kk: 'Істі ашу', ru: 'Открыть дело', en: 'Open the case' },
} as const satisfies Catalogue;
