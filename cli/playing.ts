import { FileError } from './usageError.ts';

/**
 * What playing a scenario of a file brings.
 * @throws FileError where it turns out only then that the scenario cannot be played
 */
export async function playing<Played>(file: string, play: () => Promise<Played>): Promise<Played> {
  try {
    return await play();
  } catch (error) {
    // Across threads only the name of an error is kept.
    if (error instanceof Error && error.name === 'UnplayableScenario') {
      throw new FileError([`${file}: ${error.message}`]);
    }
    throw error;
  }
}
