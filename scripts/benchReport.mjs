/**
 * One line for one goal.
 *
 * @param {string} goal
 * @param {string} what what is measured, and what it should be
 * @param {string} measured
 * @param {boolean} met
 */
export function report(goal, what, measured, met) {
  console.log(`  ${goal.padEnd(4)} ${met ? 'met    ' : 'NOT MET'} ${what.padEnd(88)} ${measured}`);
}
