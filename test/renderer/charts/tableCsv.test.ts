import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { tableCsv } from '../../../renderer/charts/tableCsv.ts';
import type { TableDescription } from '../../../renderer/charts/table.ts';

interface Row {
  readonly name: string;
  readonly hours: number | null;
}

const table = (rows: readonly Row[]): TableDescription<Row> => ({
  caption: 'Detection by plan',
  rows,
  rowKey: ({ name }) => name,
  columns: [
    { title: 'Plan', cell: ({ name }) => name, value: ({ name }) => name },
    {
      title: 'Caught',
      unit: 'hours',
      cell: ({ hours }) => hours,
      value: ({ hours }) => hours,
      bounds: ({ hours }) => (hours === null ? null : [hours - 1, null]),
    },
  ],
});
const source = { name: 'Slow burn', hash: 'abc', seed: 7, replications: 2000, partial: false };

test('tableCsv(table, source) writes values in full precision with their intervals, units and source', () => {
  const text = tableCsv(table([{ name: 'Canary, "5%"', hours: 100 / 3 }]), source);
  expect(Papa.parse(text, { header: true }).data).toEqual([
    {
      Plan: 'Canary, "5%"',
      'Caught (hours)': String(100 / 3),
      'Caught (hours), 95% low': String(100 / 3 - 1),
      'Caught (hours), 95% high': '',
      Scenario: 'Slow burn',
      'Scenario hash': 'abc',
      Seed: '7',
      Replications: '2000',
    },
  ]);
});

test('tableCsv(table, undefined) leaves empty what there is no number for, and tells no source', () => {
  expect(tableCsv(table([{ name: 'Shadow', hours: null }]), undefined)).toBe(
    'Plan,Caught (hours),"Caught (hours), 95% low","Caught (hours), 95% high"\r\nShadow,,,',
  );
});

test('tableCsv(table, source) keeps a spreadsheet from taking a name for a formula, but not a number', () => {
  const text = tableCsv(table([{ name: '=1+1', hours: -3 }]), undefined);
  expect(Papa.parse<string[]>(text).data[1]).toEqual(["'=1+1", '-3', '-4', '']);
});
