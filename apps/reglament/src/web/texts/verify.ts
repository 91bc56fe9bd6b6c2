/** Texts of the public check of documents. */
import type { Catalogue } from './message.ts';

export const verifyTexts = {
  'verify.lead': {
    kk: 'Порталда берілген құжаттың түпнұсқа екенін кез келген адам тексере алады. Кіру қажет емес, файлдарыңыз сақталмайды.',
    ru: 'Подлинность документа, выданного на портале, может проверить любой. Входить не нужно, файлы не сохраняются.',
    en: 'Anybody can check whether a document issued here is genuine. No need to sign in; your files are not kept.',
  },
  'verify.byFile': { kk: 'Файл немесе сурет бойынша', ru: 'По файлу или фотографии', en: 'By a file or photographs' },
  'verify.files': { kk: 'PDF файлы немесе штрих-кодтардың суреттері', ru: 'PDF-файл или фотографии штрих-кодов', en: 'PDF file, or photographs of the barcodes' },
  'verify.filesHint': {
    kk: 'PDF файлын жүктеңіз. Құжат қағазда болса, барлық штрих-кодын телефонмен суретке түсіріңіз: JPG немесе PNG, ең көбі {count} сурет',
    ru: 'Загрузите PDF. Если документ на бумаге, сфотографируйте телефоном все его штрих-коды: JPG или PNG, до {count} снимков',
    en: 'Upload the PDF. If the document is on paper, photograph all of its barcodes: JPG or PNG, up to {count} pictures',
  },
  'verify.check': { kk: 'Тексеру', ru: 'Проверить', en: 'Check' },
  'verify.byNumber': { kk: 'Нөмірі бойынша', ru: 'По номеру', en: 'By its number' },
  'verify.number': { kk: 'Құжаттың нөмірі', ru: 'Номер документа', en: 'Number of the document' },
  'verify.numberHint': { kk: 'Мысалы: 153-02/2026/000001', ru: 'Например: 153-02/2026/000001', en: 'For example: 153-02/2026/000001' },
  'verify.tooMany': { kk: 'Бір тексеруде ең көбі {count} файл қабылданады', ru: 'За одну проверку принимается не больше {count} файлов', en: 'One check takes up to {count} files' },
  'verify.mixed': { kk: 'Бір PDF файлын немесе тек суреттерді таңдаңыз', ru: 'Выберите один PDF-файл или только фотографии', en: 'Choose one PDF file, or photographs only' },

  'verify.genuine': { kk: 'Құжат түпнұсқа', ru: 'Документ подлинный', en: 'The document is genuine' },
  'verify.genuinePdf': { kk: 'Құжат қол қойылғаннан бері өзгермеген, қолтаңбасы расталды.', ru: 'Документ не менялся после подписания, подпись подтверждена.', en: 'The document has not changed since it was signed, and the signature is confirmed.' },
  'verify.genuineBarcode': {
    kk: 'Штрих-кодтардағы мәліметке жүйе қол қойған. Қағаздағы жазуды төмендегі мәліметпен салыстырыңыз: олар бірдей болуы керек.',
    ru: 'Данные в штрих-кодах подписаны системой. Сравните написанное на бумаге с данными ниже: они должны совпадать.',
    en: 'The data in the barcodes are signed by the system. Compare what is written on the paper with the data below: they must be the same.',
  },
  'verify.genuineNumber': {
    kk: 'Мұндай нөмірлі құжат берілген. Мазмұнын тексеру үшін файлын немесе штрих-кодтарын жүктеңіз.',
    ru: 'Документ с таким номером выдан. Чтобы проверить содержание, загрузите файл или штрих-коды.',
    en: 'A document with this number was issued. To check what it says, upload its file or barcodes.',
  },
  'verify.notGenuine': { kk: 'Құжаттың түпнұсқалығы расталмады', ru: 'Подлинность документа не подтверждена', en: 'The document is not confirmed as genuine' },
  'verify.unreadable': { kk: 'Файлды оқу мүмкін болмады', ru: 'Прочитать файл не удалось', en: 'The file could not be read' },
  'verify.unknownNumber': { kk: 'Мұндай нөмірлі құжат табылмады', ru: 'Документ с таким номером не найден', en: 'No document with this number was found' },
  'verify.unknownNumberText': {
    kk: 'Нөмірін құжатта жазылғандай, бос орынсыз енгізіңіз. Құжат басқа жүйеде берілген болуы да мүмкін.',
    ru: 'Введите номер точно как в документе, без пробелов. Возможно, документ выдан другой системой.',
    en: 'Enter the number exactly as it stands on the document, without spaces. The document may have been issued by another system.',
  },
  'verify.reason': { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  'verify.again': { kk: 'Басқа құжатты тексеру', ru: 'Проверить другой документ', en: 'Check another document' },

  'verify.title': { kk: 'Құжат', ru: 'Документ', en: 'Document' },
  'verify.organisation': { kk: 'Берген ұйым', ru: 'Кем выдан', en: 'Issued by' },
  'verify.date': { kk: 'Күні', ru: 'Дата', en: 'Date' },
  'verify.signedBy': { kk: 'Қол қойған', ru: 'Подписал', en: 'Signed by' },
  'verify.signedAt': { kk: 'Қол қойылған уақыты', ru: 'Время подписания', en: 'Signed at' },
  'verify.says': { kk: 'Құжатта не жазылған', ru: 'Что сказано в документе', en: 'What the document says' },
  'verify.warning.certificateExpiredSince': {
    kk: 'Қол қоюшының тіркеу куәлігінің мерзімі содан бері өтіп кеткен. Қол қойылған сәтте ол жарамды болған, сондықтан құжат күшінде.',
    ru: 'Срок регистрационного свидетельства подписавшего с тех пор истёк. В момент подписания оно действовало, поэтому документ в силе.',
    en: 'The signer’s certificate has expired since. It was valid at the time of signing, so the document stands.',
  },

  'verify.code.changedAfterSigning': { kk: 'Құжат қол қойылғаннан кейін өзгертілген.', ru: 'Документ изменён после подписания.', en: 'The document was changed after it had been signed.' },
  'verify.code.notOurs': { kk: 'Бұл порталда берілген құжат емес.', ru: 'Этот документ выдан не на портале.', en: 'This document was not issued on this portal.' },
  'verify.code.noBarcodes': {
    kk: 'Суретте құжаттың штрих-коды табылмады. Жарық жерде, жақыннан, анық түсіріп көріңіз.',
    ru: 'На снимке не найден штрих-код документа. Снимите ближе, чётче, при хорошем свете.',
    en: 'No barcode of a document was found in the picture. Try again closer, sharper and in good light.',
  },
  'verify.code.someMissing': {
    kk: 'Кейбір штрих-код жетіспейді. Құжаттағы барлық штрих-кодты түсіріңіз.',
    ru: 'Не хватает части штрих-кодов. Снимите все штрих-коды документа.',
    en: 'Some barcodes are missing. Photograph all barcodes of the document.',
  },
  'verify.code.mixed': { kk: 'Штрих-кодтар әртүрлі құжаттан алынған.', ru: 'Штрих-коды взяты из разных документов.', en: 'The barcodes come from different documents.' },
  'verify.code.malformed': { kk: 'Файл бүлінген немесе PDF, JPG, PNG емес.', ru: 'Файл повреждён или это не PDF, JPG, PNG.', en: 'The file is damaged, or it is not a PDF, JPG or PNG.' },
} as const satisfies Catalogue;
