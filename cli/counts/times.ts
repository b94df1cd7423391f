/** A time as it was written. */
export interface WrittenTime {
  /** Milliseconds since 1970-01-01 00:00 of the clock that it was read from. */
  readonly clockMs: number;
  /** Minutes that the clock was ahead of UTC; undefined where that was not written. */
  readonly offsetMinutes: number | undefined;
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?$/;
const OFFSET = /^([+-])(\d\d)(?::?(\d\d))?$/;

/**
 * Reads ISO 8601 ("2014-07-01 00:30", "2014-07-01T00:30:00.000Z", "2014-07-01T00:30+02:00", "2014-07-01") and Unix
 * times in seconds (10 digits) or milliseconds (13 digits); undefined for anything else, dates that no calendar
 * has included.
 */
export function parseTime(text: string): WrittenTime | undefined {
  if (/^\d+$/.test(text)) {
    if (text.length === 10) return { clockMs: Number(text) * 1000, offsetMinutes: 0 };
    return text.length === 13 ? { clockMs: Number(text), offsetMinutes: 0 } : undefined;
  }
  const [matched, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] =
    ISO.exec(text) ?? [];
  if (matched === undefined) return undefined;
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(midnight).getUTCDate() !== Number(day) || Number(month) > 12) return undefined;
  const offsetMinutes = zone === undefined ? undefined : parseOffset(zone);
  if (zone !== undefined && offsetMinutes === undefined) return undefined;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  return { clockMs: midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds, offsetMinutes };
}

/** Minutes ahead of UTC of "Z", "+02:00", "-0530" or "+02"; undefined for anything else. */
export function parseOffset(text: string): number | undefined {
  if (text === 'Z') return 0;
  const [matched, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? [];
  if (matched === undefined || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0;
}

/** "+02:00". */
export function showOffset(minutes: number): string {
  const digits = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(minutes / 60)}:${digits(minutes % 60)}`;
}

/** "2014-07-01 00:30" of a clock's minute. */
export function showMinute(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
