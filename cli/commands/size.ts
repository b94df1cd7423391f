import type { Arguments, Command, Options } from '../command.ts';
import { findKind } from '../findCommand.ts';
import { printLines } from '../print.ts';
import { printJson } from '../printJson.ts';
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
  usage: 'KIND [options]',
  description: ['Solves for the one of effect, sample and power that is left out.'],
  operands: [{ kind: 'word', words: kinds.map(({ name }) => name) }],
  topics: kinds,
  options: Object.assign({}, ...kinds.map(({ options }) => options)) as Options,
  notes: [
    '"rollout-lab help size KIND" lists the options of a kind. --json prints an object: {"total", "perArm", "power", "effect", …}, with null and a "reason" where there is no such number.',
  ],
  examples: [
    {
      words: 'size proportions --baseline 0.1 --effect 0.01',
      does: 'users that an A/B test takes to see a rate rise from 10% to 11%',
    },
    {
      words: 'size bake --requests-per-second 50 --share 0.01 --rate 0.001',
      does: 'hours until a canary of 1% has shown one failure in 1,000',
    },
  ],
  run(typed) {
    const kind = kindOf(typed);
    const stranger = Object.keys(typed.values).find((name) => !(name in kind.options));
    if (stranger !== undefined) {
      throw new UsageError(
        `size ${kind.name} takes no --${stranger}; "rollout-lab size ${kind.name} --help" lists the options`,
      );
    }
    const answer = kind.solve(typed);
    const { more, ...common } = answer;
    if (typed.values['json']) {
      printJson({ format: 'rollout-lab/size', version: 1, kind: kind.name, ...common, ...more });
    } else printLines(sizeTable(kind.name, answer));
    return 0;
  },
};

function kindOf({ positionals }: Arguments): SizeKind {
  const [name, extra] = positionals;
  const kind = findKind('size', kinds, name);
  if (extra !== undefined) throw new UsageError(`size requires one kind, got also "${extra}"`);
  return kind;
}
