import type { Page } from 'playwright-core';

/**
 * How long the page's own thread worked at each of its tasks meanwhile, in milliseconds of its processor time: what
 * other programs take of the machine is not the page's doing.
 */
export async function tasksOf(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const isOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  // The thread that named itself so is the page's; there is one, as there is one page.
  const mains = trace.traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  return trace.traceEvents
    .filter((event) => event.name === 'RunTask' && mains.some((main) => isOf(main) === isOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}
