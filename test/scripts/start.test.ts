import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contentSecurityPolicy } from '../../electron/contentSecurityPolicy.mjs';

const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;

/** Runs `npm start`'s script as on a machine without a display, wherever the test runs. */
function run(...options: string[]) {
  const child = spawn(process.execPath, [path.resolve('scripts/start.mjs'), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { text: '', errors: '' };
  child.stdout.on('data', (bytes) => (output.text += bytes));
  child.stderr.on('data', (bytes) => (output.errors += bytes));
  const ended = new Promise<number | string>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? String(signal))),
  );
  return { child, output, ended };
}

test.runIf(process.platform === 'linux')(
  'npm start without a display says why, serves the built page under the CSP and ends with 0 on SIGINT',
  async () => {
    const { child, output, ended } = run('--port', '0');
    void ended.then(() => (output.text += '(ended)'));
    await expect.poll(() => output.text, { timeout: 100_000 }).toMatch(/Ctrl\+C|ended/);
    expect(output.errors).toBe('');
    const [reason, invitation, ...rest] = output.text.split('\n');
    expect(reason).toBe('No display here, so the app is served as a page instead.');
    expect(invitation).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+\/ in a browser\. Ctrl\+C stops it\.$/);
    expect(rest).toEqual(['']);

    const url = invitation?.split(' ')[1] ?? '';
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    const script = /<script[^>]* src="([^"]+)"/.exec(await page.text())?.[1];
    const scriptResponse = await fetch(new URL(String(script), url));
    expect(scriptResponse.status).toBe(200);
    expect(scriptResponse.headers.get('content-type')).toMatch(/^text\/javascript/);

    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(output.errors).toBe('');
  },
);

test.each([
  [['--port', 'many'], '--port requires a whole number from 0 to 65535, got "many".'],
  [['--port', '65536'], '--port requires a whole number from 0 to 65535, got "65536".'],
  [['--port', ''], '--port requires a whole number from 0 to 65535, got "".'],
  [['--chrome'], "Unknown option '--chrome'"],
])(
  'npm start -- %j ends with 2 and one line of what is wrong, before anything is built',
  async (options, problem) => {
    const { output, ended } = run(...options);
    expect(await ended).toBe(2);
    expect(output.text).toBe('');
    expect(output.errors.split('\n')).toEqual([
      expect.stringContaining(problem),
      'Usage: npm start [-- [--browser] [--port NUMBER]]',
      '',
    ]);
  },
);
