import type { Page } from 'playwright-core';

/** CSS pixels that a target has to be wide and high, by WCAG 2.5.8. */
const SIZE = 24;

/**
 * Interactive elements in view that are smaller than 24 by 24 CSS pixels and too close to others, in words. The exceptions of
 * WCAG 2.5.8 are made for spacing (a circle of 24 pixels around the middle meets no other target and no other such
 * circle) and for links within a sentence.
 */
export function crampedTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const selector = [
      'a[href]',
      'button',
      'input:not([type="hidden"])',
      'select',
      'textarea',
      'summary',
      ...['button', 'link', 'menuitem', 'menuitemradio', 'menuitemcheckbox', 'tab', 'radio', 'checkbox'].map(
        (role) => `[role="${role}"]`,
      ),
      ...['switch', 'slider', 'option', 'gridcell'].map((role) => `[role="${role}"][tabindex]`),
      '[cmdk-item]',
    ].join(',');
    const isOperable = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('[aria-hidden="true"], [inert]') &&
      // Out of sight until it has the focus.
      getComputedStyle(element).clipPath === 'none';
    const boxOf = (element: Element) => {
      const own = element.getBoundingClientRect();
      // What a label around it takes, it takes.
      const label = element instanceof HTMLInputElement ? element.closest('label') : null;
      return label ? label.getBoundingClientRect() : own;
    };
    const targets = [...document.querySelectorAll(selector)]
      .filter(isOperable)
      .map((element) => ({ element, box: boxOf(element) }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    // What scrolls by itself goes past what does not.
    const scrollerOf = (element: Element): Element | null => {
      const parent = element.parentElement;
      if (!parent) return null;
      return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : scrollerOf(parent);
    };
    const isSmall = ({ box }: (typeof targets)[number]) =>
      box.width < least - 0.5 || box.height < least - 0.5;
    const middle = (box: DOMRect) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const isInSentence = (element: Element) =>
      element.matches('a, button') &&
      getComputedStyle(element).display.startsWith('inline') &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
    /** The target that is too close; undefined where none is. */
    const neighbourOf = (own: (typeof targets)[number]) => {
      const { x, y } = middle(own.box);
      return targets.find((other) => {
        if (scrollerOf(other.element) !== scrollerOf(own.element)) return false;
        if (other === own || other.element.contains(own.element) || own.element.contains(other.element))
          return false;
        if (isSmall(other)) {
          const there = middle(other.box);
          if (Math.hypot(there.x - x, there.y - y) < least) return true;
        }
        const dx = Math.max(other.box.left - x, 0, x - other.box.right);
        const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
        return Math.hypot(dx, dy) < least / 2;
      });
    };
    return targets
      .filter((target) => isSmall(target) && !isInSentence(target.element))
      .flatMap((target) => {
        const neighbour = neighbourOf(target);
        if (!neighbour) return [];
        const { element, box } = target;
        const size = `${Math.round(box.width)} by ${Math.round(box.height)}`;
        return [`"${nameOf(element)}" is ${size}, close to "${nameOf(neighbour.element)}"`];
      });
  }, SIZE);
}

/** Elements whose text is cut off where nobody can scroll to it, and what lies over the page and leaves the window, in words. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hasOwnText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const isOutside = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -0.5 || right > innerWidth + 0.5;
    };
    const leaving = [...document.querySelectorAll('[role="menu"], [role="dialog"], [role="alertdialog"]')]
      .filter((element) => element.checkVisibility() && isOutside(element))
      .map((element) => `${element.className} leaves the window`);
    const cut = [...document.querySelectorAll('body *')]
      .filter((element) => hasOwnText(element) && element.checkVisibility())
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        if (
          clipPath !== 'none' ||
          element.clientWidth <= 1 ||
          element.closest('.visually-hidden, svg, [aria-hidden="true"]')
        )
          return false;
        return (
          (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.trim().slice(0, 40)}"`,
      );
    return [...leaving, ...cut];
  });
}
