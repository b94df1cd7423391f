import { defineConfig } from 'vitest/config';

/** `npm run test:long`: what takes minutes, for a release and not for every change. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    maxWorkers: 2,
  },
});
