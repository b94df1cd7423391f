import { exp, log } from '../../numeric/index.ts';
import { findRoot } from '../../statistics/findRoot.ts';
import {
  mixtureCriticalValue,
  mixtureSpread,
  normalUpperTail,
  sampleSizeTwoProportions,
  sequentialInflation,
} from '../../statistics/index.ts';
import { powerForPlanning } from '../power.ts';
import { plannedDesign } from './groupSequential.ts';
import type { Settings } from './settings.ts';

/**
 * Users of both arms with which the test finds the difference between two rates; undefined where there is none, and for a
 * Bayesian test, which promises no power. For an always-valid test those with which its last look alone has that power, which
 * its earlier looks can only raise; what giving up early costs is not in it.
 */
export function requiredUsers(chosen: Settings, first: number, second: number): number | undefined {
  const { alpha, challengerShare, looks } = chosen;
  const atLevel = (level: number) =>
    sampleSizeTwoProportions({
      first,
      second,
      alpha: level,
      power: powerForPlanning,
      sides: 2,
      ratio: challengerShare / (1 - challengerShare),
    })?.total;
  const users = atLevel(alpha);
  if (users === undefined) return undefined;
  switch (looks.kind) {
    case 'once':
    case 'naive':
      return users;
    case 'group-sequential':
      return (
        users * sequentialInflation({ ...plannedDesign(looks, chosen), power: powerForPlanning }).inflation
      );
    case 'bayesian':
      return undefined;
    case 'always-valid': {
      const spread = mixtureSpread(looks.tunedForUsers, alpha);
      const missing = (logUnits: number) => {
        const units = exp(logUnits);
        const level = 2 * normalUpperTail(mixtureCriticalValue(alpha, units, spread));
        // A level that cannot be told from 0 asks for more than any number of users.
        return level > 0 ? log(atLevel(level)! / units) : Infinity;
      };
      const least = log(users);
      return exp(findRoot(missing, least, least + 30, 1e-9));
    }
  }
}
