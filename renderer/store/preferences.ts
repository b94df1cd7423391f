/** What people chose last time, by names of ours; undefined where nothing was or storage is off. */
export function readPreference(name: string): string | undefined {
  try {
    return localStorage.getItem(`rollout-lab.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a choice where storage allows it. */
export function writePreference(name: string, value: string): void {
  try {
    localStorage.setItem(`rollout-lab.${name}`, value);
  } catch {
    // Private browsing and full disks may refuse; the choice then holds until the window closes.
  }
}
