import type { ReactNode } from 'react';

/** An SVG drawing with a label in words; the pointer's place along it can be followed. */
export function Plot({
  label,
  width,
  height,
  children,
  plotLeft,
  plotWidth,
  onPoint,
}: {
  label: string;
  width: number;
  height: number;
  children: ReactNode;
  plotLeft?: number;
  plotWidth?: number;
  /** 0 to 1 along the horizontal axis. */
  onPoint?: (position: number) => void;
}) {
  return (
    <svg
      className="plot"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...(onPoint && plotLeft !== undefined && plotWidth !== undefined
        ? {
            onPointerMove: (event) => {
              const drawn = event.currentTarget.getBoundingClientRect();
              // Enlarged for a projector it takes more pixels than it was drawn for.
              const x = ((event.clientX - drawn.left) * width) / drawn.width - plotLeft;
              onPoint(Math.min(1, Math.max(0, x / plotWidth)));
            },
          }
        : {})}
    >
      {children}
    </svg>
  );
}
