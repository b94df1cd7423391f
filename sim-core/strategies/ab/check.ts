import { phaseHours } from '../phaseHours.ts';
import type { PlanningContext, SettingProblem } from '../strategy.ts';
import { lookProblems } from './lookHours.ts';
import { decidingMetrics, readsUnits } from './metrics.ts';
import { sessionProblems, unitProblems } from '../oneByOne.ts';
import type { Settings } from './settings.ts';

/** Problems that the schema cannot see: tests that cannot run, or that would not mean what they say. */
export function check(chosen: Settings, context: PlanningContext): SettingProblem[] {
  return [
    ...phaseHours.check(['hours'], chosen.hours, context),
    ...lookProblems(chosen, context),
    ...metricProblems(chosen, context),
    ...correctionProblems(chosen),
    ...holdoutProblems(chosen),
    ...cupedProblems(chosen, context),
    ...guardrailProblems(chosen, context),
    ...toldApartProblems(chosen, context),
  ];
}

/** Sessions and users that are each told apart. */
function toldApartProblems(chosen: Settings, context: PlanningContext): SettingProblem[] {
  const { unit, cuped } = chosen;
  const { users, requestsPerSession } = context;
  if (unit === 'request' || !readsUnits(chosen)) return [];
  const sessions = context.mostRequests(chosen.hours + (cuped?.hours ?? 0)) / requestsPerSession;
  if (unit === 'session') return unitProblems(sessions, 'sessions');
  const ofUsers = unitProblems(Math.min(users, sessions), 'users');
  if (ofUsers.length > 0 || requestsPerSession === 1) return ofUsers;
  return sessionProblems(sessions, 'of users whose requests are summed');
}

function metricProblems(chosen: Settings, { labelsAreLate }: PlanningContext): SettingProblem[] {
  const { unit, looks } = chosen;
  const metrics = decidingMetrics(chosen);
  return metrics.flatMap(({ metric, analysis }, index): SettingProblem[] => {
    const path = index === 0 ? [] : ['furtherMetrics', index - 1];
    const problems: SettingProblem[] = [];
    const report = (setting: string, message: string) => problems.push({ path: [...path, setting], message });
    const first = metrics.findIndex((other) => other.metric === metric && other.analysis === analysis);
    if (first < index) report('metric', 'requires a metric of its own, got one that decides already');
    if (metric === 'value' && (analysis === 'share' || analysis === 'naive-ratio'))
      report('analysis', `requires "mean" or "ratio" for the value of successes, got "${analysis}"`);
    if (unit === 'request' && (analysis === 'ratio' || analysis === 'naive-ratio'))
      report('analysis', `requires "share" or "mean" where requests are the units, got "${analysis}"`);
    if (unit === 'request' && analysis === 'mean' && metric !== 'value')
      report(
        'analysis',
        'requires "share" where requests are the units: one succeeds or does not, got "mean"',
      );
    if (metric === 'value' && labelsAreLate)
      report('metric', 'requires a world whose labels come at once for the value of successes, got "value"');
    if (looks.kind === 'bayesian' && ((analysis !== 'share' && analysis !== 'naive-ratio') || chosen.cuped))
      report(
        'analysis',
        `requires "share", not adjusted for the time before, in a Bayesian test, which compares shares by beta distributions, got "${analysis}"`,
      );
    return problems;
  });
}

function holdoutProblems({ holdout = 0, challengerShare }: Settings): SettingProblem[] {
  const left = Number((1 - challengerShare).toPrecision(12));
  if (holdout < left) return [];
  return [
    {
      path: ['holdout'],
      message: `requires less than the challenger leaves (${left}), for some have to be compared with it, got ${holdout}`,
    },
  ];
}

function correctionProblems(chosen: Settings): SettingProblem[] {
  const { correction, looks } = chosen;
  if (chosen.furtherMetrics.length === 0 || correction === 'none') return [];
  if (correction === 'bonferroni' || (looks.kind !== 'bayesian' && looks.kind !== 'group-sequential'))
    return [];
  return [
    {
      path: ['correction'],
      message: `requires "none" or "bonferroni" where looks are "${looks.kind}", which has no p-values to compare, got "${correction}"`,
    },
  ];
}

function cupedProblems(chosen: Settings, context: PlanningContext): SettingProblem[] {
  const { cuped, unit } = chosen;
  if (!cuped) return [];
  const problems = phaseHours.check(['cuped', 'hours'], cuped.hours, context);
  if (unit !== 'user')
    problems.push({
      path: ['cuped'],
      message: `requires users as units, for only they were there before, got "${unit}"`,
    });
  if (context.labelsAreLate)
    problems.push({
      path: ['cuped'],
      message:
        'requires a world whose labels come at once: those of the hours before would come during the test',
    });
  decidingMetrics(chosen).forEach(({ analysis }, index) => {
    if (analysis !== 'ratio' && analysis !== 'naive-ratio') return;
    problems.push({
      path: index === 0 ? ['analysis'] : ['furtherMetrics', index - 1, 'analysis'],
      message: `requires "share" or "mean" where it is adjusted for the time before, got "${analysis}"`,
    });
  });
  return problems;
}

function guardrailProblems(
  chosen: Settings,
  { watchesLatency, labelsAreLate }: PlanningContext,
): SettingProblem[] {
  return chosen.guardrails.flatMap(({ metric }, index): SettingProblem[] => {
    const path = ['guardrails', index, 'metric'];
    const first = chosen.guardrails.findIndex((other) => other.metric === metric);
    if (first < index)
      return [
        { path, message: `requires a metric of its own, got "${metric}", which guardrails[${first}] has` },
      ];
    if (metric === 'slow' && !watchesLatency)
      return [{ path, message: 'requires world.latencyObjectiveMs to compare slow answers' }];
    if (metric === 'success' && labelsAreLate && chosen.unit !== 'request' && chosen.looks.kind !== 'once')
      return [
        {
          path,
          message: `requires looks "once" in a world with labels that come late: successes of a ${chosen.unit} can be counted once only`,
        },
      ];
    return [];
  });
}
