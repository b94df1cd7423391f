import type { BrowserWindow, Rectangle } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';

/** Where a window stands, in device-independent pixels. Without `x` and `y` the system chooses. */
export interface WindowPlace {
  x?: number;
  y?: number;
  width: number;
  height: number;
  isMaximized: boolean;
}

export const smallestWindow = { width: 720, height: 480 };

const firstPlace: WindowPlace = { width: 1280, height: 840, isMaximized: false };

/** As much of a title bar must be on a display for a person to get hold of the window. */
const grip = { width: 96, height: 24 };

/**
 * A place that can be seen and reached on the displays there are now, whatever was kept: the display it stood on may
 * have gone, or shrunk. Anything that is not a place counts as none.
 *
 * @param kept the content of the file, untrusted
 * @param workAreas of all displays, the main one first; at least one
 */
export function reachablePlace(kept: unknown, workAreas: readonly Rectangle[]): WindowPlace {
  const place = asPlace(kept) ?? firstPlace;
  const { x, y } = place;
  const home =
    x === undefined || y === undefined
      ? undefined
      : workAreas.find((area) => holdsGrip(area, { x, y, ...sizeOn(area, place) }));
  const area = home ?? workAreas[0];
  if (area === undefined) return firstPlace;
  const fitted = { ...sizeOn(area, place), isMaximized: place.isMaximized };
  return home === undefined || x === undefined || y === undefined ? fitted : { x, y, ...fitted };
}

/** How far a window stands from the one before it, so that both title bars are seen. */
const step = 32;

/** The place, moved down and right while another window stands there; where that leads out of reach, the system chooses. */
export function freePlace(
  place: WindowPlace,
  others: readonly { x: number; y: number }[],
  workAreas: readonly Rectangle[],
): WindowPlace {
  const { x, y } = place;
  if (x === undefined || y === undefined || !others.some((other) => other.x === x && other.y === y))
    return place;
  return freePlace(reachablePlace({ ...place, x: x + step, y: y + step }, workAreas), others, workAreas);
}

/** The place in the file, made reachable; the first place where there is no such file. Never throws. */
export function readPlace(file: string, workAreas: readonly Rectangle[]): WindowPlace {
  try {
    return reachablePlace(JSON.parse(readFileSync(file, 'utf8')), workAreas);
  } catch {
    return reachablePlace(undefined, workAreas);
  }
}

/** Writes the place of a window to the file when it closes. A place that cannot be kept is no reason to stay open. */
export function keepPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const place: WindowPlace = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(place));
    } catch (error) {
      console.error('The place of the window could not be kept.', error);
    }
  });
}

function asPlace(kept: unknown): WindowPlace | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { x, y, width, height, isMaximized } = kept as Record<string, unknown>;
  if (!isLength(width) || !isLength(height) || width <= 0 || height <= 0) return undefined;
  const size = { width, height, isMaximized: isMaximized === true };
  return isLength(x) && isLength(y) ? { x, y, ...size } : size;
}

/** Whole, and small enough for every window system. */
function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 32_767;
}

function holdsGrip(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const shownWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const isTopShown = y >= area.y && y + grip.height <= area.y + area.height;
  return isTopShown && shownWidth >= grip.width;
}

/** The size that a window gets on a display. */
function sizeOn(area: Rectangle, { width, height }: WindowPlace) {
  return {
    width: between(smallestWindow.width, width, area.width),
    height: between(smallestWindow.height, height, area.height),
  };
}

/** A display smaller than the smallest window gets the smallest window. */
function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
