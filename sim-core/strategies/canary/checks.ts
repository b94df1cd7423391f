import type { PlanningContext, SettingProblem } from '../strategy.ts';
import { phaseHours } from '../phaseHours.ts';
import type { GateOf, MetricGate } from './gateSettings.ts';
import type { Settings } from './settings.ts';

/** Of a judge whose metrics all pass. */
const HIGHEST_SCORE = 100;

type Path = readonly (string | number)[];

/** Fewest points of both series with which a Mann-Whitney test can be sure at 98%: 2 / C(2n, n) < 0.02. */
const FEWEST_POINTS = 5;

/** Settings that cannot run in the world, or could never act. */
export function canaryProblems(settings: Settings, context: PlanningContext): SettingProblem[] {
  const { stages, beforeHours, rollback, gates } = settings;
  const problems: SettingProblem[] = stages.flatMap(({ hours }, index) =>
    phaseHours.check(['stages', index, 'hours'], hours, context),
  );
  if (beforeHours > 0) problems.push(...phaseHours.check(['beforeHours'], beforeHours, context));
  if (rollback.lagHours > 0) {
    problems.push(...phaseHours.check(['rollback', 'lagHours'], rollback.lagHours, context));
  }
  rollback.steps.forEach(({ hours }, index) =>
    problems.push(...phaseHours.check(['rollback', 'steps', index, 'hours'], hours, context)),
  );
  stages.forEach(({ share }, index) => {
    if (share < 1 || !gates.every(isConcurrent)) return;
    problems.push({
      path: ['stages', index, 'share'],
      message:
        'requires a share below 1, or a gate with a baseline of another kind than "concurrent": with everyone on the challenger there is no incumbent at the same time',
    });
  });
  gates.forEach((gate, index) => {
    const path = ['gates', index];
    if (gate.kind === 'judge') {
      gate.metrics.forEach((judged, at) => {
        problems.push(...metricProblems([...path, 'metrics', at], judged, context));
      });
      problems.push(...judgeProblems(path, gate, settings, context));
      return;
    }
    problems.push(...metricProblems(path, gate, context), ...baselineProblems(path, gate, settings));
    if (gate.kind === 'threshold') problems.push(...thresholdProblems(path, gate, settings, context));
  });
  return problems;
}

/** Whether a gate compares with the incumbent at the same time. */
export function isConcurrent(gate: Settings['gates'][number]): boolean {
  return gate.kind === 'judge' || gate.baseline.kind === 'concurrent';
}

function metricProblems(
  path: Path,
  { metric, segment }: Pick<MetricGate, 'metric' | 'segment'>,
  { visibleSegments, watchesLatency }: PlanningContext,
): SettingProblem[] {
  const problems: SettingProblem[] = [];
  if (segment !== undefined && !visibleSegments.includes(segment)) {
    problems.push({
      path: [...path, 'segment'],
      message: `requires the id of a segment that the team can tell apart (${visibleSegments.slice(0, 10).join(', ') || 'there is none'}), got "${segment}"`,
    });
  }
  if (metric === 'slow' && !watchesLatency) {
    problems.push({
      path: [...path, 'metric'],
      message: 'requires world.latencyObjectiveMs to compare slow answers',
    });
  }
  return problems;
}

function baselineProblems(path: Path, gate: MetricGate, { beforeHours }: Settings): SettingProblem[] {
  const { baseline, kind } = gate;
  if (baseline.kind === 'before' && beforeHours === 0) {
    return [
      {
        path: [...path, 'baseline', 'kind'],
        message: 'requires hours before the first stage that are counted (beforeHours above 0), got "before"',
      },
    ];
  }
  if (kind === 'sequential' && baseline.kind === 'before') {
    return [
      {
        path: [...path, 'baseline', 'kind'],
        message:
          'requires "concurrent" or "fixed": the luck of the hours before stays in every look of a sequential test, got "before"',
      },
    ];
  }
  return [];
}

function thresholdProblems(
  path: Path,
  { everyHours, windowHours, rollsBack, memory }: GateOf<'threshold'>,
  { stages }: Settings,
  context: PlanningContext,
): SettingProblem[] {
  const problems = phaseHours.check([...path, 'everyHours'], everyHours, context);
  if (windowHours !== undefined) {
    problems.push(...phaseHours.check([...path, 'windowHours'], windowHours, context));
  }
  const hours = stages.map((stage) => stage.hours);
  const watched = memory === 'rollout' ? hours.reduce((sum, each) => sum + each, 0) : Math.max(...hours);
  const checks = Math.floor(watched / everyHours + 1e-9);
  const within = memory === 'rollout' ? 'all stages' : 'the longest stage';
  const needed = rollsBack.kind === 'cumulative' ? rollsBack.allowed + 1 : rollsBack.failures;
  if (rollsBack.kind === 'most-recent' && rollsBack.failures > rollsBack.checks) {
    problems.push({
      path: [...path, 'rollsBack', 'failures'],
      message: `requires no more than the checks that are looked back on (${rollsBack.checks}), got ${rollsBack.failures}`,
    });
  } else if (checks === 0) {
    problems.push({
      path: [...path, 'everyHours'],
      message: `requires at most the hours of ${within} (${watched} h), got ${everyHours} h`,
    });
  } else if (needed > checks) {
    problems.push({
      path: [...path, 'rollsBack', rollsBack.kind === 'cumulative' ? 'allowed' : 'failures'],
      message: `requires failures that the checks within ${within} have room for (${checks}, every ${everyHours} h), got ${rollsBack.kind === 'cumulative' ? rollsBack.allowed : rollsBack.failures}`,
    });
  }
  return problems;
}

function judgeProblems(
  path: Path,
  { everyHours, pointHours, lookbackHours, effect, allowedEffect, marginalScore, passScore }: GateOf<'judge'>,
  { stages }: Settings,
  context: PlanningContext,
): SettingProblem[] {
  const point = pointHours ?? context.tickHours;
  const problems = phaseHours.check([...path, 'everyHours'], everyHours, context);
  if (pointHours !== undefined) {
    problems.push(...phaseHours.check([...path, 'pointHours'], pointHours, context));
  }
  const wholePoints = (key: string, hours: number) => {
    const points = hours / point;
    if (Math.abs(points - Math.round(points)) > 1e-6) {
      problems.push({
        path: [...path, key],
        message: `requires a whole number of points of ${point} h, got ${hours} h`,
      });
    } else if (Math.round(points) < FEWEST_POINTS) {
      problems.push({
        path: [...path, key],
        message: `requires at least ${FEWEST_POINTS} points of ${point} h, for fewer never differ surely, got ${hours} h`,
      });
    }
  };
  wholePoints('everyHours', everyHours);
  if (lookbackHours !== undefined) wholePoints('lookbackHours', lookbackHours);
  stages.forEach(({ hours }, index) => {
    if (hours >= everyHours - 1e-9) return;
    problems.push({
      path: ['stages', index, 'hours'],
      message: `requires at least the time between two judgements (${everyHours} h), got ${hours} h`,
    });
  });
  if (effect === 'common-language' && allowedEffect !== undefined && allowedEffect > 1) {
    problems.push({
      path: [...path, 'allowedEffect'],
      message: `requires at most 1 for the common-language effect, which is a chance, got ${allowedEffect}`,
    });
  }
  if (marginalScore >= HIGHEST_SCORE) {
    problems.push({
      path: [...path, 'marginalScore'],
      message: `requires less than ${HIGHEST_SCORE}, for no score is better and every judgement would roll back`,
    });
  }
  if (marginalScore > passScore) {
    problems.push({
      path: [...path, 'marginalScore'],
      message: `requires no more than the pass score (${passScore}), got ${marginalScore}`,
    });
  }
  return problems;
}
