import type { Ending } from './verdictTerms.ts';

/** One part of a bar: filled when wanted, hatched when not, pale while open; told apart without colour. */
export function Segment({
  x,
  y,
  width,
  height,
  colour,
  worth,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  colour: string;
  worth: Ending['worth'];
}) {
  if (width <= 0) return null;
  const place = { x, y, width, height };
  if (worth === 'good') return <rect {...place} fill={colour} />;
  if (worth === 'early') return <rect {...place} fill={colour} opacity={0.4} />;
  if (worth === 'open') return <rect {...place} fill="var(--surface-3)" />;
  return (
    <g>
      <rect className="harm-back" {...place} fill="var(--harm-back)" />
      <rect {...place} fill="url(#harm-hatch)" />
      <rect {...place} fill="none" stroke="var(--ink-2)" strokeWidth="1" />
    </g>
  );
}

/** The hatch that stands for harm in every chart; placed once in the page. */
export function HarmHatch() {
  return (
    <svg width="0" height="0" className="definitions" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="harm-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--ink-2)" strokeWidth="2" />
        </pattern>
      </defs>
    </svg>
  );
}
