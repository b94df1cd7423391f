import { planningContext, strategies } from '../../sim-core/index.ts';
import { formSchema } from '../inspector/scenarioForm.ts';
import { schemaAt } from '../inspector/formSchema.ts';
import type { FormSchema } from '../inspector/formSchema.ts';
import { startOf, worldOf } from '../inspector/starts.ts';
import { membersOf, valueAt, withValueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { entriesAt } from './entriesAt.ts';
import { uniqueId, uniqueName } from './uniqueId.ts';
import { worldParts } from './worldParts.ts';
import type { WorldPart } from './worldParts.ts';

type Entry = { readonly [key: string]: Json };

/** A document with something more, and where that is. */
export interface Added {
  readonly document: Json;
  readonly path: Path;
}

/** Something that can be added to a document. */
export interface Addition {
  readonly key: string;
  readonly label: string;
  /** What keeps it from running in this world; it can be added all the same. */
  readonly note?: string | undefined;
  readonly add: (document: Json) => Added;
}

/** What can be added to the world of a document. */
export function worldAdditions(document: Json): readonly Addition[] {
  return worldParts
    .filter(({ key, kind }) => kind === 'list' || valueAt(document, ['world', key]) === undefined)
    .map((part) => ({ key: part.key, label: part.title, add: (to) => withPart(to, part) }));
}

/** The plans that can be added: one of each strategy, with what the strategy proposes for this world. */
export function planAdditions(document: Json): readonly Addition[] {
  const world = worldOf(document);
  return strategies.map((strategy) => {
    const context = world && planningContext(world);
    const [problem] = context ? strategy.check(strategy.defaults(context), context) : [];
    return {
      key: strategy.kind,
      label: strategy.name,
      note: problem?.message,
      add: (to) => withPlan(to, strategy.kind, strategy.name),
    };
  });
}

function withPart(document: Json, part: WorldPart): Added {
  if (part.key === 'segments') return withSegment(document, part);
  const path = ['world', part.key];
  if (part.kind === 'list') return withEntry(document, part, {});
  return { document: withValueAt(document, path, startOf(document, path, part.schema)), path };
}

/** With an entry more in a list of the world: what the schema proposes, under a name of its own. */
function withEntry(document: Json, { key, schema, title }: WorldPart, own: Entry): Added {
  const entries = entriesAt(document, ['world', key]);
  const path = ['world', key, entries.length];
  const entry: Entry = {
    ...membersOf(startOf(document, path, schema)),
    ...(schema.properties?.['name'] && { name: uniqueName(title, entries) }),
    ...own,
  };
  return { document: withValueAt(document, path, entry), path };
}

/** With one segment more, a rare one, whose share the largest gives. */
function withSegment(document: Json, part: WorldPart): Added {
  const segments = entriesAt(document, ['world', 'segments']);
  const id = uniqueId(uniqueName(part.title, segments), segments);
  const added = withEntry(document, part, { id });
  const donor = largest(segments, 'share');
  const given = valueAt(segments[donor], ['share']);
  if (typeof given !== 'number') return added;
  const share = Math.min(0.01, given / 2);
  const at = (index: number) => ['world', 'segments', index, 'share'];
  const taken = withValueAt(added.document, at(donor), Number((given - share).toPrecision(12)));
  return { ...added, document: withValueAt(taken, at(segments.length), share) };
}

function withPlan(document: Json, strategy: string, words: string): Added {
  const plans = entriesAt(document, ['plans']);
  const path = ['plans', plans.length];
  const name = uniqueName(words, plans);
  const phasesSchema = schemaOf(document, path).properties?.['phases']?.items;
  const phaseSchema = phasesSchema?.oneOf?.find(
    ({ properties }) => properties?.['strategy']?.const === strategy,
  );
  const phase = startOf(document, [...path, 'phases', 0], phaseSchema ?? {});
  const taken = plans.some((plan) => valueAt(plan, ['id']) === strategy);
  const id = taken ? uniqueId(name, plans) : strategy;
  return { document: withValueAt(document, path, { id, name, phases: [phase] }), path };
}

/** The entry of a list that has most of something. */
export function largest(entries: readonly Json[], key: string): number {
  const amounts = entries.map((entry) => valueAt(entry, [key]));
  return amounts.reduce<number>(
    (best, amount, index) =>
      typeof amount === 'number' && amount > Number(amounts[best] ?? -Infinity) ? index : best,
    0,
  );
}

function schemaOf(document: Json, path: Path): FormSchema {
  return schemaAt(formSchema, path, document) ?? {};
}
