/** The objects that are printed with --json and have a published JSON Schema, by the end of their "format". */
export const outputNames = [
  'result',
  'trace',
  'check',
  'check-result',
  'fit-traffic',
  'size',
  'scenarios',
  'selftest',
] as const;
export type OutputName = (typeof outputNames)[number];

/** All published JSON Schemas: those, and that of the scenario file. */
export const schemaNames = ['scenario', ...outputNames] as const;
