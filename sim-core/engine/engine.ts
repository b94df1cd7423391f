/** How a replication is played. `auto` chooses one of the others and says so. */
export type EngineChoice = 'auto' | 'events' | 'ticks' | 'lazy';
export type EngineName = Exclude<EngineChoice, 'auto'>;
export const engineChoices: readonly EngineChoice[] = ['auto', 'events', 'ticks', 'lazy'];

/**
 * The engine a choice comes to. The lazy engine plays every world and strategy there is with the distribution of
 * the others (it walks the ticks where a rule gives it nothing to prove), and is the fastest.
 */
export function chooseEngine(choice: EngineChoice): EngineName {
  return choice === 'auto' ? 'lazy' : choice;
}
