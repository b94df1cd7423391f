import { expect, test } from 'vitest';
import { planStyles, plansInView } from '../../../renderer/plans/planStyle.ts';
import { strategies } from '../../../sim-core/index.ts';

test('planStyles(plans) gives a plan of one strategy that strategy’s colour, dash and marker', () => {
  const styles = planStyles(strategies.map(({ kind }) => ({ id: kind, strategies: [kind] })));
  for (const { kind, appearance } of strategies) {
    expect(styles.get(kind)).toMatchObject({ ...appearance, hollow: false });
  }
});

test('planStyles(plans) tells two plans of the same strategy apart by more than their hue', () => {
  const styles = planStyles([
    { id: 'short', strategies: ['canary'] },
    { id: 'long', strategies: ['canary'] },
  ]);
  const [short, long] = [styles.get('short')!, styles.get('long')!];
  expect(long.colour).toBe(short.colour);
  expect(long.hollow).not.toBe(short.hollow);
  expect(long.lineWidth).not.toBe(short.lineWidth);
});

test('planStyles(plans) draws a plan of several strategies in ink with the hues of its phases', () => {
  const style = planStyles([{ id: 'phased', strategies: ['shadow', 'canary', 'shadow'] }]).get('phased')!;
  expect(style.colour).toBe('var(--ink)');
  expect(style.phaseColours).toEqual(
    ['shadow', 'canary'].map(
      (kind) => strategies.find((strategy) => strategy.kind === kind)!.appearance.colour,
    ),
  );
});

test('planStyles(plans) keeps a strategy’s style whatever other plans there are', () => {
  const alone = planStyles([{ id: 'ab', strategies: ['ab'] }]).get('ab');
  const among = planStyles([
    { id: 'canary', strategies: ['canary'] },
    { id: 'ab', strategies: ['ab'] },
  ]).get('ab');
  expect(among).toEqual(alone);
});

test('plansInView(answered, drafted) has the plans as they were played, and those that were added since', () => {
  const drafted = [
    { id: 'a', phases: [{ strategy: 'shadow' }] },
    { id: 'b', phases: [{ strategy: 'ab' }, { strategy: 'canary' }] },
    'half typed',
  ];
  const played = { id: 'a', strategies: ['canary'] };
  const added = { id: 'b', strategies: ['ab', 'canary'] };
  expect(plansInView([played], drafted)).toEqual([played, added]);
  expect(plansInView(undefined, drafted)).toEqual([{ id: 'a', strategies: ['shadow'] }, added]);
});
