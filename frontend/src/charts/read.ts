/** Reads a chart's numbers from the table inside it: `data-value` where a cell's text is not the bare number. */
import type { ChartTable, Series } from '../pure/table';

export function readTable(element: HTMLElement, table: HTMLTableElement): ChartTable {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].slice(1);
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const series = heads.map<Series>((head, index) => ({
    name: text(head),
    role: head.dataset['role'] ?? '',
    colour: head.dataset['colour'] ?? '',
    values: rows.map((row) => number(row.cells[index + 1])),
  }));
  return {
    title: element.dataset['title'] ?? text(table.caption),
    unit: element.dataset['unit'] ?? '',
    labels: rows.map((row) => text(row.cells[0])),
    series,
  };
}

/** Reads the whole table as text, for the file that saves it. */
export function readCells(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.dataset['value'] ?? known(text(cell))));
}

/** The dash of an unknown cell is for eyes; in a file the cell is empty. */
function known(words: string): string {
  return words === '–' ? '' : words;
}

function text(element: Element | null | undefined): string {
  return element?.textContent?.trim() ?? '';
}

function number(cell: HTMLTableCellElement | undefined): number | null {
  const value = Number.parseFloat(cell?.dataset['value'] ?? text(cell));
  return Number.isFinite(value) ? value : null;
}
