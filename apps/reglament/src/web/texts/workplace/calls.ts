/** Texts of the call centre's desk, 1414. */
import type { Catalogue } from '../message.ts';

export const workplaceCallTexts = {
  'workplace.calls': { kk: '1414 қоңыраулары', ru: 'Звонки 1414', en: 'Calls to 1414' },
  'workplace.calls.status': { kk: 'Өтініштің жай-күйі', ru: 'Статус заявления', en: 'How a request stands' },
  'workplace.calls.statusLead': {
    kk: 'Өтініш нөмірі мен ЖСН-ін сұраңыз. Екеуі сәйкес келсе ғана жай-күйі айтылады. Пароль мен ЭЦҚ-ны ешқашан сұрамаңыз.',
    ru: 'Спросите номер заявления и ИИН. Статус сообщается, только если они совпали. Никогда не спрашивайте пароль и ЭЦП.',
    en: 'Ask for the number of the application and the IIN. Tell the status only if they belong together. Never ask for a password or EDS.',
  },
  'workplace.calls.number': { kk: 'Өтініш нөмірі', ru: 'Номер заявления', en: 'Number of the application' },
  'workplace.calls.find': { kk: 'Тексеру', ru: 'Проверить', en: 'Check' },
  'workplace.calls.advice': { kk: 'Қызмет бойынша кеңес', ru: 'Консультация по услуге', en: 'Advice on a service' },
  'workplace.calls.adviceHint': { kk: 'Қызметтің паспорты ашылады: кімге, қайда, қандай құжатпен, қанша уақытта', ru: 'Откроется паспорт услуги: кому, где, с какими документами и за сколько', en: 'Opens the passport of the service: for whom, where, with what, how long' },
  'workplace.calls.over': { kk: 'Қоңырау уақыты аяқталды. Жалғастыру үшін өтініш нөмірі мен ЖСН-ді қайта сұраңыз.', ru: 'Время звонка истекло. Чтобы продолжить, снова спросите номер заявления и ИИН.', en: 'The time of the call has run out. To go on, ask for the number of the application and the IIN again.' },
  'workplace.calls.unsent': { kk: 'Жазылған мәтін тіркелген жоқ. Қажет болса, көшіріп алыңыз:', ru: 'Записанный текст не зарегистрирован. Если нужно, скопируйте его:', en: 'What was taken down was not registered. Copy it if it is needed:' },
  'workplace.call.ratedBefore': { kk: 'Бұл қызмет бұрын бағаланған немесе әлі аяқталмаған: баға бір рет, қызмет аяқталған соң қабылданады.', ru: 'Эта услуга уже оценена или ещё не оказана: оценка принимается один раз, после оказания.', en: 'This service has been rated or is not finished: one rating is taken, after the service.' },
  'workplace.calls.nothing': { kk: 'Ештеңе табылмады.', ru: 'Ничего не найдено.', en: 'Nothing was found.' },
  'workplace.call.tell': { kk: 'Қоңырау шалушыға айтыңыз', ru: 'Скажите звонящему', en: 'Tell the caller' },
  'workplace.call.expected': { kk: 'Нәтижесі ең кеш дегенде: {time}', ru: 'Результат не позднее: {time}', en: 'The result is due by {time}' },
  'workplace.call.refused': { kk: 'Бас тартудың негізі жеке кабинетте жазылған.', ru: 'Основание отказа указано в личном кабинете.', en: 'The ground of the refusal stands in the cabinet.' },
  'workplace.call.complaint': { kk: 'Шағымды қабылдау', ru: 'Принять жалобу', en: 'Take a complaint' },
  'workplace.call.complaintHint': { kk: 'Қоңырау шалушының сөзімен жазыңыз да, оқып беріңіз.', ru: 'Запишите словами звонящего и прочитайте ему.', en: 'Write it in the caller’s words and read it back.' },
  'workplace.call.complaintTaken': { kk: 'Шағым тіркелді. Нөмірін айтыңыз: {number}. Жауап беру мерзімі: {due}', ru: 'Жалоба зарегистрирована. Назовите номер: {number}. Срок ответа: {due}', en: 'The complaint is registered. Tell the number: {number}. Answer due: {due}' },
  'workplace.call.rated': { kk: 'Баға саналды.', ru: 'Оценка учтена.', en: 'The rating is counted.' },
  'workplace.call.rate': { kk: 'Бағалау', ru: 'Оценка', en: 'Rating' },
  'workplace.call.onlyInformation': { kk: 'Бұл қызмет бойынша 1414 тек ақпарат пен кеңес береді. Шағым мен бағаны қоңырау шалушы жеке кабинетінде қалдырады.', ru: 'По этой услуге 1414 даёт только информацию и советы. Жалобу и оценку звонящий оставляет в личном кабинете.', en: 'For this service 1414 gives information and advice only. The caller complains and rates in the cabinet.' },
  'workplace.call.end': { kk: 'Қоңырауды аяқтау', ru: 'Закончить звонок', en: 'End the call' },
} as const satisfies Catalogue;
