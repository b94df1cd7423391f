import { expect, test } from 'vitest';
import { modelItems, planItems, worldItems } from '../../../renderer/outline/items.ts';
import { worldAdditions } from '../../../renderer/outline/newParts.ts';
import { withValueAt } from '../../../renderer/store/path.ts';
import type { Json } from '../../../renderer/store/path.ts';
import { parseScenario } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const document = parseScenario(shippedText('slow-burn')).scenario as unknown as Json;

test('worldItems(draft) has the parts that the world has, with what matters most of them', () => {
  expect(worldItems(document).map(({ name, note }) => [name, note])).toEqual([
    ['Scenario', 'name and tolerance'],
    ['Horizon', '28 days'],
    ['Traffic', '2.3148 requests/s'],
    ['Users', '100,000 users'],
    ['All requests', '100% of requests'],
    ['Errors creep up', 'drift, from the start'],
    ['Ranking', 'navigational clicks'],
  ]);
});
test('worldItems(draft) has a place for everything that can be added', () => {
  for (const { add } of worldAdditions(document)) {
    const added = add(document);
    const items = worldItems(added.document);
    expect(items).toHaveLength(worldItems(document).length + 1);
    const item = items.find(({ path }) => path.join() === added.path.join());
    expect(item?.name).toMatch(/^[A-Z]/);
  }
});
test('worldItems(draft) reads what is half typed', () => {
  const typed = withValueAt(document, ['world', 'segments', 0], { id: 'x', share: 'a lot' });
  expect(worldItems(typed)[4]).toMatchObject({ name: '', note: '' });
});
test('modelItems(draft) and planItems(draft, styles) have the models and the plans', () => {
  expect(modelItems(document).map(({ path }) => path.at(-1))).toEqual(['incumbent', 'challenger']);
  expect(planItems(document, new Map()).map(({ name }) => name)).toEqual([
    'A/B test',
    'Canary release',
    'Interleaved test',
    'Shadow mode',
  ]);
});
