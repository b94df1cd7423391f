import type { MenuDescription } from './command.ts';

/** How to find one's way. */
export const helpMenu: MenuDescription = {
  title: 'Help',
  groups: [
    [
      {
        id: 'welcome',
        title: 'Welcome…',
        keywords: ['start', 'own rollout', 'questions', 'new scenario', 'wizard'],
        perform: (app) => app.showDialog('welcome'),
      },
    ],
    [
      {
        id: 'palette',
        title: 'Find a command…',
        keywords: ['palette', 'search'],
        shortcuts: ['Mod+K'],
        perform: (app) => app.showDialog('palette'),
      },
      {
        id: 'shortcuts',
        title: 'Keyboard shortcuts',
        keywords: ['keys'],
        shortcuts: ['?', 'Mod+/'],
        perform: (app) => app.showDialog('shortcuts'),
      },
    ],
    [
      {
        id: 'selfTest',
        title: 'Check this computer…',
        keywords: ['self-test', 'selftest', 'trust', 'verify'],
        perform: (app) => app.showDialog('selfTest'),
      },
    ],
  ],
};
