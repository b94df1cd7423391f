import { describe, expect, test } from 'vitest';
import type { Quantity, World } from '../../../../sim-core/index.ts';
import { driftPreview, feedbackPreview } from '../../../../renderer/inspector/preview/changePreview.ts';
import { formulaFault } from '../../../../renderer/inspector/preview/FormulaNotes.tsx';
import { momentsOver, readWorld } from '../../../../renderer/inspector/preview/moments.ts';
import {
  keptWords,
  quantityTakeaway,
  sayValue,
} from '../../../../renderer/inspector/preview/previewWords.ts';
import { isQuantity, quantityPreview } from '../../../../renderer/inspector/preview/quantityPreview.ts';
import { trafficPreview } from '../../../../renderer/inspector/preview/trafficPreview.ts';
import { schemaAt } from '../../../../renderer/inspector/formSchema.ts';
import type { FormSchema } from '../../../../renderer/inspector/formSchema.ts';
import { formSchema } from '../../../../renderer/inspector/scenarioForm.ts';
import { withValueAt } from '../../../../renderer/store/path.ts';
import type { Json } from '../../../../renderer/store/path.ts';
import { shippedText } from '../../fixtures/store.ts';

const document = JSON.parse(shippedText('slow-burn')) as Json;
const world = readWorld(document)!;
const all = { share: 1, load: 'traffic', segment: world.segments[0]!.id } as const;

function schemaOf(...path: string[]): FormSchema {
  const model = schemaAt(formSchema, path.slice(0, -1), document)!;
  return model.properties![path.at(-1)!]!;
}

const errors = schemaOf('world', 'challenger', 'error');
const say = sayValue({ unit: 'share' });

function previewOf(
  quantity: Quantity,
  circumstances: Parameters<typeof quantityPreview>[4] = all,
  draft = document,
) {
  const path = ['world', 'challenger', 'error'];
  const preview = quantityPreview(draft, path, quantity, errors, circumstances)!;
  return { preview, words: quantityTakeaway(preview, say, quantity) };
}

describe('quantityPreview()', () => {
  test('knows a quantity by the ways in which it is written', () => {
    expect(isQuantity(errors)).toBe(true);
    expect(isQuantity({ type: 'number' })).toBe(false);
  });
  test('is level for a number, and tells what drifts make of it', () => {
    const { preview, words } = previewOf(0.02);
    expect(preview).toMatchObject({ over: 'hours', end: 672, interval: undefined, kept: [] });
    expect(new Set(preview.values)).toEqual(new Set([0.02]));
    expect(preview.resulting?.at(-1)).toBeCloseTo(0.034, 9);
    expect(words).toMatch(/^2% at every hour\. With drifts .* 2% at 0 h, 3\.4% at 672 h\.$/);
  });
  test('is silent on drifts where there are none, or where they change nothing', () => {
    const still = withValueAt(document, ['world', 'drifts'], []);
    expect(previewOf(0.02, all, still).preview.resulting).toBeUndefined();
    const path = ['world', 'incumbent', 'error'];
    expect(quantityPreview(document, path, 0.02, errors, all)?.resulting).toBeUndefined();
  });
  test('shows a formula at the share and the load asked about', () => {
    const formula = { kind: 'formula', formula: '0.01 * share * load + hours / 100000' } as const;
    const at = (share: number, load: number) =>
      previewOf(formula, { share, load, segment: 'all' }).preview.values;
    expect(at(1, 1)[0]).toBeCloseTo(0.01, 12);
    expect(at(0.5, 2)[0]).toBeCloseTo(0.01, 12);
    expect(at(0.5, 1).at(-1)).toBeCloseTo(0.005 + 0.00672, 12);
    expect([...previewOf(formula).preview.uses].sort()).toEqual(['hours', 'load', 'share']);
  });
  test('runs over shares where a quantity depends on nothing else in time', () => {
    const { preview, words } = previewOf({
      kind: 'curve',
      over: 'share',
      points: [
        { at: 0.2, value: 0.01 },
        { at: 0.4, value: 0.03 },
      ],
    });
    expect(preview).toMatchObject({ over: 'share', end: 1 });
    expect(words).toBe('1% at 0%, 3% at 100%.');
  });
  test('keeps values within bounds and says where, and has gaps where there is no value', () => {
    const below = previewOf({ kind: 'formula', formula: '0.02 - hours / 10000' }).preview;
    expect(Math.min(...below.values.map((value) => value!))).toBe(0);
    expect(keptWords(below.kept[0]!, 'hours', say)).toMatch(
      /^Goes below 0% between 20\d h and 672 h; it is taken as 0% there\.$/,
    );
    const none = previewOf({ kind: 'formula', formula: '0.01 / (hours > 100)' }).preview;
    expect(none.values[0]).toBeUndefined();
    expect(none.values.at(-1)).toBe(0.01);
    expect(keptWords(none.kept[0]!, 'hours', say)).toMatch(/^Has no value between 0 h and \d+ h\.$/);
  });
  test('shows how sure what was measured is, and what the runs make of it', () => {
    const measured = { kind: 'measured', events: 20, trials: 1000, uncertainty: 'drawn' } as const;
    const { preview, words } = previewOf(measured);
    const [low, high] = preview.interval!;
    expect(low).toBeGreaterThan(0.012);
    expect(high).toBeLessThan(0.031);
    expect(words).toMatch(/^2% was measured \(20 of 1,000\); .* Every run draws its own truth from there\./);
    expect(previewOf({ ...measured, uncertainty: 'ignored' }).words).toMatch(/as the truth\./);
  });
  test('is not drawn for what cannot be read', () => {
    const draw = (quantity: Quantity) =>
      quantityPreview(document, ['world', 'challenger', 'error'], quantity, errors, all);
    expect(draw({ kind: 'formula', formula: 'hour' })).toBeUndefined();
    expect(draw({ kind: 'measured', events: 2, trials: 1, uncertainty: 'ignored' })).toBeUndefined();
  });
  test('is drawn while another part of the world has problems', () => {
    const broken = withValueAt(document, ['world', 'users', 'population'], 'many');
    expect(readWorld(broken)).toBeUndefined();
    const { preview } = previewOf({ kind: 'formula', formula: '0.02 * load' }, all, broken);
    expect(new Set(preview.values)).toEqual(new Set([0.02]));
  });
  test('has the load of the traffic', () => {
    const loads = momentsOver(document, all).map(({ load }) => load);
    expect(Math.max(...loads)).toBeGreaterThan(1.2);
    expect(loads.reduce((sum, load) => sum + load, 0) / loads.length).toBeCloseTo(1, 1);
  });
});

describe('formulaFault()', () => {
  test('says what is wrong, and where', () => {
    expect(formulaFault('0.02 * load')).toBeUndefined();
    expect(formulaFault('0.02 + hour + hours')).toMatchObject({ at: 7 });
    expect(formulaFault('clamp(1, 2)')).toMatchObject({ at: 0 });
    expect(formulaFault('1 + squash(2)')).toMatchObject({ at: 4 });
    expect(formulaFault('1 + )')?.at).toBe(4);
    expect(formulaFault('segment == "rear" ? 1 : 0', ['common', 'rare'])).toEqual({
      message: 'Requires the id of a segment (common, rare), not "rear".',
      at: 11,
    });
  });
});

describe('trafficPreview()', () => {
  const of = (traffic: Partial<World['traffic']>) =>
    trafficPreview({ ...world, traffic: { ...world.traffic, ...traffic } });
  test('says the mean, the range and the sum of what can be expected', () => {
    expect(of({}).takeaway).toMatch(
      /^8,330 requests an hour on average, from [\d,]+ to [\d,]+; 5\.6M in 28 days\./,
    );
    const level = { kind: 'cycle', dailyAmplitude: 0, peakHour: 12, weekendFactor: 1 } as const;
    expect(of({ shape: level }).takeaway).toMatch(
      /^8,330 requests an hour on average, the same at every hour;/,
    );
  });
  test('shows a burst however short, and a trend', () => {
    const highest = (preview: ReturnType<typeof of>) =>
      Math.max(...preview.lines[0]!.values.map((value) => value!));
    const burst = of({ bursts: [{ atHours: 100, hours: 0.5, factor: 100 }] });
    expect(highest(burst)).toBeGreaterThan(3 * highest(of({})));
    const grown = of({ trendPerWeek: 0.5 }).lines[0]!.values;
    expect(grown.at(-1)).toBeGreaterThan(2 * of({}).lines[0]!.values.at(-1)!);
  });
});

describe('driftPreview()', () => {
  const drift = world.drifts[0]!;
  const words = (changed: Partial<typeof drift>) => driftPreview({ ...drift, ...changed }, world)?.takeaway;
  test('says how much is added, to what, and when', () => {
    expect(words({})).toBe(
      '+1.4 points to the errors of the challenger: from the start, complete after 28 days.',
    );
    expect(words({ shape: 'sudden', atHours: 100, change: -0.01, model: 'both', quantity: 'success' })).toBe(
      '−1 point to the success of both models: all at once, from 4.17 days on.',
    );
    expect(words({ shape: 'recurring', overHours: 3, everyHours: 24 })).toMatch(
      /every 24 hours for 3 hours\.$/,
    );
    expect(words({ shape: 'outlier', overHours: 5 })).toMatch(/once, from the start, for 5 hours\.$/);
    expect(words({ overHours: 6720 })).toMatch(
      /of which \+0\.14 points are in force at the end of the horizon\.$/,
    );
    expect(words({ atHours: 9999 })).toMatch(/not within the horizon\.$/);
  });
  test('is not drawn while its hours are missing', () => {
    expect(driftPreview({ ...drift, overHours: undefined }, world)).toBeUndefined();
  });
});

describe('feedbackPreview()', () => {
  test('builds up ten times as slowly where the challenger answers a tenth', () => {
    const preview = feedbackPreview(
      { name: 'Learns', model: 'challenger', quantity: 'error', change: -0.02, servedHours: 100 },
      world,
    );
    const [everyone, tenth] = preview.lines.map(({ values }) => values);
    expect(everyone![48]).toBeCloseTo(tenth!.at(-1)!, 9);
    expect(preview.takeaway).toMatch(
      /^After 28 days of answering everyone −2 points to the errors of the challenger; −0\.979 points where/,
    );
  });
});
