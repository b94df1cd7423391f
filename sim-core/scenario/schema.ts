import * as z from 'zod';
import type { Strategy } from '../strategies/strategy.ts';
import { between, identifier, list, object, paragraphs, text, whole } from './fields.ts';
import type { PhaseSteps } from './phaseSchema.ts';
import { phaseFields } from './phaseSchema.ts';
import { worldSchema } from './worldSchema.ts';

/** Value of a scenario file's `format` key. */
export const SCENARIO_FORMAT = 'rollout-lab/scenario';
/** The version this program reads and writes. */
export const SCENARIO_VERSION = 1;
/** Most replications one run may ask for: the outcomes of all of them are kept. */
export const MAX_REPLICATIONS = 200_000;

/**
 * Schema of a scenario file for the given strategies. The only source of the types, the parser, the forms
 * and the published JSON Schema.
 */
export function scenarioSchema(strategies: readonly Strategy[]) {
  const kinds = strategies.map(({ kind }) => `"${kind}"`).join(', ');
  const phases = strategies.map(({ kind, name, summary, settings, formerSettings }) =>
    object(
      {
        strategy: z.literal(kind).meta({ title: 'Strategy', description: summary }),
        ...settings.shape,
        ...phaseFields,
      },
      { title: name, help: summary },
      formerSettings,
    ),
  );
  const phase = z.discriminatedUnion('strategy', phases as unknown as [z.ZodObject, ...z.ZodObject[]], {
    error: (issue) =>
      issue.code === 'invalid_union' ? `requires a strategy: one of ${kinds}` : 'requires an object',
  });
  const plan = object({
    id: identifier({ title: 'Plan', help: 'How the command line and results refer to it.' }),
    name: text(120, { title: 'Name', help: 'What people call it.' }),
    phases: list(phase, 1, 20, {
      title: 'Phases',
      help: 'In order; unless a phase says otherwise, the next begins when one passes, and after the last everyone is served.',
    }),
  });
  return object({
    $schema: text(2000, {
      title: 'Schema',
      help: 'Address of the JSON Schema; for editors only.',
    }).optional(),
    format: z
      .literal(SCENARIO_FORMAT, { error: `requires "${SCENARIO_FORMAT}"` })
      .meta({ title: 'Format', description: 'What kind of file this is.' }),
    version: z
      .literal(SCENARIO_VERSION, { error: `requires ${SCENARIO_VERSION}, the version this program knows` })
      .meta({ title: 'Version', description: 'Version of the file format.' }),
    name: text(200, { title: 'Name', help: 'What people call the scenario.' }),
    description: paragraphs(5000, { title: 'Description', help: 'What happens in it.' }).optional(),
    seed: whole(0, Number.MAX_SAFE_INTEGER, {
      title: 'Seed',
      help: 'The same seed gives the same numbers, on any machine and any number of workers.',
    }).default(1),
    replications: whole(1, MAX_REPLICATIONS, {
      title: 'Replications',
      help: 'How often every plan is played.',
      scale: 'logarithmic',
    }).default(1000),
    tolerance: between(0, 1e9, {
      title: 'Tolerance',
      help: 'Severity-weighted failures per request by which the challenger may differ and still count as equal.',
      scale: 'logarithmic',
    }),
    world: worldSchema.meta({
      title: 'World',
      description: 'The truth of the scenario: what happens, whoever looks.',
    }),
    plans: list(plan, 1, 200, { title: 'Plans', help: 'What is compared.' }),
  });
}

type AnyScenario = z.output<ReturnType<typeof scenarioSchema>>;
export type World = AnyScenario['world'];
export type Traffic = World['traffic'];
export type Segment = World['segments'][number];
export type ModelBehaviour = World['incumbent'];
export type Drift = World['drifts'][number];
export type Feedback = World['feedbacks'][number];
export type Ranking = NonNullable<World['ranking']>;

/** A phase: the strategy's kind, that strategy's own settings, checked against its schema, and what follows. */
export type Phase = {
  readonly strategy: string;
  readonly leadsTo: PhaseSteps;
  readonly carriesEvidence: boolean;
} & Readonly<Record<string, unknown>>;

export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly phases: readonly Phase[];
}

/** A checked scenario with every default filled in. */
export type Scenario = Omit<AnyScenario, 'plans'> & { plans: readonly Plan[] };
