import { describe, expect, test } from 'vitest';
import { schemaAt } from '../../../renderer/inspector/formSchema.ts';
import { formSchema } from '../../../renderer/inspector/scenarioForm.ts';

const document = {
  world: { traffic: { requestsPerSecond: 2, shape: { kind: 'cycle' } } },
  plans: [{ id: 'c', phases: [{ strategy: 'canary', stages: [{ share: 0.01, hours: 24 }] }] }],
};

describe('schemaAt(root, path, document)', () => {
  test('finds the core’s description of a setting', () => {
    expect(schemaAt(formSchema, ['world', 'traffic', 'requestsPerSecond'], document)).toMatchObject({
      type: 'number',
      unit: 'requests/s',
      scale: 'logarithmic',
    });
  });
  test('takes the alternative that the document is written in', () => {
    const stage = schemaAt(formSchema, ['plans', 0, 'phases', 0, 'stages', 0, 'share'], document);
    expect(stage).toMatchObject({ title: 'Share', unit: 'share' });
    const hours = schemaAt(formSchema, ['plans', 0, 'phases', 0, 'stages'], {
      ...document,
      plans: [{ id: 'c', phases: [{ strategy: 'shadow', hours: 3 }] }],
    });
    expect(hours).toBeUndefined();
  });
  test('goes through a record by any key', () => {
    const path = ['world', 'challenger', 'segments', 'needle', 'error'];
    expect(schemaAt(formSchema, path, document)).toMatchObject({ title: 'Errors' });
  });
  test('finds the settings of a part that a world may leave out', () => {
    const labels = schemaAt(formSchema, ['world', 'labels'], document);
    expect(Object.keys(labels!.properties!)).toEqual(['of', 'meanHours', 'neverArrives']);
    expect(labels!.properties!['meanHours']).toMatchObject({ title: 'Mean delay', unit: 'h' });
  });
  test('is undefined where the schema has no such place', () => {
    expect(schemaAt(formSchema, ['world', 'weather'], document)).toBeUndefined();
  });
});
