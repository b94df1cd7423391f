import { expect, test } from 'vitest';
import { chartFileName, sourceLine } from '../../../renderer/charts/chartSource.ts';

const source = { name: 'Slow burn', hash: 'abc', seed: 7, replications: 2000, partial: true };

test('sourceLine(source) says what it takes to play the numbers again', () => {
  expect(sourceLine(source)).toBe(
    'Rollout Lab · Slow burn · 2,000 replications (stopped early) · seed 7 · scenario abc',
  );
});

test('chartFileName(title, source, extension) makes a plain name of any words', () => {
  expect(chartFileName('How soon is the harm caught?', source, 'svg')).toBe(
    'slow-burn-how-soon-is-the-harm-caught.svg',
  );
  expect(chartFileName('../ÄB: 5%', { ...source, name: '..\\x' }, 'csv')).toBe('x-äb-5.csv');
  expect(chartFileName('???', undefined, 'png')).toBe('chart.png');
});
