/** How the program ends. */
export const EXIT = { ok: 0, problem: 1, usage: 2, fault: 70, interrupted: 130 } as const;

/** What each exit code means, for help, man page and documentation. */
export const exitMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [EXIT.ok, 'Done. Also where the reader of the output went away, as "| head" does.'],
  [
    EXIT.problem,
    'A file cannot be read or has problems, each on a line of standard error; a result does not fit its scenario; or a self-test does not hold.',
  ],
  [EXIT.usage, 'Typed wrongly: one line on standard error says what is required. Nothing was done.'],
  [EXIT.fault, 'A fault of the program or of the machine, such as a full disk.'],
  [
    EXIT.interrupted,
    'Interrupted by Ctrl+C. "simulate" prints what is done so far, labelled partial; all else prints nothing.',
  ],
];
