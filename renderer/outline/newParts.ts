import { planningContext, strategies } from '../../sim-core/index.ts';
import { formSchema } from '../inspector/scenarioForm.ts';
import { schemaAt } from '../inspector/formSchema.ts';
import type { FormSchema } from '../inspector/formSchema.ts';
import { startOf, worldOf } from '../inspector/starts.ts';
import { valueAt, withValueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { uniqueId, uniqueName } from './uniqueId.ts';

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

/** Parts that a world has at most once, with the words of the schema. */
const SINGLE_PARTS = ['capacity', 'labels', 'ranking'] as const;

/** What can be added to the world of a document. */
export function worldAdditions(document: Json): readonly Addition[] {
  const lists: Addition[] = [
    { key: 'segments', label: 'Segment', add: withSegment },
    { key: 'drifts', label: 'Drift', add: (to) => withEntry(to, 'drifts', { name: 'Drift' }) },
    { key: 'feedbacks', label: 'Feedback', add: (to) => withEntry(to, 'feedbacks', { name: 'Feedback' }) },
    { key: 'filters', label: 'Filter', add: (to) => withEntry(to, 'filters', {}) },
  ];
  const parts = SINGLE_PARTS.filter((key) => valueAt(document, ['world', key]) === undefined);
  return [
    ...lists,
    ...parts.map((key): Addition => {
      const path = ['world', key];
      return { key, label: schemaOf(document, path).title ?? key, add: (to) => withPart(to, path) };
    }),
  ];
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

function withPart(document: Json, path: Path): Added {
  const start = startOf(document, path, schemaOf(document, path));
  return { document: withValueAt(document, path, start), path };
}

/** With an entry more in a list of the world, of what the schema proposes. */
function withEntry(document: Json, list: string, own: Entry): Added {
  const entries = entriesAt(document, ['world', list]);
  const path = ['world', list, entries.length];
  const start = startOf(document, path, schemaOf(document, path)) as Entry;
  const entry: Entry = {
    ...start,
    ...own,
    ...(typeof own['name'] === 'string' && { name: uniqueName(own['name'], entries) }),
  };
  return { document: withValueAt(document, path, entry), path };
}

/** With one segment more, a rare one, whose share the largest gives. */
function withSegment(document: Json): Added {
  const segments = entriesAt(document, ['world', 'segments']);
  const name = uniqueName('Segment', segments);
  const added = withEntry(document, 'segments', { name: 'Segment', id: uniqueId(name, segments) });
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

/** The entries of a list; none where there is no list. */
export function entriesAt(document: Json, path: Path): readonly Json[] {
  const value = valueAt(document, path);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function schemaOf(document: Json, path: Path): FormSchema {
  return schemaAt(formSchema, path, document) ?? {};
}
