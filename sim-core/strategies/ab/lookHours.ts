import type { PlanningContext, SettingProblem } from '../strategy.ts';
import { phaseHours } from '../phaseHours.ts';
import type { Looks, LooksOf } from './looksSetting.ts';
import { countsSuccessesByUnit } from './metrics.ts';
import type { Settings } from './settings.ts';

/** Hours of the test after which it looks at its data, ascending; the last are all of them. */
export function lookHours({ hours, followUpHours, minimumHours, looks }: Settings): readonly number[] {
  const interim = interimHours(looks, hours).filter((after) => after >= minimumHours - 1e-9);
  return [...interim, hours + followUpHours];
}

function interimHours(looks: Looks, hours: number): readonly number[] {
  if (looks.kind === 'once') return [];
  if (looks.kind === 'group-sequential') return looks.interim.map(({ afterHours }) => afterHours);
  const count = Math.ceil(hours / looks.everyHours - 1e-9) - 1;
  return Array.from({ length: count }, (_, index) => (index + 1) * looks.everyHours);
}

/** Looks are at ends of ticks, in order, before the test ends; late labels leave but one of them, and so does a follow-up. */
export function lookProblems(chosen: Settings, context: PlanningContext): SettingProblem[] {
  const { hours, followUpHours, minimumHours, looks, unit } = chosen;
  const problems: SettingProblem[] = [];
  if (minimumHours > hours) {
    problems.push({
      path: ['minimumHours'],
      message: `requires at most the hours that the test runs for (${hours} h), got ${minimumHours} h`,
    });
  }
  if (minimumHours > 0) problems.push(...phaseHours.check(['minimumHours'], minimumHours, context));
  if (followUpHours > 0) problems.push(...phaseHours.check(['followUpHours'], followUpHours, context));
  if (looks.kind === 'once') return problems;
  if (followUpHours > 0) {
    problems.push({
      path: ['followUpHours'],
      message: `requires looks "once": what is looked at before has not been followed up, got ${followUpHours} h and looks "${looks.kind}"`,
    });
  }
  if (countsSuccessesByUnit(chosen) && context.labelsAreLate) {
    problems.push({
      path: ['looks', 'kind'],
      message: `requires "once" in a world with labels that come late: ${unit}s with a success can be counted once only, got "${looks.kind}"`,
    });
  }
  if (looks.kind !== 'group-sequential') {
    const path = ['looks', 'everyHours'];
    const { everyHours } = looks;
    if (everyHours > hours) {
      problems.push({
        path,
        message: `requires at most the hours that the test runs for (${hours} h), got ${everyHours} h`,
      });
    }
    return [...problems, ...phaseHours.check(path, everyHours, context)];
  }
  let before = 0;
  looks.interim.forEach(({ afterHours }, index) => {
    const path = ['looks', 'interim', index, 'afterHours'];
    if (afterHours <= before || afterHours >= hours) {
      problems.push({
        path,
        message: `requires hours after the look before (${before} h) and before the end (${hours} h), got ${afterHours} h`,
      });
    }
    if (afterHours < minimumHours) {
      problems.push({
        path,
        message: `requires at least the hours that the test runs at least (${minimumHours} h), got ${afterHours} h`,
      });
    }
    problems.push(...phaseHours.check(path, afterHours, context));
    before = afterHours;
  });
  return [...problems, ...spendingProblems(looks)];
}

/** The level is spent once: interim looks leave something for the last one. */
function spendingProblems({ interim, spending }: LooksOf<'group-sequential'>): SettingProblem[] {
  let left = 1;
  return interim.flatMap(({ spends }, index): SettingProblem[] => {
    const path = ['looks', 'interim', index, 'spends'];
    if (spending !== 'custom') {
      if (spends === undefined) return [];
      return [{ path, message: `requires looks.spending "custom", got "${spending}"` }];
    }
    if (spends === undefined) {
      return [
        {
          path,
          message: 'requires a share of the significance level where the spending is custom, got nothing',
        },
      ];
    }
    const before = left;
    left -= spends;
    if (left > 0) return [];
    return [
      {
        path,
        message: `requires less than the share of the level that is left for it and the looks after it (${Number(Math.max(0, before).toPrecision(12))}), got ${spends}`,
      },
    ];
  });
}
