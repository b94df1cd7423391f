import { strategies } from '../../sim-core/index.ts';
import { formatAmount } from '../format/numbers.ts';
import { valueAt, visitAt } from './runRecord.ts';
import type { Lane, RunRecord } from './runRecord.ts';
import { formatOf, momentName, sentenceCase, withinSentence } from './runWords.ts';

/**
 * A run at a moment in one sentence: "Hour 37: canary release, challenger answers 5%; errors per request 2.4% against 2%;
 * standard errors worse 2.1 (limit 3); in truth 12 extra failures so far."
 * @param played ticks played by then, 0 to all of them
 */
export function momentSentence(record: RunRecord, played: number, truthShown: boolean): string {
  const parts = [
    exposureWords(record, played),
    ...record.lanes.flatMap((lane) => {
      if (lane.kind === 'metric') return metricWords(lane, played);
      if (lane.kind === 'statistic') return statisticWords(lane, played);
      if (lane.kind === 'harm' && truthShown) return harmWords(lane, played);
      return [];
    }),
  ];
  return `${sentenceCase(momentName(played * record.tickHours))}: ${parts.join('; ')}.`;
}

function exposureWords(record: RunRecord, played: number): string {
  const visit = visitAt(record, played);
  const name = strategies.find(({ kind }) => kind === visit?.strategy)?.name;
  const where = visit ? withinSentence(name ?? visit.strategy) : 'the plan is over';
  const [lane] = record.lanes;
  const shares = lane!.lines.flatMap((line) => {
    const value = valueAt(lane!, line, played) ?? 0;
    return value > 0 ? [`${line.name} ${formatOf[lane!.unit](value)}`] : [];
  });
  return `${where}, ${shares.length > 0 ? shares.join(', ') : 'the incumbent answers everyone'}`;
}

function metricWords(lane: Lane, played: number): string[] {
  const [incumbent, challenger] = lane.lines.map((line) => valueAt(lane, line, played));
  if (challenger === undefined) return [];
  const format = formatOf[lane.unit];
  const against = incumbent === undefined ? '' : ` against ${format(incumbent)}`;
  return [`${metricOf(lane)} ${format(challenger)}${against}`];
}

/** What a metric's lane is about, without the words before it in the title. */
function metricOf({ title }: Lane): string {
  return title.slice(title.indexOf(': ') + 2);
}

function statisticWords(lane: Lane, played: number): string[] {
  const format = formatOf[lane.unit];
  const values = (tone: 'plan' | 'limit') =>
    lane.lines.flatMap((line) => {
      const value = line.tone === tone ? valueAt(lane, line, played) : undefined;
      return value === undefined ? [] : [{ name: line.name, text: format(value) }];
    });
  const read = values('plan');
  if (read.length === 0) return [];
  const limits = values('limit');
  const [name] = metricOf(lane).split(' (');
  const said =
    read.length === 1 ? read[0]!.text : read.map((value) => `${value.name} ${value.text}`).join(', ');
  const bounds = limits.map((limit) => `${limit.name} ${limit.text}`).join(', ');
  return [`${name} ${said}${bounds ? ` (${bounds})` : ''}`];
}

function harmWords(lane: Lane, played: number): string[] {
  const harm = played === 0 ? 0 : valueAt(lane, lane.lines[0]!, played);
  if (harm === undefined) return [];
  if (harm > 0) return [`in truth ${formatAmount(harm)} extra failures so far`];
  if (harm < 0) return [`in truth ${formatAmount(-harm)} failures avoided so far`];
  return ['in truth no extra failures so far'];
}
