import { defineConfig } from 'vitest/config';

/** `npm run pictures`: takes the pictures in docs/ again, in a real browser, so that they stay true. */
export default defineConfig({
  test: {
    include: ['test/pictures/**/*.picture.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
