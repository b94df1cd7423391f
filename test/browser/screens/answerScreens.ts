import { command, select, waitForAnswer } from '../person.ts';
import { pressAll, tab } from './screen.ts';
import type { Screen } from './screen.ts';

const revealed = { name: 'Show the truth', exact: true };

/** What a tab shows while the truth is hidden. */
const hidden = (name: string): Screen => ({
  name: `${name.toLowerCase()}, the truth hidden`,
  part: '#answer',
  show: async (page) => {
    await tab(page, name);
    if (name === 'One run') await page.getByRole('img', { name: /^Run 0 of / }).waitFor();
    else if (name === 'Twenty runs')
      await page
        .getByRole('button', { name: /^Open / })
        .nth(19)
        .waitFor();
    else await page.getByRole('button', revealed).first().waitFor();
  },
});

/** The answer of a scenario, all tabs of it, and the same as a team could see it. */
export const answerScreens: readonly Screen[] = [
  { name: 'the answer', show: waitForAnswer },
  {
    name: 'charts as tables',
    part: '.chart-card',
    show: (page) => pressAll(page, /^Show as table/),
    leave: (page) => pressAll(page, /^Show as chart/),
  },
  {
    name: 'the plans over time',
    part: '#answer',
    show: (page) => tab(page, 'Plans'),
  },
  {
    name: 'plans compared',
    part: '#answer',
    show: async (page) => {
      await tab(page, 'Compare');
      await page
        .getByText(/ of 100 runs/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'what if',
    part: '#answer',
    show: (page) => tab(page, 'What if'),
  },
  {
    name: 'one run',
    part: '#answer',
    show: async (page) => {
      await tab(page, 'One run');
      await page.getByRole('img', { name: /^Run 0 of / }).waitFor();
    },
  },
  {
    name: 'twenty runs',
    part: '#answer',
    show: async (page) => {
      await tab(page, 'Twenty runs');
      await page
        .getByRole('button', { name: /^Open / })
        .nth(19)
        .waitFor();
    },
    leave: (page) => tab(page, 'Answer'),
  },
  {
    name: 'what a team could see',
    part: '#answer',
    show: async (page) => {
      await command(page, 'Show the truth');
      await page.getByText('The truth is hidden.').waitFor();
    },
  },
  ...['Plans', 'Compare', 'What if', 'One run', 'Twenty runs'].map(hidden),
  {
    name: 'the settings that a team knows',
    part: '#inspector',
    show: async (page) => {
      await tab(page, 'Answer');
      await select(page, 'Canary release');
    },
    leave: (page) => command(page, 'Show the truth'),
  },
];
