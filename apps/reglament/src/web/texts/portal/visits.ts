/** Texts of booking a place in a centre's electronic queue. */
import type { Catalogue } from '../message.ts';

export const portalVisitTexts = {
  'portal.visit.title': { kk: 'Электрондық кезекке жазылу', ru: 'Запись в электронную очередь', en: 'Book a place in the queue' },
  'portal.visit.mine': { kk: 'Кезекке жазылуларым', ru: 'Мои записи в очередь', en: 'My places in the queue' },
  'portal.visit.offer': { kk: 'Орталыққа келетін уақытты алдын ала таңдай аласыз.', ru: 'Можно заранее выбрать время посещения центра.', en: 'You may choose the time of your visit to the centre beforehand.' },
  'portal.visit.centre': { kk: 'Орталық', ru: 'Центр', en: 'Centre' },
  'portal.visit.day': { kk: 'Күні', ru: 'День', en: 'Day' },
  'portal.visit.time': { kk: 'Уақыты', ru: 'Время', en: 'Time' },
  'portal.visit.free': { kk: '{count} орын бос', ru: '{count, plural, one {# место} few {# места} many {# мест} other {# места}}', en: '{count, plural, one {# place} other {# places}}' },
  'portal.visit.noTimes': { kk: 'Бұл күні бос уақыт жоқ. Басқа күнді таңдаңыз.', ru: 'На этот день свободного времени нет. Выберите другой день.', en: 'No time is free on this day. Choose another.' },
  'portal.visit.noCentre': { kk: 'Бұл қызмет бойынша кезекке жазылуға болатын орталық жоқ.', ru: 'Центров с записью по этой услуге нет.', en: 'No centre takes bookings for this service.' },
  'portal.visit.book': { kk: 'Жазылу', ru: 'Записаться', en: 'Book' },
  'portal.visit.code': { kk: 'Коды', ru: 'Код', en: 'Code' },
  'portal.visit.codeText': { kk: 'Келгенде терминалға осы кодты теріңіз. Жеке куәлігіңізді ала келіңіз.', ru: 'При посещении введите этот код в терминале. Возьмите удостоверение личности.', en: 'Enter this code at the kiosk when you come. Bring your identity card.' },
  'portal.visit.cancel': { kk: 'Жазылуды жою', ru: 'Отменить', en: 'Cancel' },
  'portal.visit.cancelled': { kk: 'Жазылу жойылды, орын босады.', ru: 'Запись отменена, место освобождено.', en: 'The booking is cancelled and the place is free again.' },
  'portal.visit.tooLate': { kk: 'Бұл жазылуды енді жоюға болмайды: уақыты өткен немесе сіз келіп қойғансыз.', ru: 'Отменить запись уже нельзя: время прошло или вы уже пришли.', en: 'This booking can no longer be cancelled: its time has passed, or you have come.' },
  'portal.visit.none': { kk: 'Жазылуыңыз жоқ.', ru: 'Записей нет.', en: 'You have no bookings.' },
  'portal.visit.status.booked': { kk: 'Жазылдыңыз', ru: 'Вы записаны', en: 'Booked' },
  'portal.visit.status.waiting': { kk: 'Кезектесіз', ru: 'Вы в очереди', en: 'Waiting' },
  'portal.visit.status.called': { kk: 'Шақырылдыңыз', ru: 'Вас вызвали', en: 'Called' },
  'portal.visit.status.served': { kk: 'Қабылданды', ru: 'Вас приняли', en: 'Served' },
  'portal.visit.status.absent': { kk: 'Шақырғанда болмадыңыз', ru: 'Вас не было при вызове', en: 'Absent when called' },
  'portal.visit.status.cancelled': { kk: 'Жазылу жойылған', ru: 'Отменено', en: 'Cancelled' },
  'portal.visit.status.lapsed': { kk: 'Уақыты өтіп кетті', ru: 'Время прошло', en: 'The time has passed' },
} as const satisfies Catalogue;
