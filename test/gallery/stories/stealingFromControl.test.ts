import { evidenceOf } from '../effects/evidenceOf.ts';
import { meanOf, play, story, verdictOf } from '../story.ts';

story('stealing-from-control', 1000, {
  'lift that `ab` shows': (scenario, replications) => {
    const seen = evidenceOf(scenario, { by: 'user', challenger: 0.5 }, replications, { hours: 14 * 24 });
    return meanOf(
      seen.map(({ users: { incumbent, challenger } }) => {
        const rate = (arm: typeof incumbent) => arm.withEvent / arm.exposed;
        return rate(challenger) / rate(incumbent) - 1;
      }),
    );
  },
  '`ab` promotes': verdictOf('ab', 'promoted'),
  'failures that `ab` avoids, at any time': (scenario, replications) =>
    meanOf([...play(scenario, 'ab', replications).columns.extraFailures].map((extra) => -extra)),
  '`switch-over` rolls back': verdictOf('switch-over', 'rolledBack'),
});
