import { phaseHours } from '../phaseHours.ts';
import type { PlanningContext, SettingProblem } from '../strategy.ts';
import type { ComparisonName, Settings } from './settings.ts';

/** What a comparison requires of the world; undefined where it has it. */
const missing: Record<ComparisonName, (context: PlanningContext) => string | undefined> = {
  errors: () => undefined,
  slow: ({ watchesLatency }) =>
    watchesLatency ? undefined : 'requires world.latencyObjectiveMs to compare slow answers',
  correct: ({ truthArrivesAnyway }) =>
    truthArrivesAnyway > 0
      ? undefined
      : 'requires world.truthArrivesAnyway above 0: no truth arrives for answers that nobody saw',
  disagreement: ({ comparesAnswers }) =>
    comparesAnswers ? undefined : 'requires world.answers, which says when answers differ',
  predictions: ({ watchesPredictions }) =>
    watchesPredictions ? undefined : 'requires world.predictions, which says how predictions are distributed',
};

/** What of the settings cannot run in the world, or has no meaning. */
export function settingProblems(chosen: Settings, context: PlanningContext): SettingProblem[] {
  const rules = (['disagreement', 'predictions'] as const).filter(
    (name) => chosen[name] !== undefined && !chosen.comparisons.includes(name),
  );
  return [
    ...phaseHours.check(['hours'], chosen.hours, context),
    ...phaseHours.check(['lookEveryHours'], chosen.lookEveryHours, context),
    ...chosen.comparisons.flatMap((name, index) => {
      const message = missing[name](context);
      return message === undefined ? [] : [{ path: ['comparisons', index], message }];
    }),
    ...rules.map((name) => ({
      path: [name],
      message: `requires to be left out unless comparisons holds "${name}"`,
    })),
  ];
}
