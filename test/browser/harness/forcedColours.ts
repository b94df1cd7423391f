import type { Page } from 'playwright-core';

/**
 * What cannot be told in forced colours, in words: of things that are on or off those that look alike in both, and
 * shapes of charts that are painted in nothing but the colour behind them.
 */
export function lostInForcedColours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('[aria-hidden="true"] [role], [inert]');
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';

    const states = ['aria-checked', 'aria-selected', 'aria-pressed', 'aria-current', 'data-state'];
    const onValues = new Set(['true', 'on', 'active', 'page', 'step', 'location']);
    /** Whether something is on; undefined of what is neither on nor off. */
    const isOn = (element: Element): boolean | undefined => {
      const values = states.map((name) => element.getAttribute(name)).filter((value) => value !== null);
      if (values.some((value) => onValues.has(value))) return true;
      return values.some((value) => ['false', 'off', 'inactive'].includes(value)) ? false : undefined;
    };
    const probe = document.createElement('div');
    probe.style.cssText = 'background: Canvas; forced-color-adjust: none';
    document.body.append(probe);
    const canvas = getComputedStyle(probe).backgroundColor;
    probe.remove();

    const isDrawn = (element: Element) =>
      element instanceof SVGElement ||
      ![canvas, 'rgba(0, 0, 0, 0)'].includes(getComputedStyle(element).backgroundColor);
    const looksOf = (element: Element) => {
      const style = getComputedStyle(element);
      return [
        style.backgroundColor,
        style.color,
        style.borderTopColor,
        style.borderBottomColor,
        style.borderInlineStartColor,
        style.borderBottomWidth,
        style.fontWeight,
        style.outlineStyle,
        style.textDecorationLine,
        // Such as the dot of a radio button, or a tick.
        [...element.children].filter(isDrawn).length,
      ].join(' ');
    };
    const alike = [
      ...document.querySelectorAll(
        '[role="tab"], [role="radio"], [role="option"], [aria-pressed], [aria-current]',
      ),
    ]
      .filter((element) => isSeen(element) && isOn(element) === true && !element.closest('svg'))
      .flatMap((element) => {
        const group = element.closest(
          '[role="tablist"], [role="radiogroup"], [role="group"], [role="listbox"], ol, ul, nav',
        );
        const other = [...(group?.querySelectorAll(element.tagName) ?? [])].find(
          (one) => one !== element && isSeen(one) && !isOn(one) && one.className === element.className,
        );
        return other && looksOf(other) === looksOf(element)
          ? [`"${nameOf(element)}", which is on, looks like "${nameOf(other)}", which is off`]
          : [];
      });

    const isInk = (paint: string, opacity: string) =>
      paint !== 'none' && paint !== canvas && !/^rgba.*, 0\)$/.test(paint) && Number(opacity) > 0;
    const invisible = [...document.querySelectorAll('svg.plot :is(path, line, rect, circle, polygon, text)')]
      .filter((shape) => isSeen(shape) && !shape.closest('defs, pattern, clipPath'))
      .filter((shape) => {
        const { width, height } = shape.getBoundingClientRect();
        const { fill, fillOpacity, stroke, strokeOpacity, pointerEvents } = getComputedStyle(shape);
        if (width + height === 0 || pointerEvents === 'none' || (fill === 'none' && stroke === 'none'))
          return false;
        // What covers what lies behind is meant to be in its colour, and what only takes the pointer in none.
        if (/casing|back|target/.test(shape.getAttribute('class') ?? '')) return false;
        return !isInk(fill, fillOpacity) && !isInk(stroke, strokeOpacity);
      })
      .map((shape) => {
        const chart = shape.closest('svg')!.getAttribute('aria-label')?.slice(0, 30) ?? '';
        return `a ${shape.tagName}.${shape.getAttribute('class') ?? ''} in "${chart}" is in the colour behind it`;
      });
    return [...new Set([...alike, ...invisible])];
  });
}
