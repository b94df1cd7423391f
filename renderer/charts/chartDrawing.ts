import type { ChartSource } from './chartSource.ts';
import { sourceLine } from './chartSource.ts';
import { resolvedCopy, solidColour } from './resolvedCopy.ts';
import { svgElement } from './svgElement.ts';
import { textRuler, wrapped } from './textRuler.ts';

/** A chart as an SVG file that needs nothing around it. */
export interface ChartDrawing {
  readonly text: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const MARGIN = 20;
/** Size and height of a line, in CSS pixels. */
const TITLE = { size: 17, line: 24, weight: 650 };
const WORDS = { size: 13, line: 19, weight: 400 };
const SOURCE = { size: 11, line: 16, weight: 400 };

/**
 * Draws what a chart shows as it stands, in the colours of the theme: its title and takeaway, its legend, its plots
 * one under the other, and what the numbers are of. What belongs to reading it on a screen is left out.
 * @returns undefined where nothing is plotted
 */
export function drawingOf(
  canvas: HTMLElement,
  { title, takeaway, source }: { title: string; takeaway: string; source: ChartSource | undefined },
): ChartDrawing | undefined {
  const plots = [...canvas.querySelectorAll<SVGSVGElement>('svg.plot')];
  if (plots.length === 0) return undefined;
  const style = getComputedStyle(canvas);
  const token = (name: string) => solidColour(style.getPropertyValue(name).trim());
  const inner = Math.max(320, ...plots.map((plot) => sizeOf(plot).width));
  const root = svgElement('svg', { role: 'img', 'font-family': style.fontFamily });
  const definitions = svgElement('defs');
  const body = svgElement('g', { transform: `translate(${MARGIN},0)` });
  let y = MARGIN;

  const write = (text: string, type: typeof WORDS, fill: string) => {
    for (const line of wrapped(text, inner, textRuler(`${type.weight} ${type.size}px ${style.fontFamily}`))) {
      const attributes = {
        y: y + type.size,
        'font-size': type.size,
        'font-weight': type.weight,
        fill,
      };
      body.append(svgElement('text', attributes, line));
      y += type.line;
    }
  };
  const place = (
    drawn: Element,
    x: number,
    top: number,
    { width, height }: { width: number; height: number },
  ) => {
    for (const [name, value] of Object.entries({ x, y: top, width, height }))
      drawn.setAttribute(name, String(value));
    drawn.setAttribute('overflow', 'visible');
    body.append(drawn);
  };

  write(title, TITLE, token('--ink'));
  write(takeaway, WORDS, token('--ink-2'));
  y += 8;
  const ruler = textRuler(`${WORDS.weight} ${WORDS.size}px ${style.fontFamily}`);
  for (const legend of canvas.querySelectorAll('ul.legend')) {
    let x = 0;
    for (const item of legend.querySelectorAll('li')) {
      const key = item.querySelector('svg');
      const text = item.textContent.trim();
      const keySize = key ? sizeOf(key) : { width: 0, height: 0 };
      const taken = keySize.width + 8 + ruler(text) + 20;
      if (x > 0 && x + taken > inner) {
        x = 0;
        y += WORDS.line + 3;
      }
      if (key) place(resolvedCopy(key, definitions), x, y + (WORDS.line - keySize.height) / 2, keySize);
      const attributes = { x: x + keySize.width + 8, y: y + WORDS.size, 'font-size': WORDS.size };
      body.append(svgElement('text', { ...attributes, fill: token('--ink') }, text));
      x += taken;
    }
    y += WORDS.line + 8;
  }
  for (const plot of plots) {
    const size = sizeOf(plot);
    place(resolvedCopy(plot, definitions), 0, y, size);
    y += size.height + 8;
  }
  if (source) write(sourceLine(source), SOURCE, token('--ink-2'));

  const width = inner + 2 * MARGIN;
  const height = Math.ceil(y + MARGIN - 8);
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    root.setAttribute(name, String(value));
  root.append(
    svgElement('title', {}, title),
    svgElement('desc', {}, [takeaway, source && sourceLine(source)].filter(Boolean).join(' ')),
    definitions,
    svgElement('rect', { width, height, fill: token('--surface') }),
    body,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
  return { text, width, height };
}

/** As it says of itself: a chart that is not in view has no size on the screen. */
function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  return { width: svg.width.baseVal.value, height: svg.height.baseVal.value };
}
