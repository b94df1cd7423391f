/** How a replication is played. `auto` chooses one of the others and says so. */
export type EngineChoice = 'auto' | 'ticks' | 'events';
export type EngineName = Exclude<EngineChoice, 'auto'>;
export const engineChoices: readonly EngineChoice[] = ['auto', 'ticks', 'events'];

/** The engine a choice comes to: aggregate draws are exact for every world and strategy there is, and faster. */
export function chooseEngine(choice: EngineChoice): EngineName {
  return choice === 'auto' ? 'ticks' : choice;
}
