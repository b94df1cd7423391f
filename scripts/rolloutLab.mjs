// `npm run --silent rollout-lab -- …`: the command line, built first where its sources have changed. Standard output
// belongs to the command alone.
import { ensureBuilt } from './build.mjs';

try {
  await ensureBuilt(['cli']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
await import(new URL('../dist/cli/main.mjs', import.meta.url).href);
