import { useMemo } from 'react';
import { scenarioChanges } from '../changes/scenarioChanges.ts';
import type { ScenarioChange } from '../changes/scenarioChanges.ts';
import { changeWords } from '../changes/changeWords.ts';
import type { ChangeWords } from '../changes/changeWords.ts';
import type { Answer } from '../store/runState.ts';
import { useApp } from '../store/index.ts';
import type { Json } from '../store/path.ts';
import type { PinnedRun } from '../store/pinState.ts';

/** The pin that answers are compared with; undefined for none. */
export function usePin(): PinnedRun | undefined {
  const pins = useApp((state) => state.pins);
  const id = useApp((state) => state.comparedPin);
  return pins.find((pin) => pin.id === id);
}

/** A change with its words. */
export interface ToldChange {
  readonly change: ScenarioChange;
  readonly words: ChangeWords;
}

/** What differs between a pinned run and an answer, in the order of the document. */
export function useChanges(pin: PinnedRun, answer: Answer): readonly ToldChange[] {
  const [older, newer] = [pin.answer.settings.scenario, answer.settings.scenario];
  return useMemo(() => changesBetween(older as unknown as Json, newer as unknown as Json), [older, newer]);
}

export function changesBetween(older: Json, newer: Json): readonly ToldChange[] {
  return scenarioChanges(older, newer).map((change) => ({
    change,
    words: changeWords(change, older, newer),
  }));
}
