/** A sentence for a citizen in the three languages of the portal. */
export interface Wording {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/**
 * Every reason for which a signature, a certificate or an exchange is not accepted. The key is stable for ever: it is
 * stored with cases and counted in statistics. What a citizen reads stands beside it.
 */
export const EDS_CODES = {
  'cms-malformed': {
    kk: 'ЭЦҚ файлы бүлінген немесе CMS пішіміне сәйкес келмейді.',
    ru: 'Файл подписи повреждён или не соответствует формату CMS.',
    en: 'The signature file is damaged or is not in the CMS format.',
  },
  'certificate-malformed': {
    kk: 'Тіркеу куәлігі бүлінген және оқылмайды.',
    ru: 'Регистрационное свидетельство повреждено и не читается.',
    en: 'The certificate is damaged and cannot be read.',
  },
  'xml-malformed': {
    kk: 'XML құжаты бүлінген және оқылмайды.',
    ru: 'Документ XML повреждён и не читается.',
    en: 'The XML document is damaged and cannot be read.',
  },
  'xml-doctype-forbidden': {
    kk: 'Қол қойылған XML құжатында DTD анықтамасы болмауы тиіс.',
    ru: 'Подписанный документ XML не должен содержать описание DTD.',
    en: 'A signed XML document must not contain a DTD.',
  },
  'xml-comment-forbidden': {
    kk: 'Қол қойылған XML құжатында түсініктемелер болмауы тиіс: олар мазмұнды бұрмалауы мүмкін.',
    ru: 'Подписанный документ XML не должен содержать комментариев: они могут исказить содержание.',
    en: 'A signed XML document must not contain comments: they could distort the content.',
  },
  'xml-signature-structure': {
    kk: 'Құжаттағы ЭЦҚ-ның құрылымы белгіленген үлгіге сәйкес келмейді.',
    ru: 'Строение подписи в документе не соответствует установленному образцу.',
    en: 'The structure of the signature in the document is not the prescribed one.',
  },
  'xml-signature-misplaced': {
    kk: 'ЭЦҚ құжаттың күтілген жерінде тұрған жоқ: құжат өзгертілген болуы мүмкін.',
    ru: 'Подпись стоит не на своём месте: документ мог быть изменён.',
    en: 'The signature is not where it must be: the document may have been altered.',
  },
  'xml-reference-forbidden': {
    kk: 'ЭЦҚ бүкіл құжатты қамтымайды.',
    ru: 'Подпись охватывает не весь документ.',
    en: 'The signature does not cover the whole document.',
  },
  'xml-transform-forbidden': {
    kk: 'ЭЦҚ-да рұқсат етілмеген түрлендіру қолданылған.',
    ru: 'В подписи применено недопустимое преобразование.',
    en: 'The signature uses a transform that is not allowed.',
  },
  'xml-duplicate-id': {
    kk: 'Құжатта бірдей идентификаторлар бар: қол қойылған бөлікті бірмәнді анықтау мүмкін емес.',
    ru: 'В документе повторяются идентификаторы: подписанную часть нельзя определить однозначно.',
    en: 'Identifiers repeat in the document: the signed part cannot be determined.',
  },
  'signature-absent': {
    kk: 'Құжатқа ЭЦҚ қойылмаған.',
    ru: 'Документ не подписан ЭЦП.',
    en: 'The document bears no signature.',
  },
  'signature-invalid': {
    kk: 'ЭЦҚ тексеруден өтпеді: ол осы құжатқа немесе осы тіркеу куәлігіне сәйкес келмейді.',
    ru: 'Подпись не прошла проверку: она не соответствует этому документу или этому регистрационному свидетельству.',
    en: 'The signature did not verify: it does not belong to this document or this certificate.',
  },
  'content-digest-mismatch': {
    kk: 'Құжат қол қойылғаннан кейін өзгертілген.',
    ru: 'Документ изменён после подписания.',
    en: 'The document was changed after it had been signed.',
  },
  'content-missing': {
    kk: 'Қол қойылған құжаттың өзі берілмеген.',
    ru: 'Не представлен сам подписанный документ.',
    en: 'The signed document itself is missing.',
  },
  'content-ambiguous': {
    kk: 'ЭЦҚ ішіндегі құжат ұсынылған құжаттан өзгеше.',
    ru: 'Документ внутри подписи отличается от представленного документа.',
    en: 'The document inside the signature differs from the one presented.',
  },
  'signed-attributes-invalid': {
    kk: 'ЭЦҚ-ның қол қойылған деректемелері толық емес немесе қате.',
    ru: 'Подписанные реквизиты подписи неполны или ошибочны.',
    en: 'The signed attributes of the signature are incomplete or wrong.',
  },
  'signer-certificate-missing': {
    kk: 'ЭЦҚ-да қол қойған тұлғаның тіркеу куәлігі жоқ.',
    ru: 'В подписи нет регистрационного свидетельства подписавшего.',
    en: 'The signature does not contain the certificate of the signer.',
  },
  'signer-certificate-mismatch': {
    kk: 'ЭЦҚ басқа тіркеу куәлігіне байланыстырылған.',
    ru: 'Подпись привязана к другому регистрационному свидетельству.',
    en: 'The signature is bound to another certificate.',
  },
  'algorithm-unsupported': {
    kk: 'ЭЦҚ-ның алгоритміне қолдау көрсетілмейді.',
    ru: 'Алгоритм подписи не поддерживается.',
    en: 'The algorithm of the signature is not supported.',
  },
  'algorithm-mismatch': {
    kk: 'ЭЦҚ-ның алгоритмі тіркеу куәлігінің кілтіне сәйкес келмейді.',
    ru: 'Алгоритм подписи не соответствует ключу регистрационного свидетельства.',
    en: 'The algorithm of the signature does not fit the key of the certificate.',
  },
  'weak-key': {
    kk: 'Кілттің ұзындығы қауіпсіздік талаптарына сай емес.',
    ru: 'Длина ключа не отвечает требованиям безопасности.',
    en: 'The key is too short to be safe.',
  },
  'chain-issuer-unknown': {
    kk: 'Тіркеу куәлігін сенім білдірілген куәландырушы орталық бермеген.',
    ru: 'Регистрационное свидетельство выдано не доверенным удостоверяющим центром.',
    en: 'The certificate was not issued by a trusted certification authority.',
  },
  'chain-signature-invalid': {
    kk: 'Тіркеу куәлігі жалған: куәландырушы орталықтың қолтаңбасы расталмады.',
    ru: 'Регистрационное свидетельство поддельно: подпись удостоверяющего центра не подтверждена.',
    en: 'The certificate is forged: the signature of the certification authority did not verify.',
  },
  'chain-not-authority': {
    kk: 'Тіркеу куәлігін берген тұлғаның оны беруге құқығы жоқ.',
    ru: 'Издатель регистрационного свидетельства не вправе их выдавать.',
    en: 'The issuer of the certificate is not entitled to issue certificates.',
  },
  'chain-expired': {
    kk: 'Куәландырушы орталықтың тіркеу куәлігі осы сәтте жарамсыз.',
    ru: 'Регистрационное свидетельство удостоверяющего центра на этот момент не действует.',
    en: 'The certificate of the certification authority is not valid at this time.',
  },
  'certificate-extension-unknown': {
    kk: 'Тіркеу куәлігінде танылмаған міндетті шектеу бар.',
    ru: 'Регистрационное свидетельство содержит неизвестное обязательное ограничение.',
    en: 'The certificate contains a mandatory restriction that is not known.',
  },
  'certificate-not-yet-valid': {
    kk: 'Тіркеу куәлігінің қолданылу мерзімі әлі басталған жоқ.',
    ru: 'Срок действия регистрационного свидетельства ещё не начался.',
    en: 'The certificate is not valid yet.',
  },
  'certificate-expired': {
    kk: 'Тіркеу куәлігінің қолданылу мерзімі өтіп кеткен.',
    ru: 'Срок действия регистрационного свидетельства истёк.',
    en: 'The certificate has expired.',
  },
  'certificate-revoked': {
    kk: 'Тіркеу куәлігі кері қайтарып алынған (күші жойылған).',
    ru: 'Регистрационное свидетельство отозвано (аннулировано).',
    en: 'The certificate has been revoked.',
  },
  'certificate-on-hold': {
    kk: 'Тіркеу куәлігінің қолданылуы уақытша тоқтатылған.',
    ru: 'Действие регистрационного свидетельства приостановлено.',
    en: 'The certificate has been suspended.',
  },
  'certificate-unknown-to-responder': {
    kk: 'Куәландырушы орталық мұндай тіркеу куәлігін білмейді.',
    ru: 'Удостоверяющему центру такое регистрационное свидетельство неизвестно.',
    en: 'The certification authority does not know this certificate.',
  },
  'revocation-unavailable': {
    kk: 'Тіркеу куәлігінің кері қайтарылмағанын қазір тексеру мүмкін емес. Кейінірек қайталап көріңіз.',
    ru: 'Сейчас невозможно проверить, не отозвано ли регистрационное свидетельство. Повторите попытку позже.',
    en: 'It cannot be checked at present whether the certificate has been revoked. Please try again later.',
  },
  'key-usage-wrong': {
    kk: 'Бұл кілт мұндай әрекетке арналмаған: құжатқа қол қоюға арналған кілтті таңдаңыз.',
    ru: 'Этот ключ не предназначен для такого действия: выберите ключ для подписания документов.',
    en: 'This key is not meant for this action: choose the key for signing documents.',
  },
  'key-usage-not-authentication': {
    kk: 'Бұл кілт жүйеге кіруге арналмаған: кіруге арналған кілтті (AUTH) таңдаңыз.',
    ru: 'Этот ключ не предназначен для входа: выберите ключ аутентификации.',
    en: 'This key is not meant for signing in: choose the authentication key.',
  },
  'role-not-allowed': {
    kk: 'Тіркеу куәлігінің иесіне бұл әрекетті жасауға рұқсат жоқ.',
    ru: 'Владелец регистрационного свидетельства не вправе совершать это действие.',
    en: 'The owner of the certificate may not perform this action.',
  },
  'iin-mismatch': {
    kk: 'Сұрау салуда көрсетілген ЖСН тіркеу куәлігіндегі ЖСН-мен сәйкес келмейді.',
    ru: 'ИИН, указанный в запросе, не совпадает с ИИН в регистрационном свидетельстве.',
    en: 'The IIN in the request differs from the IIN in the certificate.',
  },
  'bin-mismatch': {
    kk: 'Тіркеу куәлігінде басқа ұйымның БСН-і көрсетілген. Қай ұйым атынан әрекет етсеңіз, сол ұйымның тіркеу куәлігін таңдаңыз.',
    ru: 'В регистрационном свидетельстве указан БИН другой организации. Выберите свидетельство той организации, от имени которой действуете.',
    en: 'The certificate names the BIN of another organisation. Choose one of the organisation you act for.',
  },
  'time-stamp-malformed': {
    kk: 'Уақыт белгісі бүлінген және оқылмайды.',
    ru: 'Метка времени повреждена и не читается.',
    en: 'The time-stamp is damaged and cannot be read.',
  },
  'time-stamp-refused': {
    kk: 'Уақыт белгілерінің қызметі белгі беруден бас тартты. Кейінірек қайталап көріңіз.',
    ru: 'Служба меток времени отказала в выдаче метки. Повторите попытку позже.',
    en: 'The time-stamping service refused a time-stamp. Please try again later.',
  },
  'time-stamp-mismatch': {
    kk: 'Уақыт белгісі басқа ЭЦҚ-ға тиесілі.',
    ru: 'Метка времени относится к другой подписи.',
    en: 'The time-stamp belongs to another signature.',
  },
  'time-stamp-authority-invalid': {
    kk: 'Уақыт белгісін уәкілетті қызмет бермеген.',
    ru: 'Метка времени выдана не уполномоченной службой.',
    en: 'The time-stamp was not issued by an authorised service.',
  },
  'nonce-mismatch': {
    kk: 'Қол қойылған сұрау ескірген немесе бұрын пайдаланылған. Қайтадан бастаңыз.',
    ru: 'Подписанный запрос устарел или уже использован. Начните заново.',
    en: 'The signed challenge is out of date or has been used before. Please start again.',
  },
  'ncalayer-unreachable': {
    kk: 'NCALayer бағдарламасына қосылу мүмкін болмады. Оның іске қосылғанын тексеріңіз.',
    ru: 'Не удалось подключиться к программе NCALayer. Проверьте, что она запущена.',
    en: 'NCALayer could not be reached. Check that it is running.',
  },
  'ncalayer-cancelled': {
    kk: 'Қол қоюдан бас тарттыңыз.',
    ru: 'Вы отменили подписание.',
    en: 'You cancelled the signing.',
  },
  'ncalayer-refused': {
    kk: 'NCALayer бағдарламасы қол қоя алмады.',
    ru: 'Программа NCALayer не смогла подписать документ.',
    en: 'NCALayer could not sign the document.',
  },
  'qr-expired': {
    kk: 'QR-кодтың қолданылу мерзімі өтіп кетті. Жаңа код алыңыз.',
    ru: 'Срок действия QR-кода истёк. Получите новый код.',
    en: 'The QR code has expired. Please get a new one.',
  },
  'qr-token-invalid': {
    kk: 'QR-код бұрын пайдаланылған немесе жарамсыз. Жаңа код алыңыз.',
    ru: 'QR-код уже использован или недействителен. Получите новый код.',
    en: 'The QR code has been used or is not valid. Please get a new one.',
  },
  'qr-answer-invalid': {
    kk: 'Мобильді қосымшаның жауабы сұралған құжаттарға сәйкес келмейді.',
    ru: 'Ответ мобильного приложения не соответствует запрошенным документам.',
    en: 'The answer of the mobile application does not match the requested documents.',
  },
  'evidence-malformed': {
    kk: 'Дәлелдемелер файлы бүлінген және оқылмайды.',
    ru: 'Файл доказательств повреждён и не читается.',
    en: 'The evidence file is damaged and cannot be read.',
  },
} as const satisfies Readonly<Record<string, Wording>>;

export type EdsCode = keyof typeof EDS_CODES;

/** The sentence for a citizen; `kk` is the state language and the default of the product. */
export const wordingOf = (code: EdsCode, language: keyof Wording): string => EDS_CODES[code][language];
