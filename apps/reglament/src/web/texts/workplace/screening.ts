/** Texts of looking through a package: the marks at a screened step, the examiner's list. */
import type { Catalogue } from '../message.ts';

export const workplaceScreeningTexts = {
  'workplace.package.state.in-systems': { kk: 'Мемлекеттік жүйелерде бар', ru: 'Есть в госсистемах', en: 'In the state systems' },
  'workplace.screening.title': { kk: 'Құжаттарды белгілеу', ru: 'Отметка документов', en: 'Marking the documents' },
  'workplace.screening.hint': {
    kk: 'Міндетті құжаттардың бәрі белгіленіп, бар болса ғана өтініш қабылданады. Біреуі жетпесе, қабылдаудан бас тарту ғана қалады.',
    ru: 'Заявление принимается, только если все обязательные документы отмечены и имеются. Если чего-то не хватает, остаётся только отказ в приёме.',
    en: 'The application is accepted only when every compulsory document is marked and there. If one is lacking, only the refusal to accept remains.',
  },
  'workplace.screening.refusalOver': {
    kk: 'Қабылдаудан бас тарту мерзімі аяқталды ({time}), сондықтан өтініш қабылданады. Құжаттардың қалай тапсырылғанын белгілеңіз: жетіспейтіні қарау кезінде шешіледі.',
    ru: 'Срок отказа в приёме истёк {time}, поэтому заявление принимается. Отметьте, как представлены документы: недостающее решается при рассмотрении.',
    en: 'The term for refusing to accept was over at {time}, so the application is accepted. Mark how the documents were presented: what is lacking is decided at the examination.',
  },
  'workplace.terms.presentedOver': {
    kk: 'Өтініш берушінің мерзімі аяқталды ({time}): кейін ұсынылған құжат есепке алынбайды.', ru: 'Срок заявителя истёк {time}: представленное позже не учитывается.', en: 'The applicant’s term was over at {time}: what is presented later does not count.',
  },
  'workplace.terms.notPresentedFrom': {
    kk: 'Өтініш берушінің құжаттарды ұсыну мерзімі: {time}. Ұсынбағанын содан кейін ғана белгілеуге болады.', ru: 'Заявитель может представить документы до {time}. Отметить, что они не представлены, можно только после этого.', en: 'The applicant may present the documents until {time}. That nothing was presented can be recorded only after that.',
  },
  'workplace.screening.pages': { kk: 'Сканерлеу, салыстыру және қайтару белгілері', ru: 'Сканы, отметки о сверке и возврате', en: 'Scans, comparing and giving back' },
  'workplace.screening.presented.none': { kk: 'Міндетті құжаттардың бәрі ұсынылды', ru: 'Все обязательные документы представлены', en: 'All compulsory documents are presented' },
  'workplace.screening.presented.copies-compared-returned': {
    kk: 'Бәрі ұсынылды: көшірмелер салыстырылды, түпнұсқалар қайтарылды', ru: 'Представлены все: копии сверены, подлинники возвращены', en: 'All presented: copies compared, originals given back',
  },
  'workplace.screening.presented.scan-and-return': { kk: 'Бәрі ұсынылды: түпнұсқалар қайтарылды', ru: 'Представлены все: подлинники возвращены', en: 'All presented: originals given back' },
  'workplace.screening.presented.shown-compared-returned': {
    kk: 'Бәрі көрсетілді: түпнұсқалар салыстырылып, қайтарылды', ru: 'Предъявлены все: подлинники сверены и возвращены', en: 'All shown: originals compared and given back',
  },
  'workplace.screening.allHanded': { kk: 'Міндетті құжаттардың бәрі', ru: 'Все обязательные документы', en: 'All compulsory documents' },
  'workplace.screening.allExamined': { kk: 'Міндетті құжаттардың бәрі бар, жарамды және талапқа сай', ru: 'Все обязательные документы есть, действительны и соответствуют требованиям', en: 'All compulsory documents are there, valid and conform' },
  'workplace.screening.examinedHint': {
    kk: 'Құжат бар, жарамды және талапқа сай болса, белгілеңіз. Міндетті құжаттың бірі белгіленбесе, оң шешім шығарылмайды.',
    ru: 'Отметьте, если документ есть, действует и соответствует требованиям. Пока не отмечены все обязательные, положительное решение не оформляется.',
    en: 'Tick what is there, valid and conforms. Until every compulsory document is ticked there is no favourable outcome.',
  },
  'workplace.screening.examined': { kk: 'Тексерілген құжаттар', ru: 'Проверенные документы', en: 'Documents examined' },
  'workplace.screening.examinedBy': { kk: '{name}, {time}', ru: '{name}, {time}', en: '{name}, {time}' },
  'workplace.lacking.title': { kk: 'Жетіспейтін не мерзімі өткен құжаттар', ru: 'Недостающие или просроченные документы', en: 'Missing or expired documents' },
  'workplace.lacking.titleMissing': { kk: 'Жетіспейтін құжаттар', ru: 'Недостающие документы', en: 'Missing documents' },
  'workplace.lacking.hint': {
    kk: 'Кемінде біреуін белгілеңіз: бас тартудың негізі де, өтініш берушіге айтылатын тізім де осыдан шығады.',
    ru: 'Отметьте хотя бы один: отсюда и основание отказа, и перечень, который сообщается заявителю.',
    en: 'Mark at least one: the ground of the refusal and the list the applicant is told follow from it.',
  },
  'workplace.lacking.none': { kk: 'Ескерту жоқ', ru: 'Замечаний нет', en: 'No remark' },
  'workplace.lacking.absent': { kk: 'Жоқ', ru: 'Нет', en: 'Missing' },
  'workplace.lacking.expired': { kk: 'Мерзімі өткен', ru: 'Просрочен', en: 'Expired' },
  'workplace.done.marked': { kk: 'Құжаттар белгіленді', ru: 'Документы отмечены', en: 'The documents are marked' },
} as const satisfies Catalogue;
