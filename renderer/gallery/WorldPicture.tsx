import { Scale } from '@visx/visx';
import type { WorldCourse } from '../../sim-core/index.ts';
import { gapPath, spreadLabels } from '../charts/paths.ts';
import { courseSentence, rateLabels } from './courseWords.ts';

const WIDTH = 272;
const HEIGHT = 118;
/** Room at the right for the names of the lines. */
const RIGHT = 82;
const PLOT = WIDTH - RIGHT;
const TRAFFIC = 34;
const TRAFFIC_BOTTOM = HEIGHT - 14;
const RATES_TOP = 8;
const RATES_BOTTOM = TRAFFIC_BOTTOM - TRAFFIC - 8;

/**
 * A world over its horizon: its traffic below and, where the truth may be told, the share of requests that fail under
 * each model above, with marks for drifts, edge cases and the onset.
 */
export function WorldPicture({ course, truthShown }: { course: WorldCourse; truthShown: boolean }) {
  const { requestsPerHour, horizonHours } = course;
  const steps = requestsPerHour.length;
  const x = Scale.scaleLinear({ domain: [0, steps], range: [0, PLOT] });
  const y = Scale.scaleLinear({
    domain: [0, Math.max(...requestsPerHour, 1e-9)],
    range: [0, truthShown ? TRAFFIC : TRAFFIC_BOTTOM - RATES_TOP],
  });
  const top = requestsPerHour.map((requests, step) => ({
    x: x(step + 0.5),
    y: TRAFFIC_BOTTOM - y(requests),
  }));
  const days = Array.from({ length: Math.floor(horizonHours / 168) }, (_, week) => (week + 1) * 168);
  return (
    <svg
      className="world-picture"
      role="img"
      aria-label={courseSentence(course, truthShown)}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <path
        className="traffic"
        d={`${gapPath([{ x: 0, y: TRAFFIC_BOTTOM }, ...top, { x: PLOT, y: TRAFFIC_BOTTOM }])}Z`}
      />
      <line className="axis-line" x1={0} x2={PLOT} y1={TRAFFIC_BOTTOM} y2={TRAFFIC_BOTTOM} />
      {days.map((hours) => (
        <line
          key={hours}
          className="axis-line"
          x1={(PLOT * hours) / horizonHours}
          x2={(PLOT * hours) / horizonHours}
          y1={TRAFFIC_BOTTOM}
          y2={TRAFFIC_BOTTOM + 4}
        />
      ))}
      <text x={PLOT + 6} y={TRAFFIC_BOTTOM - 4}>
        traffic
      </text>
      {truthShown && <Rates course={course} x={x} />}
    </svg>
  );
}

function Rates({ course, x }: { course: WorldCourse; x: (step: number) => number }) {
  const { failure, horizonHours, truth, drifts, edgeCases } = course;
  const all = [...failure.incumbent, ...failure.challenger];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  // Alike throughout, the lines lie in the middle.
  const margin = most > least ? (most - least) * 0.08 : Math.max(most * 0.5, 1e-6);
  const y = Scale.scaleLinear({
    domain: [least - margin, most + margin],
    range: [RATES_BOTTOM, RATES_TOP],
  });
  const ends = rateLabels(course);
  const place = (hours: number) => (PLOT * hours) / horizonHours;
  const lines = (['incumbent', 'challenger'] as const).map((model) => ({ model, rates: failure[model] }));
  const labels = spreadLabels(
    lines.map(({ rates }) => y(rates.at(-1) ?? 0)),
    22,
    RATES_TOP + 4,
    RATES_BOTTOM - 8,
  );
  return (
    <>
      {drifts.map(({ name, fromHours, toHours }) => (
        <rect
          key={`${name} ${fromHours}`}
          className="drift"
          x={place(fromHours)}
          y={RATES_TOP - 4}
          width={Math.max(2, place(toHours) - place(fromHours))}
          height={RATES_BOTTOM - RATES_TOP + 8}
        />
      ))}
      {truth.onsetHours !== undefined && truth.onsetHours > 0 && (
        <line
          className="onset"
          x1={place(truth.onsetHours)}
          x2={place(truth.onsetHours)}
          y1={RATES_TOP - 6}
          y2={RATES_BOTTOM + 4}
        />
      )}
      {lines.map(({ model, rates }, index) => (
        <g key={model}>
          <path
            className="rate"
            data-model={model}
            d={gapPath(rates.map((rate, step) => ({ x: x(step + 0.5), y: y(rate) })))}
          />
          <text x={PLOT + 6} y={labels[index]} dy="0.1em">
            {model}
          </text>
          <text className="rate-value" x={PLOT + 6} y={labels[index]} dy="1.1em">
            {ends[model]}
          </text>
        </g>
      ))}
      {edgeCases.map(({ name }, index) => (
        <path
          key={name}
          className="edge-case"
          d="M0,-4L4,0L0,4L-4,0Z"
          transform={`translate(${8 + index * 12},${RATES_TOP})`}
        />
      ))}
    </>
  );
}
