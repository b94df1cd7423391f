import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser/harness/launchBrowser.ts';
import { tasksOf } from '../browser/harness/tasks.ts';
import { pickFile, runBar, select } from '../browser/person.ts';
import { report } from '../../scripts/benchReport.mjs';
import { LARGE, largeScenario } from './largeScenario.ts';

/**
 * How fluid the page is while it simulates, in a real browser: the time between frames, the longest task of its own
 * thread, and how long a key press or a click waits to be seen. Argument: the address of the built page.
 */
const [address] = process.argv.slice(2) as [string];

/** What one thing that a person does comes to, in milliseconds. */
interface Fluency {
  readonly p50: number;
  readonly p95: number;
  readonly longestFrame: number;
  /** In processor time of the page's own thread, whatever else the machine does. */
  readonly longestTask: number;
  /** From a key press or a click to the next frame; 0 where none took longer than 16 ms. */
  readonly longestEvent: number;
}

/** Measures while somebody acts. */
async function fluencyOf(page: Page, act: () => Promise<void>): Promise<Fluency> {
  await page.evaluate(() => {
    const frames: number[] = [];
    const events: number[] = [0];
    const observer = new PerformanceObserver((list) =>
      events.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    let last = performance.now();
    let isOver = false;
    const onFrame = (now: number) => {
      frames.push(now - last);
      last = now;
      if (!isOver) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    Object.assign(window, {
      fluency: () => {
        isOver = true;
        observer.disconnect();
        // The first reaches back to before anything was done.
        const sorted = frames.slice(1).sort((a, b) => a - b);
        const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
        return {
          p50: at(0.5),
          p95: at(0.95),
          longestFrame: at(1),
          longestEvent: Math.max(...events),
        };
      },
    });
  });
  const tasks = await tasksOf(page, act);
  const seen = await page.evaluate(() =>
    (window as unknown as { fluency: () => Omit<Fluency, 'longestTask'> }).fluency(),
  );
  return { ...seen, longestTask: Math.max(...tasks) };
}

/** What a person notices as waiting. */
const AT_ONCE_MS = 100;

function print(what: string, { p50, p95, longestFrame, longestTask, longestEvent }: Fluency): void {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const frames = `frames p50 ${ms(p50)}, p95 ${ms(p95)}, longest ${ms(longestFrame)}`;
  const answers =
    longestEvent === 0 ? 'none pressed or none above 16 ms' : `slowest answer ${ms(longestEvent)}`;
  report(
    'page',
    `${what}: no task and no answer above ${AT_ONCE_MS} ms`,
    `${frames}; longest task ${ms(longestTask)} of processor time, ${answers}`,
    Math.max(longestTask, longestEvent) <= AT_ONCE_MS,
  );
}

const launched = await launchBrowser();
if (launched.kind === 'unavailable') {
  console.log(`       not measured: ${launched.reason}`);
  process.exit(0);
}
const { browser } = launched;
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // Without a listener it takes a moment until choosers are handed over, and one that opens meanwhile is missed.
  page.on('filechooser', () => {});
  // The picker of browsers with access to files cannot be answered from here.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  // Known already, nobody is welcomed.
  await page.addInitScript(() => localStorage.setItem('rollout-lab.welcome', 'known'));
  await page.goto(address);
  const wait = (milliseconds: number) => () => page.waitForTimeout(milliseconds);
  const isRunning = async () => {
    await page.getByText(/^(So far|Preview): /).waitFor({ timeout: 120_000 });
  };

  await runBar(page)
    .getByText(/^[\d,]+ replications/)
    .waitFor();
  await runBar(page).getByRole('textbox', { name: 'Replications' }).fill('20000');
  await runBar(page).getByRole('button', { name: 'Run', exact: true }).click();
  await isRunning();
  print('20,000 replications of a usual scenario', await fluencyOf(page, wait(3000)));

  const { plans, segments, replications, days } = LARGE;
  console.log(
    `       The large scenario: ${plans} plans, ${segments} segments, ${replications} replications, ${days} days:`,
  );
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  // What was edited before is of no interest any more.
  await page.getByRole('button', { name: 'Decide later' }).click();
  print(
    'it is opened',
    await fluencyOf(page, async () => {
      await pickFile(page, 'large.rollout.json', largeScenario());
      await page.getByRole('heading', { level: 1, name: /plans and/ }).waitFor();
      await isRunning();
    }),
  );
  print('it runs', await fluencyOf(page, wait(6000)));
  const answer = page.getByRole('main');
  print(
    'the answer is scrolled',
    await fluencyOf(page, async () => {
      await answer.hover();
      for (let step = 0; step < 60; step += 1) {
        await page.mouse.wheel(0, 400);
        await page.waitForTimeout(50);
      }
    }),
  );
  print(
    'its tabs are switched',
    await fluencyOf(page, async () => {
      for (const tab of ['Compare', 'Answer', 'Compare', 'Answer']) {
        await page.getByRole('tab', { name: tab }).click();
        await page.waitForTimeout(700);
      }
    }),
  );
  const inspector = await select(page, 'Users');
  const users = inspector.getByRole('textbox', { name: 'Users' });
  print(
    'a number is typed, and previewed',
    await fluencyOf(page, async () => {
      await users.click();
      await page.keyboard.press('Control+a');
      for (const digit of '123456') {
        await page.keyboard.type(digit);
        await page.waitForTimeout(120);
      }
      await isRunning();
    }),
  );
  print(
    'a slider is moved by its keys',
    await fluencyOf(page, async () => {
      await inspector.getByRole('slider', { name: 'Users' }).first().focus();
      for (let step = 0; step < 20; step += 1) {
        await page.keyboard.press('ArrowLeft');
        await page.waitForTimeout(100);
      }
    }),
  );
} finally {
  await browser.close();
}
