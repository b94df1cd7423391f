import { command, runBar, select } from './person.ts';
import { answerScreens } from './screens/answerScreens.ts';
import { dialogScreens } from './screens/dialogScreens.ts';
import { editingScreens } from './screens/editingScreens.ts';
import { lessonScreens } from './screens/lessonScreens.ts';
import { runScreens } from './screens/runScreens.ts';
import { dialog } from './screens/screen.ts';
import type { Screen } from './screens/screen.ts';
import { whatIfScreens } from './screens/whatIfScreens.ts';

/** Every screen and state that a person can come to, in an order in which each is reached from the one before; a new one is one entry. */
export const screens: readonly Screen[] = [
  ...answerScreens,
  ...dialogScreens,
  ...editingScreens,
  ...whatIfScreens,
  ...runScreens,
  ...lessonScreens,
  {
    name: 'a field with a problem, and results that are stale',
    part: '#inspector',
    show: async (page) => {
      const inspector = await select(page, 'Users');
      await inspector.getByRole('textbox', { name: 'Users' }).fill('-1');
      await runBar(page).getByText('1 problem to solve first').waitFor();
    },
  },
  dialog('unsaved changes', (page) => command(page, 'Open a file…')),
];
