import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect } from 'vitest';
import { smallWorlds } from '../sim-core/worlds.ts';
import { test } from './harness/index.ts';
import { resultText } from './sameNumbers.entry.ts';

/** The same module as one script that a page can run. */
async function bundled(): Promise<string> {
  const bundle = await rolldown({ input: fileURLToPath(new URL('sameNumbers.entry.ts', import.meta.url)) });
  const { output } = await bundle.generate({ format: 'iife', name: 'core' });
  await bundle.close();
  return output[0].code;
}

function shippedText(id: string): string {
  return readFileSync(new URL(`../../assets/scenarios/${id}.rollout.json`, import.meta.url), 'utf8');
}

describe('the numbers', () => {
  test.for([
    ...['slow-burn', 'needle', 'ranking-win', 'reference-drift'].map((id) => [id, shippedText(id)] as const),
    [
      'a world of drawn counts',
      JSON.stringify(smallWorlds['counts drawn anew in every replication']!()),
    ] as const,
  ])('of %s are the same in the browser as in Node, to the last digit', async ([, file], { openApp }) => {
    const page = await openApp();
    const call = `core.resultText(${JSON.stringify(file)}, 40)`;
    const inBrowser: unknown = await page.evaluate(`(() => { ${await bundled()}; return ${call}; })()`);
    expect(inBrowser).toBe(resultText(file, 40));
  });
});
