/**
 * Moves the focus into a part of the form once it has been drawn anew: what was pressed may be gone, and the
 * keyboard would begin at the top of the page.
 */
export function focusWithin(part: Element | null, selector = 'input, select, textarea, button'): void {
  requestAnimationFrame(() => part?.querySelector<HTMLElement>(`:is(${selector}):not(:disabled)`)?.focus());
}
