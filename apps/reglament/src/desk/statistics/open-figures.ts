import type { RefusalKind, Regulation } from '@reglament/regulation';
import type { Desk } from '../desk.ts';

/** A count below this might be recognised as somebody; it is never published. */
export const SMALLEST_PUBLISHED = 5;

/**
 * What is published of one service. Where one of its parts is too small, none of the parts is given: a single hole could
 * be filled by subtraction. `undefined`: not published.
 */
export interface ServiceFigures {
  readonly regulation: Regulation;
  readonly received?: number;
  readonly parts?: { readonly issued: number; readonly refused: readonly { readonly kind: RefusalKind; readonly count: number }[]; readonly withdrawn: number; readonly underWay: number };
  /** Of the finished ones, the share in time, in whole per cent. */
  readonly inTimePercent?: number;
}

interface Row { year: number; regulation: string; outcome: string | null; refusal_kind: RefusalKind | null; late: boolean | null; count: number }

/** Figures of every service with requests registered in that year, or ever. */
export async function openFigures(desk: Desk, year?: number): Promise<readonly ServiceFigures[]> {
  const { rows } = await desk.db.query<Row>(
    `select extract(year from registered_on)::int as year, regulation, outcome, refusal_kind, late, count(*)::int as count from request_fact
     where $1::int is null or extract(year from registered_on) = $1 group by 1, 2, 3, 4, 5`, [year ?? null]);
  const byService = Map.groupBy(rows, ({ regulation }) => regulation);
  return [...desk.library.regulations.values()].flatMap((regulation) => {
    const of = byService.get(regulation.id);
    return of === undefined ? [] : [figuresOfYears(regulation, of)];
  });
}

/**
 * The figures of all these years together. They say no more than those of the single years do: otherwise what one year
 * keeps back could be found by subtracting the others. A year with too few requests is left out of them.
 */
function figuresOfYears(regulation: Regulation, rows: readonly Row[]): ServiceFigures {
  const years = [...Map.groupBy(rows, ({ year }) => year).values()].map((of) => ({ of, figures: figuresOf(regulation, of) })).filter(({ figures }) => figures.received !== undefined);
  const { received, parts, inTimePercent } = figuresOf(regulation, years.flatMap(({ of }) => of));
  const allParts = years.every(({ figures }) => figures.parts !== undefined);
  const allShares = allParts && years.every(({ of, figures }) => figures.inTimePercent !== undefined || of.every(({ late }) => late === null));
  return {
    regulation, ...(received === undefined ? {} : { received }), ...(allParts && parts !== undefined ? { parts } : {}),
    ...(allShares && inTimePercent !== undefined ? { inTimePercent } : {}),
  };
}

/** The years in which requests were registered, the latest first. */
export async function figureYears(desk: Desk): Promise<readonly number[]> {
  const { rows } = await desk.db.query<{ year: number }>('select distinct extract(year from registered_on)::int as year from request_fact order by year desc');
  return rows.map(({ year }) => year);
}

function figuresOf(regulation: Regulation, rows: readonly Row[]): ServiceFigures {
  const sum = (holds: (row: Row) => boolean): number => rows.filter(holds).reduce((total, { count }) => total + count, 0);
  const received = sum(() => true);
  if (received < SMALLEST_PUBLISHED) return { regulation };
  const kinds = [...new Set(rows.flatMap(({ refusal_kind: kind }) => kind ?? []))].sort();
  const refused = kinds.map((kind) => ({ kind, count: sum((row) => row.refusal_kind === kind) }));
  const parts = { issued: sum(({ outcome }) => outcome === 'issued'), refused, withdrawn: sum(({ outcome }) => outcome === 'withdrawn'), underWay: sum(({ outcome }) => outcome === null) };
  const [inTime, late] = [sum((row) => row.late === false), sum((row) => row.late === true)];
  const told = [parts.issued, parts.withdrawn, parts.underWay, ...refused.map(({ count }) => count)];
  // What ended in a way that is not listed is found by subtraction, too.
  const publishable = [...told, received - told.reduce((total, count) => total + count, 0)].every(isPublishable);
  const shareKnown = [inTime, late].every(isPublishable) && inTime + late > 0;
  return { regulation, received, ...(publishable ? { parts } : {}), ...(publishable && shareKnown ? { inTimePercent: Math.floor((100 * inTime) / (inTime + late)) } : {}) };
}

/** Nobody is nobody: a zero tells of no one. */
function isPublishable(count: number): boolean {
  return count === 0 || count >= SMALLEST_PUBLISHED;
}
