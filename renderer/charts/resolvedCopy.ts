/** What only guides the eye on a screen. */
const SCREEN_ONLY = '.crosshair, [data-screen-only]';

/** Properties that style sheets give to what is drawn, and what they are where nothing is said. */
const drawn: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'stroke-linecap': 'butt',
  opacity: '1',
  'paint-order': 'normal',
  'clip-path': 'none',
};
const written: Readonly<Record<string, string>> = {
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};
const grouped: Readonly<Record<string, string>> = { opacity: '1', 'clip-path': 'none' };
const painted = new Set(['fill', 'stroke']);

/** What says nothing outside the page. */
const ofThePage = /^(class|style|role|tabindex|id|aria-.*|data-.*)$/;

/**
 * A copy of a drawing that looks the same without the page's style sheets. Patterns and the like that it refers to
 * are copied into `definitions`, each once.
 */
export function resolvedCopy(element: SVGElement, definitions: SVGElement): SVGElement {
  const copy = element.cloneNode(false) as SVGElement;
  for (const name of copy.getAttributeNames()) if (ofThePage.test(name)) copy.removeAttribute(name);
  const style = getComputedStyle(element);
  for (const [property, initial] of Object.entries(propertiesOf(element))) {
    const value = style.getPropertyValue(property);
    const found = painted.has(property) ? solidColour(value) : value;
    if (found === initial || found === '') copy.removeAttribute(property);
    else copy.setAttribute(property, found.replace(/url\("?#([^")]+)"?\)/, 'url(#$1)'));
    const [, id] = /url\("?#([^")]+)"?\)/.exec(found) ?? [];
    if (id !== undefined) define(id, definitions);
  }
  for (const child of element.childNodes) {
    if (child instanceof SVGElement) {
      if (!child.matches(SCREEN_ONLY) && getComputedStyle(child).display !== 'none')
        copy.append(resolvedCopy(child, definitions));
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
  }
  return copy;
}

function define(id: string, definitions: SVGElement): void {
  const source = document.getElementById(id);
  if (!(source instanceof SVGElement) || [...definitions.children].some((own) => own.id === id)) return;
  const copy = resolvedCopy(source, definitions);
  copy.id = id;
  definitions.append(copy);
}

function propertiesOf(element: SVGElement): Readonly<Record<string, string>> {
  if (element instanceof SVGTextContentElement) return { ...drawn, ...written };
  return element instanceof SVGGeometryElement ? drawn : grouped;
}

const known = new Map<string, string>();

/** A colour as other programs read it: not every one knows color-mix(), oklab() or the system's names. */
export function solidColour(value: string): string {
  if (value === '' || value === 'none' || /^(rgb|#|url)/.test(value)) return value;
  const found = known.get(value) ?? paintedColour(value);
  known.set(value, found);
  return found;
}

/** What a pixel of it is. */
function paintedColour(value: string): string {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return value;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  if (alpha === 255) return `rgb(${red}, ${green}, ${blue})`;
  return `rgba(${red}, ${green}, ${blue}, ${Number((alpha / 255).toFixed(3))})`;
}
