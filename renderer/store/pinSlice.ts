import type { StateCreator } from 'zustand/vanilla';
import { failureOf } from '../simulation/failure.ts';
import type { AppState, Services } from './appState.ts';
import type { Json } from './path.ts';
import { MAX_PINS } from './pinState.ts';
import type { PinComparisonState, PinState, PinnedRun } from './pinState.ts';
import { existingSelection } from './selection.ts';

/** How often an answer is pinned anew that was replaced by a later one of its run on the way to the worker. */
const ATTEMPTS = 10;

/** Runs that are kept for later ones to be compared with; their outcomes stay where they were summarised. */
export function createPinSlice({
  client,
}: Pick<Services, 'client'>): StateCreator<AppState, [], [], PinState> {
  return (set, get) => {
    let pinnedSoFar = 0;
    const withPin = (id: number, change: Partial<PinnedRun>) =>
      set(({ pins }) => ({ pins: pins.map((pin) => (pin.id === id ? { ...pin, ...change } : pin)) }));
    const pinOf = (id: number | undefined) => get().pins.find((pin) => pin.id === id);
    /** Keeps the answer in view; undefined where there is none. */
    const keepAnswer = async () => {
      for (let attempt = 1; ; attempt += 1) {
        const { answer } = get().run;
        if (!answer) return undefined;
        const { outcomes, dropped } = await client.pins.pin(answer.result);
        const isReplaced = outcomes === 'gone' && get().run.answer !== answer;
        if (!isReplaced || attempt === ATTEMPTS) return { answer, outcomes, dropped };
      }
    };
    return {
      pins: [],
      comparedPin: undefined,
      pinComparison: undefined,
      comparing: 'plans',

      showComparing: (comparing) => set({ comparing }),

      pinRun: async () => {
        const { answer } = get().run;
        const known = get().pins.find((pin) => pin.answer.result === answer?.result);
        if (known) set({ comparedPin: known.id });
        if (known || get().pins.length >= MAX_PINS) return;
        const fileName = get().document.fileName;
        const kept = await keepAnswer();
        if (!kept || get().pins.length >= MAX_PINS) return;
        pinnedSoFar += 1;
        const pin: PinnedRun = {
          id: pinnedSoFar,
          name: `Pin ${pinnedSoFar}`,
          answer: kept.answer,
          fileName,
          outcomes: kept.outcomes === 'gone' ? 'lost' : kept.outcomes,
        };
        set(({ pins }) => ({
          pins: [
            ...pins.map((own) =>
              kept.dropped.includes(own.answer.result) ? { ...own, outcomes: 'dropped' as const } : own,
            ),
            pin,
          ],
          comparedPin: pin.id,
          comparing: 'pin',
        }));
      },

      renamePin: (id, name) => {
        if (name.trim() !== '') withPin(id, { name: name.trim() });
      },

      unpin: (id) => {
        const pin = pinOf(id);
        if (!pin) return;
        set(({ pins, comparedPin, pinComparison }) => {
          const left = pins.filter((own) => own !== pin);
          return {
            pins: left,
            comparedPin: comparedPin === id ? left.at(-1)?.id : comparedPin,
            pinComparison: pinComparison?.pinId === id ? undefined : pinComparison,
          };
        });
        void client.pins.unpin(pin.answer.result);
      },

      restorePin: (id) => {
        const pin = pinOf(id);
        if (!pin) return;
        const draft = pin.answer.settings.scenario as unknown as Json;
        get().edit([], draft);
        set({ selection: existingSelection(draft, get().selection) });
      },

      choosePin: (comparedPin) => set({ comparedPin }),

      compareWithPin: async (result, pinId) => {
        const pin = pinOf(pinId);
        if (!pin) return;
        const before = get().pinComparison;
        const isCurrent = () => {
          const { pinComparison } = get();
          return pinComparison?.result === result && pinComparison.pinId === pinId;
        };
        if (isCurrent() && (before?.status === 'ready' || before?.status === 'loading')) return;
        const update = (change: Omit<PinComparisonState, 'pinId' | 'result'>) =>
          set({ pinComparison: { pinId, result, ...change } });
        // While a run goes on, its numbers stay in view until the next are there.
        const isSameRun =
          before?.pinId === pinId &&
          before.result.scenario.hash === result.scenario.hash &&
          before.result.seed === result.seed;
        update({ status: 'loading', plans: isSameRun ? before.plans : undefined, failure: undefined });
        try {
          const plans = await client.pins.compare(result, pin.answer.result);
          if (!isCurrent()) return;
          update({ status: plans ? 'ready' : 'lost', plans, failure: undefined });
        } catch (error) {
          if (isCurrent()) update({ status: 'failed', plans: undefined, failure: failureOf(error) });
        }
      },
    };
  };
}
