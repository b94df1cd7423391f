import { readFileSync } from 'node:fs';
import type { Command } from '../command.ts';
import { schemaNames } from '../schemaNames.ts';
import { UsageError } from '../usageError.ts';

export const schema: Command = {
  name: 'schema',
  summary: 'prints the JSON Schema of the scenario file or of what --json prints',
  usage: 'NAME',
  description: [
    'Prints a JSON Schema (draft 2020-12): of the scenario file, or of the object that a command prints with --json, which names it in its "format". The result is that of simulate; the others are named as their commands.',
    `NAME is one of ${schemaNames.join(', ')}.`,
  ],
  operands: [{ kind: 'word', words: schemaNames }],
  options: {},
  examples: [{ words: 'schema result', does: 'describes what "simulate --json" prints' }],
  run({ positionals: [name, extra] }) {
    const known = schemaNames.find((candidate) => candidate === name);
    if (!known || extra !== undefined) {
      const got = extra === undefined ? (name === undefined ? 'nothing' : `"${name}"`) : `also "${extra}"`;
      throw new UsageError(`schema requires one of ${schemaNames.join(', ')}, got ${got}`);
    }
    const folder = known === 'scenario' ? '' : 'schemas/';
    const file = new URL(`../../assets/${folder}${known}.schema.json`, import.meta.url);
    process.stdout.write(readFileSync(file, 'utf8'));
    return 0;
  },
};
