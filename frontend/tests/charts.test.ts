import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../src/charts/kinds';
import type { Palette } from '../src/charts/palette';

Object.assign(globalThis, { matchMedia: () => ({ matches: true }) });

const palette: Palette = {
  ink: 'ink', soft: 'soft', line: 'line', paper: 'paper', accent: 'accent', wash: 'wash', heat: 'heat', pattern: 'pattern', font: 'font',
  series: ['one', 'two'],
  rag: { green: 'g', amber: 'a', red: 'r', grey: 'x' },
};
const series = (name: string, values: (number | null)[], role = '', colour = '') => ({ name, values, role, colour });
const draw = (kind: string, ...all: ReturnType<typeof series>[]) =>
  KINDS[kind]?.({ title: 'T', unit: 'GBP m', labels: ['Q1', 'Q2'], series: all }, palette) as {
    series: { name: string; data: unknown[]; stack?: string }[];
    legend: { data: string[] };
    color: string[];
    aria: { decal: { show: boolean } };
  };

test('unknown is drawn as a gap and never as zero', () => {
  for (const kind of ['line', 'bar', 'stacked']) {
    assert.deepEqual(draw(kind, series('A', [1, null])).series[0]?.data, [1, null]);
  }
  assert.deepEqual(draw('heat', series('W1', [5, null])).series[0]?.data, [[0, 0, 5], [0, 1, '-']]);
});

test('the forecast band stands between low and high and is no line of the legend', () => {
  const drawn = draw('s-curve', series('Base', [1, 2], 'baseline'), series('P10', [null, 3], 'low'), series('P90', [null, 7], 'high'));
  assert.deepEqual(drawn.series.map((one) => one.data), [[null, 3], [null, 4], [1, 2]]);
  assert.deepEqual(drawn.legend.data, ['Base']);
});

test('counts of colours wear their own colour and a pattern', () => {
  const drawn = draw('colours', series('Red', [1, 0], '', 'red'), series('Green', [2, 3], '', 'green'));
  assert.deepEqual(drawn.color, ['r', 'g']);
  assert.equal(drawn.aria.decal.show, true);
});
