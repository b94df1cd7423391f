import { burnRateAlert } from '../../sim-core/index.ts';
import { valued } from '../command.ts';
import { numberOption, ranges, requiredNumber } from '../optionValues.ts';
import type { SizeKind } from './sizeKind.ts';
import { jsonOption } from './sizeKind.ts';

const DAYS = 30;

export const burn: SizeKind = {
  name: 'burn',
  summary: "when an alert on the burn rate of a service's error budget fires",
  usage: '--objective O --burn-rate B --window H --effect E [options]',
  description: [
    'Hours until an alert on the burn rate fires, without chance: errors begin at once, traffic is steady.',
  ],
  options: {
    objective: valued('O', 'share of requests that the service may be held to, such as 0.999'),
    'burn-rate': valued('B', 'times the errors that the objective allows, at which the alert fires'),
    window: valued('H', 'hours over which it takes the errors'),
    effect: valued('E', 'share of all requests that fail; of a canary, its share times its error rate'),
    period: valued('D', `days of the error budget (default: ${DAYS})`),
    json: jsonOption('{"hours", "effect", "threshold", "budgetSpent", "resetHours", …}'),
  },
  examples: [
    {
      words: 'size burn --objective 0.999 --burn-rate 14.4 --window 1 --effect 0.02',
      does: 'hours until 2% errors set off the usual alert of one hour',
    },
  ],
  solve(typed) {
    const objective = requiredNumber(typed, 'objective', ranges.between0And1);
    const burnRate = requiredNumber(typed, 'burn-rate', ranges.above0);
    const windowHours = requiredNumber(typed, 'window', ranges.above0);
    const errorRate = requiredNumber(typed, 'effect', ranges.from0To1);
    const period = numberOption(typed, 'period', ranges.above0) ?? DAYS;
    const alert = burnRateAlert({ objective, burnRate, windowHours, errorRate, periodHours: 24 * period });
    return {
      solvedFor: 'total',
      unit: 'requests',
      total: null,
      perArm: null,
      power: null,
      effect: errorRate,
      reason: alert ? null : 'the errors stay below what fires the alert, however long they last',
      more: {
        hours: alert?.hours ?? null,
        threshold: (1 - objective) * burnRate,
        budgetSpent: alert?.budgetSpent ?? null,
        resetHours: alert?.resetHours ?? null,
      },
    };
  },
};
