/** The numbers behind a chart, as they stand in its table: one label a row, one series a column. */
export interface Series {
  name: string;
  /** What the series means to its kind of chart: baseline, actual, forecast, low, high. */
  role: string;
  /** A RAG colour, when the series counts one. */
  colour: string;
  /** One value a row; null is unknown and is drawn as a gap, never as zero. */
  values: (number | null)[];
}

export interface ChartTable {
  title: string;
  unit: string;
  labels: string[];
  series: Series[];
}

/** Writes rows as CSV; a text that a sheet would run as a formula is made plain. */
export function csv(rows: string[][]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(text: string): string {
  const plain = /^[=+@\t\r]/.test(text) || /^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
