/**
 * Moves the focus into a part of the form once it has been drawn anew: what was pressed may be gone, and the
 * keyboard would begin at the top of the page.
 *
 * @param unless keeps the focus if it is still there
 */
export function focusWithin(part: Element | null, selector: string, unless?: Element): void {
  requestAnimationFrame(() => {
    if (unless?.isConnected) return;
    part?.querySelector<HTMLElement>(`:is(${selector}):not(:disabled)`)?.focus();
  });
}
