import { randomBytes } from 'node:crypto';
import { encodeBarcodes } from '../src/barcodes/encode-barcodes.ts';
import type { OfficialDocument } from '../src/document/official-document.ts';

const FAVOR_ID = '17637894250123';
const CREATION_DATE = '2026-11-22T14:05:09.120+05:00';

/** As large as a real signed certificate: 7 kB of XML, of which a third is base64 that does not compress. */
export function sampleXml(noiseBytes = 1700): string {
  const signature = randomBytes(noiseBytes).toString('base64');
  const rows = Array.from({ length: 30 }, (_, row) => `<жол нөмірі="${row}">Қорғаншылық және қамқоршылық ${row}</жол>`);
  return `<?xml version="1.0" encoding="UTF-8"?><Анықтама>${rows.join('')}<Signature>${signature}</Signature></Анықтама>`;
}

const ORGANISATION = {
  kk: '«Көкпекті ауданының білім беру бөлімі» мемлекеттік мекемесі',
  ru: 'Государственное учреждение «Отдел образования Кокпектинского района»',
};

const SIGNER = {
  name: 'ӘБІШЕВА ГҮЛНҰР ҒАБИТҚЫЗЫ',
  iin: '900101300017',
  post: { kk: 'Бөлім басшысы', ru: 'Руководитель отдела' },
  certificateSerial: '4b1c0a77e2d94f3a8c5501b7d6e91f20a3c4d5e6',
  signedAt: '2026-11-22T14:05:09+05:00',
};

/** A certificate with everything a document can have. */
export function sampleCertificate(xml: string = sampleXml()): OfficialDocument {
  return {
    kind: 'certificate',
    organisation: ORGANISATION,
    title: { kk: 'Қорғаншылық және қамқоршылық белгілеу туралы анықтама', ru: 'Справка об установлении опеки и попечительства' },
    number: '000123-45/2026',
    date: '2026-11-22',
    paragraphs: [
      {
        kk: 'Осы анықтама төменде аталған азаматтың кәмелетке толмаған баланың және оның мүлкінің қорғаншысы болып тағайындалғанын растайды.',
        ru: 'Настоящая справка подтверждает, что названный ниже гражданин назначен опекуном несовершеннолетнего ребёнка и его имущества.',
      },
      {
        kk: 'Қорғаншыға баланы тәрбиелеу, оқыту және оның мүліктік құқықтарын қорғау жүктеледі.',
        ru: 'На опекуна возлагаются воспитание и обучение ребёнка и защита его имущественных прав.',
      },
    ],
    fields: [
      { label: { kk: 'Қорғаншының тегі, аты, әкесінің аты', ru: 'Фамилия, имя, отчество опекуна' }, value: 'Серікбаев Өмірзақ Һашимұлы' },
      { label: { kk: 'Мекенжайы', ru: 'Адрес' }, value: { kk: 'Көкпекті ауылы, Абай көшесі, 12-үй', ru: 'с. Кокпекты, ул. Абая, д. 12' } },
      { label: { kk: 'Баланың тегі, аты, әкесінің аты', ru: 'Фамилия, имя, отчество ребёнка' }, value: 'Серікбаева Іңкәр Өмірзаққызы' },
      { label: { kk: 'Баланың туған күні', ru: 'Дата рождения ребёнка' }, value: '14.03.2018' },
      { label: { kk: 'Әкімдік қаулысының нөмірі мен күні', ru: 'Номер и дата постановления акимата' }, value: '№ 318, 20.11.2026' },
    ],
    legalBasis: {
      kk: 'Көкпекті ауданы әкімдігінің регламенті, 12-тармақ',
      ru: 'регламент акимата Кокпектинского района, пункт 12',
    },
    signedBy: [SIGNER],
    barcodeParts: encodeBarcodes(xml, { favorId: FAVOR_ID, creationDate: CREATION_DATE }).parts,
    footer: {
      unit: { kk: 'Білім беру бөлімі', ru: 'Отделом образования' },
      region: { kk: 'Көкпекті ауданы', ru: 'Кокпектинский район' },
    },
    verify: { url: 'https://reglament.example.kz/verify/10263748596071', number: '1026 3748 5960 71' },
    signedXml: { fileName: 'document.xml', xml },
    createdAt: '2026-11-22T09:05:10Z',
  };
}

export function sampleRefusal(): OfficialDocument {
  const { signedXml: _xml, barcodeParts: _parts, ...certificate } = sampleCertificate();
  return {
    ...certificate,
    kind: 'reasonedRefusal',
    title: { kk: 'Мемлекеттік қызмет көрсетуден дәлелді бас тарту', ru: 'Мотивированный отказ в оказании государственной услуги' },
    number: '000124-45/2026',
    paragraphs: [{
      kk: 'Құрметті Өмірзақ Һашимұлы! Өтінішіңіз қаралып, мемлекеттік қызмет көрсетуден бас тартылды.',
      ru: 'Уважаемый Өмірзақ Һашимұлы! Ваше заявление рассмотрено, в оказании государственной услуги отказано.',
    }],
    fields: [
      {
        label: { kk: 'Бас тарту себебі', ru: 'Причина отказа' },
        value: { kk: 'ұсынылған құжаттардағы мәліметтердің анық еместігі', ru: 'недостоверность сведений в представленных документах' },
      },
      {
        label: { kk: 'Шағымдану тәртібі', ru: 'Порядок обжалования' },
        value: { kk: 'шешімге қолданыстағы заңнамада белгіленген тәртіппен шағым жасауға болады', ru: 'решение можно обжаловать в порядке, установленном законодательством' },
      },
    ],
  };
}

export function sampleReceipt(): OfficialDocument {
  const { signedXml: _xml, barcodeParts: _parts, footer: _footer, signedBy: _signers, legalBasis: _basis, ...rest } = sampleCertificate();
  return {
    ...rest,
    kind: 'receipt',
    title: { kk: 'Құжаттарды қабылдау туралы қолхат', ru: 'Расписка о приёме документов' },
    number: 'Р-2026-0007781',
    paragraphs: [],
    fields: [
      { label: { kk: 'Қызмет алушы', ru: 'Услугополучатель' }, value: 'Серікбаев Өмірзақ Һашимұлы' },
      { label: { kk: 'Қабылданған құжаттар', ru: 'Принятые документы' }, value: { kk: '1. Өтініш\n2. Жеке куәліктің көшірмесі', ru: '1. Заявление\n2. Копия удостоверения личности' } },
      { label: { kk: 'Нәтижені алу күні', ru: 'Дата получения результата' }, value: '07.12.2026, 18:30' },
    ],
  };
}

export function sampleCoupon(): OfficialDocument {
  return {
    ...sampleReceipt(),
    kind: 'coupon',
    title: { kk: 'Өтініштің үзбелі талоны', ru: 'Отрывной талон заявления' },
    number: '0412',
    fields: sampleReceipt().fields.slice(0, 1),
  };
}

/** Long enough to break over pages in both columns. */
export function sampleNotice(paragraphs = 24): OfficialDocument {
  const { barcodeParts: _parts, ...certificate } = sampleCertificate();
  return {
    ...certificate,
    kind: 'notice',
    title: { kk: 'Хабарлама', ru: 'Уведомление' },
    paragraphs: Array.from({ length: paragraphs }, (_, index) => ({
      kk: `${index + 1}. Сіздің өтінішіңіз бойынша мемлекеттік қызмет көрсету мерзімі ұзартылды. Қосымша мәліметтерді бөлімнен немесе порталдағы жеке кабинеттен біле аласыз.`,
      ru: `${index + 1}. По Вашему заявлению срок оказания государственной услуги продлён. Дополнительные сведения Вы можете узнать в отделе или в личном кабинете на портале.`,
    })),
    fields: [],
  };
}
