import { expect } from 'vitest';
import { rolloutLab } from './rolloutLab.ts';

/** What a calculator prints as an object, for words as they are typed after "size". */
export const answerOf = async (words: string) => {
  const { code, stdout, stderr } = await rolloutLab(['size', ...words.split(' '), '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Record<string, unknown>;
};
/** A figure that has to be there. */
export const number = (value: unknown): number => {
  expect(typeof value).toBe('number');
  return value as number;
};
