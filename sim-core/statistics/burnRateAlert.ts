/**
 * When an alert on the burn rate of an error budget fires, and what it costs: the errors of a window against `burnRate` times
 * what the objective (such as 0.999 of requests without an error) allows. In hours, from the moment at which errors begin at
 * `errorRate` with steady traffic and none before, as a mean field without chance. `budgetSpent` is the share of the budget
 * of `periodHours` that is gone by then; `resetHours` how long the alert goes on after the errors have stopped. Undefined
 * where that rate never fires it. Source: Beyer and others 2018, "The Site Reliability Workbook", chapter 5.
 */
export function burnRateAlert({
  objective,
  burnRate,
  windowHours,
  errorRate,
  periodHours,
}: {
  objective: number;
  burnRate: number;
  windowHours: number;
  errorRate: number;
  periodHours: number;
}): { threshold: number; hours: number; budgetSpent: number; resetHours: number } | undefined {
  const above0 = [burnRate, windowHours, periodHours].every((value) => value > 0 && value < Infinity);
  if (!(objective > 0 && objective < 1 && errorRate >= 0 && errorRate <= 1 && above0)) {
    throw new RangeError(
      `burnRateAlert requires an objective between 0 and 1, an error rate from 0 to 1 and a burn rate, window and period above 0, got ${objective}, ${errorRate}, ${burnRate}, ${windowHours} and ${periodHours}`,
    );
  }
  const threshold = (1 - objective) * burnRate;
  if (!(errorRate > threshold)) return undefined;
  const hours = (threshold / errorRate) * windowHours;
  return {
    threshold,
    hours,
    budgetSpent: (hours * errorRate) / ((1 - objective) * periodHours),
    resetHours: windowHours - hours,
  };
}
