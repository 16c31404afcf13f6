/** One function a kind of chart: from the table and the palette to what ECharts draws. */
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTable, Series } from '../pure/table';
import { categories, frame, valueAxis } from './base';
import type { Palette } from './palette';

type Kind = (table: ChartTable, palette: Palette) => EChartsCoreOption;

const DASHES = ['solid', 'dashed', 'dotted'];
const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond', 'emptyCircle', 'pin'];

const line: Kind = (table, palette) => ({
  ...frame(table, palette),
  legend: { ...frame(table, palette).legend, icon: 'inherit', itemWidth: 26 },
  series: table.series.map((series, index) => ({
    type: 'line',
    name: series.name,
    data: series.values,
    symbol: SYMBOLS[index % SYMBOLS.length],
    symbolSize: 7,
    lineStyle: { width: 2, type: DASHES[index % DASHES.length] },
  })),
});

const FEW = 8;

/** Few bars have all their labels: a missing one would be a guess. */
const bar: Kind = (table, palette) => ({
  ...frame(table, palette),
  xAxis: categories(palette, table.labels, table.labels.length <= FEW),
  series: table.series.map((series) => column(series)),
});

const stacked: Kind = (table, palette) => ({
  ...frame(table, palette),
  series: table.series.map((series) => ({ ...column(series), stack: 'all' })),
});

/** Counts of colours over periods: each colour keeps its own place, its word in the legend and a pattern. */
const colours: Kind = (table, palette) => ({
  ...frame(table, palette),
  color: table.series.map((series) => palette.rag[series.colour] ?? palette.soft),
  series: table.series.map((series) => ({ ...column(series), stack: 'all', barWidth: '62%' })),
});

/** Cumulative cost: baseline dashed, actual solid, forecast dotted inside the band from `low` to `high`. */
const sCurve: Kind = (table, palette) => {
  const base = frame(table, palette);
  const low = table.series.find((series) => series.role === 'low');
  const high = table.series.find((series) => series.role === 'high');
  const lines = table.series.filter((series) => series !== low && series !== high);
  return {
    ...base,
    legend: { ...base.legend, icon: 'inherit', itemWidth: 26, data: lines.map((series) => series.name) },
    series: [...(low && high ? band(low, high, palette) : []), ...lines.map((series) => curve(series, palette))],
  };
};

function curve(series: Series, palette: Palette): object {
  const colour = series.role === 'baseline' ? palette.soft : palette.accent;
  const type = { baseline: 'dashed', forecast: [3, 4] }[series.role] ?? 'solid';
  return {
    type: 'line',
    name: series.name,
    data: series.values,
    symbol: 'none',
    itemStyle: { color: colour },
    lineStyle: { width: series.role === 'actual' ? 3 : 2, type, color: colour },
    z: 3,
  };
}

function band(low: Series, high: Series, palette: Palette): object[] {
  const width = high.values.map((top, index) => {
    const bottom = low.values[index] ?? null;
    return top === null || bottom === null ? null : top - bottom;
  });
  const quiet = { type: 'line', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } };
  return [
    { ...quiet, name: low.name, data: low.values },
    { ...quiet, name: high.name, data: width, areaStyle: { color: palette.accent, opacity: 0.14 } },
  ];
}

type Extent = { min: number; max: number };

/** Leaves room around the outermost bubbles, and shows round numbers. */
const room = (palette: Palette): object => ({
  min: ({ min, max }: Extent) => min - (max - min) * 0.2,
  max: ({ min, max }: Extent) => max + (max - min) * 0.2,
  axisLabel: {
    color: palette.soft,
    formatter: (value: number) => String(Math.round(value * 100) / 100),
    showMinLabel: false,
    showMaxLabel: false,
  },
});

/** Three columns a row: across, up, size. The label stands beside its bubble. */
const bubble: Kind = (table, palette) => {
  const [across, up, size] = table.series;
  const largest = Math.max(1, ...(size?.values ?? []).map((value) => value ?? 0));
  const points = table.labels.map((name, row) => ({
    name,
    value: [across?.values[row] ?? null, up?.values[row] ?? null, size?.values[row] ?? null],
  }));
  return {
    ...frame(table, palette),
    legend: { show: false },
    tooltip: { trigger: 'item', confine: true },
    xAxis: { ...valueAxis(palette, across?.name ?? ''), ...room(palette), nameLocation: 'middle', nameGap: 28 },
    yAxis: { ...valueAxis(palette, up?.name ?? ''), ...room(palette) },
    grid: { left: 8, right: 24, top: 44, bottom: 28, containLabel: true },
    series: [
      {
        type: 'scatter',
        data: points,
        symbolSize: (value: (number | null)[]) => 10 + 46 * Math.sqrt((value[2] ?? 0) / largest),
        itemStyle: { color: palette.heat, borderColor: palette.accent },
        label: { show: true, formatter: '{b}', position: 'top', color: palette.ink },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
      },
    ],
  };
};

/** A cell a row and column; the number stands in it, so that the shade is never alone. */
const heat: Kind = (table, palette) => {
  const cells = table.series.flatMap((series, x) => series.values.map((value, y) => [x, y, value ?? '-']));
  const known = table.series.flatMap((series) => series.values).filter((value): value is number => value !== null);
  return {
    ...frame(table, palette),
    legend: { show: false },
    tooltip: { trigger: 'item', confine: true },
    grid: { left: 8, right: 8, top: 32, bottom: 8, containLabel: true },
    xAxis: categories(palette, table.series.map((series) => series.name)),
    yAxis: { ...categories(palette, table.labels), inverse: true },
    visualMap: {
      show: false,
      min: Math.min(0, ...known),
      max: Math.max(1, ...known),
      inRange: { color: [palette.wash, palette.heat] },
    },
    series: [{ type: 'heatmap', data: cells, label: { show: true, color: palette.ink }, itemStyle: { borderColor: palette.paper, borderWidth: 2 } }],
  };
};

function column(series: Series): object {
  return { type: 'bar', name: series.name, data: series.values, barMaxWidth: 36 };
}

export const KINDS: Record<string, Kind> = { line, bar, stacked, colours, bubble, heat, 's-curve': sCurve };
