const MS_PER_DAY = 86_400_000;

/**
 * When edits were kept, as people say it: "14:32" today, "Monday 14:32" within a week, otherwise with the date; "an unknown time"
 * where it is none.
 *
 * @param keptAtMs and `nowMs` in ms since 1970
 */
export function keptTime(keptAtMs: number, nowMs: number, locale?: string): string {
  const kept = new Date(keptAtMs);
  if (Number.isNaN(kept.getTime())) return 'an unknown time';
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const isToday = kept.toDateString() === new Date(nowMs).toDateString();
  // A clock that was set back puts them into the future: then the date says what it can.
  const isRecent = nowMs >= keptAtMs && nowMs - keptAtMs < 6 * MS_PER_DAY;
  const day = isToday ? {} : isRecent ? ({ weekday: 'long' } as const) : dateParts;
  return new Intl.DateTimeFormat(locale, { ...day, ...time }).format(kept);
}

const dateParts = { day: 'numeric', month: 'long', year: 'numeric' } as const;
