import { describe, expect, test } from 'vitest';
import { commandIn } from '../../../renderer/commands/command.ts';
import { pinCommands } from '../../../renderer/commands/pinCommands.ts';
import { played, testStore } from '../fixtures/store.ts';

const [pinRun, showPinned] = pinCommands;

/** Why the two commands cannot be done now. */
function obstaclesIn({ store }: ReturnType<typeof testStore>) {
  const context = { app: store.getState(), history: { pastStates: [], futureStates: [] } };
  return [pinRun!, showPinned!].map((command) => commandIn(context, command).obstacle);
}

describe('pinCommands', () => {
  test('say why a run cannot be pinned or compared, and do both when it can', async () => {
    const own = testStore();
    expect(obstaclesIn(own)).toEqual(['Nothing has been played yet.', 'No run is pinned.']);
    const running = own.store.getState().startRun();
    own.runs[0]!.finish(played(own.runs[0]!.settings));
    await running;
    expect(obstaclesIn(own)).toEqual([undefined, 'No run is pinned.']);
    pinRun!.perform(own.store.getState());
    own.pinned[0]!.finish({ outcomes: 'kept', dropped: [] });
    await expect.poll(() => own.store.getState().pins.length).toBe(1);
    expect(obstaclesIn(own)).toEqual(['This run is pinned already, as “Pin 1”.', undefined]);
    own.store.getState().showComparing('plans');
    showPinned!.perform(own.store.getState());
    expect(own.store.getState()).toMatchObject({ tab: 'compare', comparing: 'pin' });
  });
});
