/** What all charts share: axes, legend, tooltip, type, and patterns so that colour is never alone. */
import type { ChartTable } from '../pure/table';
import type { Palette } from './palette';

export function valueAxis(palette: Palette, name: string): object {
  return {
    type: 'value',
    name,
    nameGap: 12,
    nameTextStyle: { color: palette.soft, align: 'left' },
    axisLabel: { color: palette.soft },
    splitLine: { lineStyle: { color: palette.line } },
  };
}

export function categories(palette: Palette, data: string[], every = false): object {
  return {
    type: 'category',
    data,
    axisLabel: { color: palette.soft, ...(every ? { interval: 0 } : {}) },
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
  };
}

const PATTERNS: Record<string, object> = {
  green: { symbol: 'none' },
  amber: { symbol: 'circle', symbolSize: 0.55, dashArrayX: [[4, 4], [0, 4, 4, 0]], dashArrayY: [4, 0] },
  red: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  grey: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3] },
};

/** Gives each RAG colour its own pattern: none, dots, slanted lines, level lines. */
function patterns(table: ChartTable, palette: Palette): object {
  if (!table.series.some((series) => series.colour !== '')) return { show: false };
  return { show: true, decals: table.series.map((series) => ({ ...PATTERNS[series.colour], color: palette.pattern })) };
}

export function frame(table: ChartTable, palette: Palette): Record<string, unknown> & { legend: object } {
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches && !('paper' in document.documentElement.dataset),
    animationDuration: 250,
    aria: { enabled: true, decal: patterns(table, palette) },
    color: palette.series,
    textStyle: { fontFamily: palette.font, color: palette.ink },
    grid: { left: 8, right: 16, top: 36, bottom: 40, containLabel: true },
    legend: { bottom: 0, left: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 10, textStyle: { color: palette.soft } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.paper,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontFamily: palette.font },
    },
    xAxis: categories(palette, table.labels),
    yAxis: valueAxis(palette, table.unit),
  };
}
