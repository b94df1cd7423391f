import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlanOutcomes, PlanResult, Scenario } from '../../sim-core/index.ts';
import { summarize } from '../../sim-core/index.ts';
import { verdictCodes } from '../../sim-core/outcome/outcomes.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import { momentsOf } from '../../sim-core/statistics/index.ts';
import { shipped } from './scenario.ts';

/** A number that the engine gives, by playing (with its standard error) or exactly (with none). */
export interface Figure {
  readonly value: number;
  readonly standardError: number;
  /** The same by a formula that shares nothing with the engine, where there is one. */
  readonly theory?: number;
}

/** Takes the shipped scenario and how often to play it. */
export type Derivation = (scenario: Scenario, replications: number) => Figure;

const page = readFileSync(new URL('../../docs/gallery.md', import.meta.url), 'utf8');

/** Set to derive the figures of the page anew: each is then played so often, and printed as the page writes it. */
const chosen = process.env['GALLERY_REPLICATIONS'];

/**
 * The figures of a story: the page has exactly these, and each is what the engine gives, within three standard errors of the
 * page's playings and of the test's; where there is a theory, that too.
 */
export function story(id: string, replications: number, figures: Readonly<Record<string, Derivation>>): void {
  describe(`the figures of "${id}" in docs/gallery.md`, () => {
    const written = figuresWritten(id);
    it('are the ones that are derived here', () => {
      expect([...written.keys()]).toEqual(Object.keys(figures));
    });
    it.each(Object.entries(figures))('%s', (name, derive) => {
      const { value, standardError, theory } = derive(shipped(id), chosen ? Number(chosen) : replications);
      if (chosen) console.log(`${id} | ${name} | ${value} ± ${1.96 * standardError} | theory ${theory}`);
      const { rounding, ...on } = written.get(name)!;
      const error = Math.sqrt(standardError ** 2 + on.standardError ** 2);
      expect(Math.abs(value - on.value)).toBeLessThanOrEqual(3 * error + rounding);
      expect(Math.abs(value - (theory ?? value))).toBeLessThanOrEqual(3 * standardError + rounding);
    });
  });
}

interface WrittenFigure {
  readonly value: number;
  /** Of its 95% interval; 0 without one. */
  readonly standardError: number;
  /** Half a unit of its last digit. */
  readonly rounding: number;
}

/** The rows of a story's table: figure, simple model, engine. */
function figuresWritten(id: string): Map<string, WrittenFigure> {
  const section = page
    .split(/^#{2,3} /m)
    .find((text) => text.slice(0, text.indexOf('\n')).includes(`\`${id}\``));
  if (section === undefined) throw new Error(`docs/gallery.md requires a section for \`${id}\``);
  const rows = section.matchAll(/^\| (?<name>[^|]+?) +\| [^|]*\| (?<engine>[^|]+?) +\|$/gm);
  return new Map(
    [...rows]
      .filter(({ groups }) => !groups!['name']!.startsWith('---') && groups!['engine'] !== 'Engine')
      .map(({ groups }) => [groups!['name']!, numberIn(groups!['engine']!)]),
  );
}

/** "13.4% (12.9% to 13.9%)", "155,000" or "1.05": the number, its rounding, and its interval. */
function numberIn(text: string): WrittenFigure {
  const numbers = [...text.matchAll(/(−?)([\d,]+(?:\.(\d+))?)(%?)/g)].map(
    ([, minus, digits, decimals = '', percent]) => {
      const unit = percent ? 0.01 : 1;
      const value = Number(digits!.replaceAll(',', '')) * unit * (minus ? -1 : 1);
      return { value, rounding: (unit * 10 ** -decimals.length) / 2 };
    },
  );
  const [estimate, low, high] = numbers;
  if (!estimate) throw new Error(`docs/gallery.md requires a number, got "${text}"`);
  return { ...estimate, standardError: low && high ? (high.value - low.value) / (2 * 1.96) : 0 };
}

const played = new Map<string, PlanOutcomes>();

/** One plan of a scenario, played so often; once for all figures of it. */
export function play(scenario: Scenario, planId: string, replications: number): PlanOutcomes {
  const key = `${scenario.name} ${planId} ${replications}`;
  const before = played.get(key);
  if (before) return before;
  const only = { ...scenario, plans: scenario.plans.filter(({ id }) => id === planId) };
  const outcomes = playChunk(compileScenario(only), 'ticks', scenario.seed, {
    from: 0,
    to: replications,
  })[0]!;
  played.set(key, outcomes);
  return outcomes;
}

/** The result of one plan of a scenario. */
export function resultOf(scenario: Scenario, planId: string, replications: number): PlanResult {
  const only = { ...scenario, plans: scenario.plans.filter(({ id }) => id === planId) };
  const outcomes = [play(scenario, planId, replications)];
  return summarize({ scenario: only, seed: scenario.seed, engine: 'ticks', outcomes, complete: true })
    .plans[0]!;
}

/** How often a plan ends with a verdict. */
export const verdictOf =
  (planId: string, verdict: keyof typeof verdictCodes, theory?: (scenario: Scenario) => number): Derivation =>
  (scenario, replications) => {
    const { columns } = play(scenario, planId, replications);
    return {
      ...shareOf([...columns.verdict].map((code) => code === verdictCodes[verdict])),
      theory: theory?.(scenario),
    };
  };

/** The share of the playings in which something holds. */
export function shareOf(holds: readonly boolean[]): Figure {
  const value = holds.filter(Boolean).length / holds.length;
  // A share of none or all is as uncertain as one of a single playing.
  const inner = Math.min(Math.max(value, 1 / holds.length), 1 - 1 / holds.length);
  return { value, standardError: Math.sqrt((inner * (1 - inner)) / holds.length) };
}

/** The mean over the playings. */
export function meanOf(values: readonly number[]): Figure {
  const { count, mean, m2 } = momentsOf(values);
  return { value: mean, standardError: Math.sqrt(m2 / (count - 1) / count) };
}

export const exactly = (value: number, theory?: number): Figure => ({ value, standardError: 0, theory });
