/** Texts of the public pages with the drawings of a service's routes. */
import type { Catalogue } from './message.ts';

export const lawPagesTexts = {
  'lawPages.title': { kk: 'Бизнес-процестердің анықтамалығы', ru: 'Справочник бизнес-процессов', en: 'Directory of business processes' },
  'lawPages.intro': {
    kk: 'Қызмет қалай көрсетілетіні: кім, не істейді, қанша уақытта. Сызбалар қызметті орындайтын деректердің өзінен жасалған; әр қадамның жанында оның тармағы тұр.',
    ru: 'Как оказывается услуга: кто, что делает и за какое время. Схемы построены из тех же данных, по которым услуга исполняется; рядом с каждым шагом указан его пункт.',
    en: 'How the service is provided: who does what, and in what time. The drawings are made from the very data that run the service; beside each step stands its clause.',
  },
  'lawPages.passport': { kk: 'Қызметтің паспорты', ru: 'Паспорт услуги', en: 'Passport of the service' },
  'lawPages.routes': { kk: 'Бағыттар', ru: 'Маршруты', en: 'Routes' },
  'lawPages.directory': { kk: 'Бизнес-процесс', ru: 'Бизнес-процесс', en: 'Business process' },
  'lawPages.interaction': { kk: 'Функционалдық өзара іс-қимыл диаграммасы', ru: 'Диаграмма функционального взаимодействия', en: 'Diagram of functional interaction' },
  'lawPages.steps': { kk: 'Қадамдар мәтін түрінде', ru: 'Шаги в виде текста', en: 'The steps in words' },
  'lawPages.scroll': { kk: 'Сызба. Жылжытып қараңыз', ru: 'Схема. Её можно прокручивать', en: 'Drawing. It can be scrolled' },
  'lawPages.description': {
    kk: '{lanes} қатысушы, {steps} қадам, бас тартумен аяқталатын жол: {refusals}. Барлық қадам сызбадан кейін мәтін түрінде берілген.',
    ru: 'Участников: {lanes}, шагов: {steps}, завершений отказом: {refusals}. Все шаги приведены после схемы в виде текста.',
    en: 'Lanes: {lanes}, steps: {steps}, ends with a refusal: {refusals}. All steps follow the drawing in words.',
  },
  'lawPages.svg': { kk: 'Суретін жүктеу (SVG)', ru: 'Скачать рисунок (SVG)', en: 'Download the picture (SVG)' },
  'lawPages.bpmn': { kk: 'BPMN 2.0 файлын жүктеу', ru: 'Скачать файл BPMN 2.0', en: 'Download the BPMN 2.0 file' },
  'lawPages.publication': { kk: 'Жариялауға арналған PDF', ru: 'PDF для публикации', en: 'PDF for publication' },
  'lawPages.pdf': { kk: 'Қазақша (PDF, A4)', ru: 'На казахском (PDF, A4)', en: 'In Kazakh (PDF, A4)' },
  'lawPages.pdfRussian': { kk: 'Орысша (PDF, A4)', ru: 'На русском (PDF, A4)', en: 'In Russian (PDF, A4)' },
  'lawPages.then': { kk: 'Одан кейін:', ru: 'Затем:', en: 'Then:' },
  'lawPages.ends': { kk: 'аяқталады', ru: 'завершение', en: 'the end' },
  'lawPages.step': { kk: '{n}-қадам', ru: 'шаг {n}', en: 'step {n}' },
  'lawPages.takesPart': { kk: 'Қатысады: {names}', ru: 'Участвуют: {names}', en: 'Taking part: {names}' },
  'lawPages.choice': { kk: 'Мәтінде айтылмаған; қабылданған таңдау: {choice}', ru: 'В тексте не указано; принятое решение: {choice}', en: 'Left open by the text; the choice made: {choice}' },
} as const satisfies Catalogue;
