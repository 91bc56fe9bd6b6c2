import type { Regulation } from '../model/types.ts';
import type { Place, Rule } from './finding.ts';

type Table = Regulation['tables'][number];
type Row = Table['steps'][number];

const tableNextOutside: Rule = {
  id: 'table-next-outside',
  severity: 'error',
  sentence: {
    kk: 'Кестенің {row}-іс-қимылынан кейін {next}-іс-қимыл аталған, бірақ кестеде ондай іс-қимыл жоқ.',
    ru: 'После действия {row} таблицы названо действие {next}, которого в таблице нет.',
    en: 'After action {row} the table names action {next}, which it does not have.',
  },
  find: (regulation) => rowsOf(regulation).flatMap(({ table, row }) => row.next
    .filter((next) => !table.steps.some(({ n }) => n === next))
    .map((next) => placeOf(regulation, table, row, { row: row.n, next }))),
};

const tableRowUnreached: Rule = {
  id: 'table-row-unreached',
  severity: 'warning',
  sentence: {
    kk: 'Кестенің {row}-іс-қимылына ешбір іс-қимыл апармайды.',
    ru: 'К действию {row} таблицы не ведёт ни одно другое.',
    en: 'No action of the table leads to action {row}.',
  },
  find: (regulation) => rowsOf(regulation)
    .filter(({ table, row }) => row !== table.steps[0] && !table.steps.some(({ next }) => next.includes(row.n)))
    .map(({ table, row }) => placeOf(regulation, table, row, { row: row.n })),
};

const tableRowWithoutTime: Rule = {
  id: 'table-row-without-time',
  severity: 'note',
  sentence: {
    kk: 'Кестенің {row}-іс-қимылының орындалу мерзімі көрсетілмеген.',
    ru: 'Для действия {row} таблицы срок исполнения не указан.',
    en: 'Action {row} of the table has no time of execution.',
  },
  find: (regulation) => rowsOf(regulation).filter(({ row }) => row.norms.length === 0).map(({ table, row }) => placeOf(regulation, table, row, { row: row.n })),
};

function rowsOf({ tables }: Regulation): readonly { readonly table: Table; readonly row: Row }[] {
  return tables.flatMap((table) => table.steps.map((row) => ({ table, row })));
}

function placeOf({ routes }: Regulation, table: Table, row: Row, params: Place['params']): Place {
  const clause = table.steps.flatMap(({ norms }) => norms).find((norm) => norm.clause !== undefined)?.clause ?? routes.find(({ route }) => route === table.route)?.clause ?? table.title.en;
  return { clause, lines: row.lines ?? table.lines, ...(params === undefined ? {} : { params }) };
}

export const TABLE_RULES: readonly Rule[] = [tableNextOutside, tableRowUnreached, tableRowWithoutTime];
