import { renderEnvelope, renderPaper } from '@reglament/documents';
import type { Bilingual, Envelope, WorkingPaper } from '@reglament/documents';
import type { Zone } from '@reglament/calendar';
import type { LocalizedText } from '@reglament/regulation';
import { dayAt, timeAt } from '../clock/local-day.ts';
import { PAPER_WORDS } from '../counter/paper-words.ts';
import { scanCode } from '../counter/scan-code.ts';
import type { Desk } from '../desk.ts';
import { printable } from '../printable.ts';
import type { Batch } from './batches.ts';

const WORDS = {
  title: { kk: 'Құжаттарды тапсыру тізілімі', ru: 'Реестр передачи документов' },
  from: { kk: 'Жіберуші', ru: 'Отправитель' },
  to: { kk: 'Алушы', ru: 'Получатель' },
  count: { kk: 'Іс саны', ru: 'Количество дел' },
  made: { kk: 'Жасалған уақыты', ru: 'Составлен' },
  ordinal: PAPER_WORDS.ordinal,
  number: PAPER_WORDS.number,
  applicant: PAPER_WORDS.applicant,
  service: PAPER_WORDS.service,
  note: { kk: 'Белгі', ru: 'Отметка' },
  missing: { kk: 'жоқ', ru: 'отсутствует' },
  gave: { kk: 'Тапсырған қызметкер: аты-жөні, қолы', ru: 'Сдал(а): ФИО, подпись' },
  courier: { kk: 'Курьер: аты-жөні, қолы, уақыты', ru: 'Курьер: ФИО, подпись, время' },
  took: { kk: 'Қабылдаған қызметкер: аты-жөні, қолы, уақыты', ru: 'Принял(а): ФИО, подпись, время' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The list that travels with the batch, signed by whoever gives, carries and takes it. */
export async function batchList(desk: Desk, batch: Batch): Promise<Buffer> {
  const zone = await zoneOf(desk, batch.from);
  const name = (unit: string): Bilingual => both(batch.names.get(unit), unit);
  return Buffer.from(await renderPaper(await printable<WorkingPaper>({
    look: 'plain', orientation: 'portrait', organisation: name(batch.from), title: WORDS.title, number: String(batch.number), date: dayAt(zone, batch.madeAt), scanCode: scanCode('batch', batch.number),
    paragraphs: [], fields: [{ label: WORDS.from, value: name(batch.from) }, { label: WORDS.to, value: name(batch.to) }, { label: WORDS.count, value: String(batch.lines.length) }, { label: WORDS.made, value: timeAt(zone, batch.madeAt) }],
    tables: [{
      columns: [{ title: WORDS.ordinal, share: 1 }, { title: WORDS.number, share: 4 }, { title: WORDS.applicant, share: 5 }, { title: WORDS.service, share: 8 }, { title: WORDS.note, share: 2 }],
      rows: batch.lines.map(({ number, applicant, regulation, received }, index) => [String(index + 1), number ?? '—', applicant, regulation === undefined ? '' : both(regulation.title, ''), received === false ? WORDS.missing : '']),
    }],
    signatureLines: [WORDS.gave, WORDS.courier, WORDS.took], createdAt: batch.madeAt,
  })));
}

export async function batchEnvelope(desk: Desk, batch: Batch): Promise<Buffer> {
  const { rows } = await desk.db.query<{ id: string; address: LocalizedText | null }>('select id, address from unit where id = any($1)', [[batch.from, batch.to]]);
  const address = (unit: string): Bilingual | undefined => { const found = rows.find(({ id }) => id === unit)?.address; return found ? both(found, '') : undefined; };
  const [fromAddress, toAddress] = [address(batch.from), address(batch.to)];
  return Buffer.from(await renderEnvelope(await printable<Envelope>({
    from: both(batch.names.get(batch.from), batch.from), to: both(batch.names.get(batch.to), batch.to),
    ...(fromAddress === undefined ? {} : { fromAddress }), ...(toAddress === undefined ? {} : { toAddress }),
    contents: { kk: `№ ${batch.number} тізілім, іс саны: ${batch.lines.length}`, ru: `Реестр № ${batch.number}, дел: ${batch.lines.length}` }, scanCode: scanCode('batch', batch.number), createdAt: batch.madeAt,
  })));
}

function both(text: LocalizedText | undefined, otherwise: string): Bilingual {
  return { kk: text?.kk ?? otherwise, ru: text?.ru ?? otherwise };
}

async function zoneOf({ db }: Desk, unit: string): Promise<Zone> {
  const { rows } = await db.query<{ zone: Zone }>('select zone from unit where id = $1', [unit]);
  return rows[0]?.zone ?? 'Asia/Almaty';
}
