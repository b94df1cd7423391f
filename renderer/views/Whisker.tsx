/** An interval beside a bar; apart from those of other endings, which may lie at the same place. */
export function Whisker({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <g className="whisker">
      <line x1={from} x2={to} y1={y} y2={y} />
      <line x1={from} x2={from} y1={y - 3} y2={y + 3} />
      <line x1={to} x2={to} y1={y - 3} y2={y + 3} />
    </g>
  );
}
