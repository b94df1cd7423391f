import { describe, expect, test } from 'vitest';
import { markdownTable, markdownText } from '../../../renderer/format/markdown.ts';

describe('markdownTable(head, rows)', () => {
  test('keeps marks in names from breaking its cells', () => {
    expect(markdownTable(['Plan', 'Now'], [['A|B *x*', '1']])).toBe(
      ['| Plan | Now |', '| --- | ---: |', String.raw`| A\|B \*x\* | 1 |`].join('\n'),
    );
    expect(markdownText('one\ntwo')).toBe('one two');
  });
});
