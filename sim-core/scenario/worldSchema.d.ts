import * as z from 'zod';
/** The truth of a scenario: what happens, whoever looks. */
export declare const worldSchema: z.ZodObject<
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
