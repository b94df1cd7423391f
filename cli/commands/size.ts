import type { Arguments, Command } from '../command.ts';
import { bake } from '../size/bake.ts';
import { burn } from '../size/burn.ts';
import { interleaving, shadow } from '../size/bothModels.ts';
import { gate } from '../size/gate.ts';
import { means, ratio } from '../size/means.ts';
import { proportions } from '../size/proportions.ts';
import type { SizeKind } from '../size/sizeKind.ts';
import { rate } from '../size/rate.ts';
import { sizeTable } from '../size/sizeTable.ts';
import { sprt } from '../size/sprt.ts';
import { threshold } from '../size/threshold.ts';
import { watch } from '../size/watch.ts';
import { UsageError } from '../usageError.ts';

const kinds: readonly SizeKind[] = [
  proportions,
  means,
  ratio,
  interleaving,
  shadow,
  sprt,
  gate,
  threshold,
  bake,
  rate,
  watch,
  burn,
];

export const size: Command = {
  name: 'size',
  summary: 'sample size, power or detectable effect of a test, and how long a canary must bake',
  help: `rollout-lab size KIND [options]

Solves for the one of effect, sample and power that is left out.

${kinds.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`).join('\n')}

"rollout-lab size KIND --help" lists the options of a kind. --json prints an object: {"total", "perArm",
"power", "effect", …}, with null and a "reason" where there is no such number.`,
  helpOn: (word) => kinds.find(({ name }) => name === word)?.help,
  options: { ...Object.assign({}, ...kinds.map(({ options }) => options)), json: { type: 'boolean' } },
  run(typed) {
    const kind = kindOf(typed);
    const stranger = Object.keys(typed.values).find((name) => name !== 'json' && !(name in kind.options));
    if (stranger !== undefined) {
      throw new UsageError(
        `size ${kind.name} takes no --${stranger}; "rollout-lab size ${kind.name} --help" lists the options`,
      );
    }
    const answer = kind.solve(typed);
    const { more, ...common } = answer;
    console.log(
      typed.values['json']
        ? JSON.stringify({ kind: kind.name, ...common, ...more }, null, 2)
        : sizeTable(kind.name, answer),
    );
    return 0;
  },
};

function kindOf({ positionals }: Arguments): SizeKind {
  const [name, extra] = positionals;
  const kind = kinds.find((candidate) => candidate.name === name);
  if (!kind) {
    throw new UsageError(
      `size requires a kind (${kinds.map((known) => known.name).join(', ')}), got ${name === undefined ? 'nothing' : `"${name}"`}`,
    );
  }
  if (extra !== undefined) throw new UsageError(`size requires one kind, got also "${extra}"`);
  return kind;
}
