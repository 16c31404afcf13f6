/**
 * Draws the table inside it and keeps the table for print, for readers and for no script.
 *
 *     <mp-chart data-kind="s-curve" data-title="Cost" data-unit="GBP m" data-words="Table,Chart,PNG,CSV">
 *       <div class="mp-table-scroll"><table>
 *         <thead><tr><th>Period</th><th data-role="baseline">Baseline</th><th data-colour="red">Red</th></tr></thead>
 *         <tbody><tr><th>Q1</th><td data-value="12.5">12.5</td></tr></tbody>
 *       </table></div>
 *     </mp-chart>
 *
 * Kinds: line, bar, stacked, colours, bubble (across, up, size), heat, s-curve (roles baseline, actual, forecast, low, high).
 */
import { init, type EChartsType } from 'echarts/core';
import { csv } from '../pure/table';
import { KINDS } from './kinds';
import { readPalette } from './palette';
import { readCells, readTable } from './read';

const WORDS = ['Table', 'Chart', 'PNG', 'CSV'];

export class ChartElement extends HTMLElement {
  private chart: EChartsType | null = null;
  private observer: ResizeObserver | null = null;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');

  connectedCallback(): void {
    if (!this.table || !KINDS[this.dataset['kind'] ?? '']) return;
    this.querySelectorAll('.mp-chart-bar, .mp-chart-draw').forEach((old) => old.remove());
    const stage = document.createElement('div');
    stage.className = 'mp-chart-draw';
    stage.setAttribute('aria-hidden', 'true');
    this.prepend(this.bar(), stage);
    this.querySelector('.mp-table-scroll')?.classList.add('is-drawn');
    this.chart = init(stage, null, { renderer: 'canvas' });
    this.observer = new ResizeObserver(() => this.chart?.resize());
    this.observer.observe(stage);
    document.addEventListener('mp:theme', this.draw);
    this.dark.addEventListener('change', this.draw);
    this.draw();
  }

  disconnectedCallback(): void {
    this.observer?.disconnect();
    this.chart?.dispose();
    this.chart = null;
    document.removeEventListener('mp:theme', this.draw);
    this.dark.removeEventListener('change', this.draw);
  }

  private get table(): HTMLTableElement | null {
    return this.querySelector('table');
  }

  private draw = (): void => {
    const kind = KINDS[this.dataset['kind'] ?? ''];
    if (kind && this.table) this.chart?.setOption(kind(readTable(this, this.table), readPalette(this)), true);
  };

  private bar(): HTMLElement {
    const [table, chart, png, sheet] = this.dataset['words']?.split(',') ?? WORDS;
    const bar = document.createElement('div');
    bar.className = 'mp-chart-bar';
    const toggle = button(table ?? '', () => {
      const shown = this.classList.toggle('is-table');
      toggle.textContent = (shown ? chart : table) ?? '';
      toggle.setAttribute('aria-pressed', String(shown));
    });
    bar.append(toggle, button(png ?? '', this.savePicture), button(sheet ?? '', this.saveSheet));
    return bar;
  }

  private savePicture = (): void => {
    const address = this.chart?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: readPalette(this).paper });
    if (address) this.save(address, 'png');
  };

  private saveSheet = (): void => {
    if (!this.table) return;
    const address = URL.createObjectURL(new Blob(['\ufeff', csv(readCells(this.table))], { type: 'text/csv' }));
    this.save(address, 'csv');
    URL.revokeObjectURL(address);
  };

  private save(address: string, ending: string): void {
    const link = document.createElement('a');
    link.href = address;
    link.download = `${(this.dataset['title'] ?? 'chart').replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.${ending}`;
    link.click();
  }
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}
