/** The colours of a chart, read from the page's tokens in the theme that is shown. */
export interface Palette {
  ink: string;
  soft: string;
  line: string;
  paper: string;
  accent: string;
  wash: string;
  /** The deepest shade of a heat map: the ink stays readable on it. */
  heat: string;
  pattern: string;
  series: string[];
  rag: Record<string, string>;
  font: string;
}

const RAG = {
  green: '--mp-green',
  amber_green: '--mp-between-green',
  amber: '--mp-amber-mark',
  amber_red: '--mp-between-red',
  red: '--mp-red',
  grey: '--mp-control',
};
const SERIES = ['--mp-series-1', '--mp-series-2', '--mp-series-3', '--mp-series-4', '--mp-series-5', '--mp-series-6'];

export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    ink: colour('--mp-ink'),
    soft: colour('--mp-ink-soft'),
    line: colour('--mp-line'),
    paper: colour('--mp-paper'),
    accent: colour('--mp-accent'),
    wash: colour('--mp-accent-wash'),
    heat: colour('--mp-heat-high'),
    pattern: colour('--mp-pattern'),
    series: SERIES.map(colour),
    rag: Object.fromEntries(Object.entries(RAG).map(([key, token]) => [key, colour(token)])),
    font: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return palette;
}
