import * as z from 'zod';
import type { Strategy } from '../strategies/strategy.ts';
/** Value of a scenario file's `format` key. */
export declare const SCENARIO_FORMAT = 'rollout-lab/scenario';
/** The version this program reads and writes. */
export declare const SCENARIO_VERSION = 1;
/** Most replications one run may ask for: the outcomes of all of them are kept. */
export declare const MAX_REPLICATIONS = 200000;
/**
 * Schema of a scenario file for the given strategies. The only source of the types, the parser, the forms
 * and the published JSON Schema.
 */
export declare function scenarioSchema(strategies: readonly Strategy[]): z.ZodObject<
  {
    $schema: z.ZodOptional<z.ZodString>;
    format: z.ZodLiteral<'rollout-lab/scenario'>;
    version: z.ZodLiteral<1>;
    name: z.ZodString;
    description: z.ZodOptional<z.ZodString>;
    seed: z.ZodDefault<z.ZodNumber>;
    replications: z.ZodDefault<z.ZodNumber>;
    tolerance: z.ZodNumber;
    world: z.ZodObject<
      {
        horizonHours: z.ZodNumber;
        tickMinutes: z.ZodDefault<z.ZodNumber>;
        traffic: z.ZodObject<
          {
            requestsPerSecond: z.ZodNumber;
            shape: z.ZodDefault<
              z.ZodDiscriminatedUnion<
                [
                  z.ZodObject<
                    {
                      kind: z.ZodLiteral<'cycle'>;
                      dailyAmplitude: z.ZodDefault<z.ZodNumber>;
                      peakHour: z.ZodDefault<z.ZodNumber>;
                      weekendFactor: z.ZodDefault<z.ZodNumber>;
                    },
                    z.core.$strict
                  >,
                  z.ZodObject<
                    {
                      kind: z.ZodLiteral<'profile'>;
                      hourOfWeek: z.ZodArray<z.ZodNumber>;
                      source: z.ZodOptional<z.ZodString>;
                    },
                    z.core.$strict
                  >,
                ],
                'kind'
              >
            >;
            dispersion: z.ZodDefault<z.ZodNumber>;
            memoryHours: z.ZodDefault<z.ZodNumber>;
          },
          z.core.$strict
        >;
        users: z.ZodObject<
          {
            population: z.ZodNumber;
            activitySpread: z.ZodDefault<z.ZodNumber>;
          },
          z.core.$strict
        >;
        segments: z.ZodArray<
          z.ZodObject<
            {
              id: z.ZodString;
              name: z.ZodString;
              share: z.ZodNumber;
              severity: z.ZodDefault<z.ZodNumber>;
            },
            z.core.$strict
          >
        >;
        incumbent: z.ZodObject<
          {
            error: z.ZodOptional<z.ZodNumber>;
            success: z.ZodOptional<z.ZodNumber>;
            latencyMs: z.ZodOptional<
              z.ZodObject<
                {
                  median: z.ZodNumber;
                  p99: z.ZodNumber;
                },
                z.core.$strict
              >
            >;
            segments: z.ZodDefault<
              z.ZodRecord<
                z.ZodString,
                z.ZodObject<
                  {
                    error: z.ZodOptional<z.ZodNumber>;
                    success: z.ZodOptional<z.ZodNumber>;
                    latencyMs: z.ZodOptional<
                      z.ZodObject<
                        {
                          median: z.ZodNumber;
                          p99: z.ZodNumber;
                        },
                        z.core.$strict
                      >
                    >;
                  },
                  z.core.$strict
                >
              >
            >;
          },
          z.core.$strict
        >;
        challenger: z.ZodDefault<
          z.ZodObject<
            {
              error: z.ZodOptional<z.ZodNumber>;
              success: z.ZodOptional<z.ZodNumber>;
              latencyMs: z.ZodOptional<
                z.ZodObject<
                  {
                    median: z.ZodNumber;
                    p99: z.ZodNumber;
                  },
                  z.core.$strict
                >
              >;
              segments: z.ZodDefault<
                z.ZodRecord<
                  z.ZodString,
                  z.ZodObject<
                    {
                      error: z.ZodOptional<z.ZodNumber>;
                      success: z.ZodOptional<z.ZodNumber>;
                      latencyMs: z.ZodOptional<
                        z.ZodObject<
                          {
                            median: z.ZodNumber;
                            p99: z.ZodNumber;
                          },
                          z.core.$strict
                        >
                      >;
                    },
                    z.core.$strict
                  >
                >
              >;
            },
            z.core.$strict
          >
        >;
        sharedLuck: z.ZodDefault<z.ZodNumber>;
        drifts: z.ZodDefault<
          z.ZodArray<
            z.ZodObject<
              {
                name: z.ZodString;
                shape: z.ZodEnum<{
                  incremental: 'incremental';
                  sudden: 'sudden';
                }>;
                model: z.ZodEnum<{
                  both: 'both';
                  challenger: 'challenger';
                  incumbent: 'incumbent';
                }>;
                quantity: z.ZodEnum<{
                  error: 'error';
                  success: 'success';
                }>;
                change: z.ZodNumber;
                atHours: z.ZodDefault<z.ZodNumber>;
                overHours: z.ZodOptional<z.ZodNumber>;
                segments: z.ZodOptional<z.ZodArray<z.ZodString>>;
              },
              z.core.$strict
            >
          >
        >;
        latencyObjectiveMs: z.ZodOptional<z.ZodNumber>;
        truthArrivesAnyway: z.ZodDefault<z.ZodNumber>;
        ranking: z.ZodOptional<
          z.ZodObject<
            {
              queries: z.ZodDefault<z.ZodNumber>;
              documents: z.ZodDefault<z.ZodNumber>;
              shown: z.ZodDefault<z.ZodNumber>;
              clickModel: z.ZodDefault<
                z.ZodEnum<{
                  'almost-random': 'almost-random';
                  informational: 'informational';
                  navigational: 'navigational';
                  perfect: 'perfect';
                  random: 'random';
                }>
              >;
              stop: z.ZodDefault<
                z.ZodEnum<{
                  'after-click': 'after-click';
                  'at-every-result': 'at-every-result';
                }>
              >;
              incumbentNoise: z.ZodNumber;
              challengerNoise: z.ZodNumber;
            },
            z.core.$strict
          >
        >;
      },
      z.core.$strict
    >;
    plans: z.ZodArray<
      z.ZodObject<
        {
          id: z.ZodString;
          name: z.ZodString;
          phases: z.ZodArray<
            z.ZodDiscriminatedUnion<
              [
                z.ZodObject<z.core.$ZodLooseShape, z.core.$strip>,
                ...z.ZodObject<z.core.$ZodLooseShape, z.core.$strip>[],
              ],
              'strategy'
            >
          >;
        },
        z.core.$strict
      >
    >;
  },
  z.core.$strict
>;
type AnyScenario = z.output<ReturnType<typeof scenarioSchema>>;
export type World = AnyScenario['world'];
export type Traffic = World['traffic'];
export type Segment = World['segments'][number];
export type ModelBehaviour = World['incumbent'];
export type Drift = World['drifts'][number];
export type Ranking = NonNullable<World['ranking']>;
/** A phase: the strategy's kind and that strategy's own settings, checked against its schema. */
export type Phase = {
  readonly strategy: string;
} & Readonly<Record<string, unknown>>;
export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly phases: readonly Phase[];
}
/** A checked scenario with every default filled in. */
export type Scenario = Omit<AnyScenario, 'plans'> & {
  plans: readonly Plan[];
};
export {};
