import { useEffect, useState } from 'react';
import { createSizer, spawnSizingWorker } from './sizer.ts';
import type { PhasePlace, Sized, SizingRequest } from './sizingWorker.ts';

const sizer = createSizer(spawnSizingWorker);

/** The size of a phase: the last answer until the next is there. */
export function useSized(
  place: PhasePlace | undefined,
  request: SizingRequest,
): { readonly sized: Sized | undefined; readonly isBusy: boolean } {
  const [found, setFound] = useState<{ place: PhasePlace; request: SizingRequest; sized: Sized }>();
  useEffect(() => {
    if (!place) return;
    const abort = new AbortController();
    const ask = async (): Promise<Sized> => {
      try {
        return await sizer.size(place, request, abort.signal);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { unknown: `It could not be worked out: ${reason}.` };
      }
    };
    void (async () => {
      const sized = await ask();
      if (!abort.signal.aborted) setFound({ place, request, sized });
    })();
    return () => abort.abort();
  }, [place, request]);
  return { sized: found?.sized, isBusy: found?.place !== place || found?.request !== request };
}
