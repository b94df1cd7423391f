import { expect, test } from 'vitest';
import { copyName, keptName, versionName } from '../../../renderer/store/fileNames.ts';

test.each([
  ['plan.rollout.json', 'plan copy.rollout.json', 'plan before the last save.rollout.json'],
  ['plan.JSON', 'plan copy.JSON', 'plan before the last save.JSON'],
  ['plan', 'plan copy.rollout.json', 'plan before the last save'],
  ['a.json.b', 'a.json.b copy.rollout.json', 'a.json.b before the last save'],
])('copyName and versionName(fileName) keep the extension of %s', (fileName, copy, version) => {
  expect(copyName(fileName)).toBe(copy);
  expect(versionName(fileName)).toBe(version);
});

test.each([
  ['plan.rollout.json', 'plan kept edits.json'],
  ['../plan 10:30.json', '--plan 10-30 kept edits.json'],
  ['a\nb', 'a-b kept edits.json'],
])('keptName(name) makes a plain file name of %j', (name, kept) => {
  expect(keptName(name)).toBe(kept);
});
