/** Parts of the window that the keyboard can go on at, in the order in which F6 goes through them, by their id. */
const parts = ['top', 'outline', 'answer', 'inspector', 'run'] as const;

/** Where the keyboard goes on after a command. */
export type Landing = (typeof parts)[number];

/** Gives the keyboard to a part of the window; in the outline, to what is selected. */
export function land(part: Landing): void {
  const element = document.getElementById(part);
  (element?.querySelector<HTMLElement>('[aria-current="true"]') ?? element)?.focus();
}

/** Gives the keyboard to the part after (1) or before (-1) the one that has it. */
export function landBeside(step: 1 | -1): void {
  const here = parts.findIndex((part) => document.getElementById(part)?.contains(document.activeElement));
  const next = here < 0 ? parts.indexOf('answer') : (here + step + parts.length) % parts.length;
  land(parts[next]!);
}
