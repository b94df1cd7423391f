import { UsageError } from '../usageError.ts';
import { parseTime } from './times.ts';

/** A stretch of time to be left out, its end not included, by the clock of the series. */
export interface Window {
  readonly typed: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Reads "FROM/TO" windows; times with an offset are carried to the zone. @throws UsageError */
export function parseWindows(typed: readonly string[], zoneMinutes: number | undefined): Window[] {
  return typed.map((text) => {
    const [from, to, ...more] = text.split('/').map((part) => parseTime(part.trim()));
    if (!from || !to || more.length > 0) {
      throw new UsageError(
        `--exclude requires FROM/TO, such as 2014-11-27/2014-11-28 or "2014-11-27 06:00/2014-11-27 18:00", got "${text}"`,
      );
    }
    const clock = ({ clockMs, offsetMinutes }: typeof from) =>
      offsetMinutes === undefined ? clockMs : clockMs + ((zoneMinutes ?? 0) - offsetMinutes) * 60_000;
    const window = { typed: text, fromMs: clock(from), toMs: clock(to) };
    if (!(window.fromMs < window.toMs)) {
      throw new UsageError(`--exclude requires FROM before TO, got "${text}"`);
    }
    return window;
  });
}
