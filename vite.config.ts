import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bundledPackages } from './scripts/package/bundledPackages.mjs';
import { offlinePlugin } from './scripts/offlinePlugin.mjs';

const packages = bundledPackages(import.meta.dirname);

/** The page: the same build is shown by Electron over app:// and by `npm start` over 127.0.0.1. */
export default defineConfig({
  root: 'renderer',
  // Relative addresses, so that the page does not care where it is served from.
  base: './',
  plugins: [react(), packages.ofBundle, offlinePlugin()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // The Content-Security-Policy allows no data: in script and style; small assets stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/ },
            { name: 'charts', test: /node_modules[\\/](@visx|d3-[a-z-]+|internmap)[\\/]/ },
            {
              name: 'controls',
              test: /node_modules[\\/](radix-ui|@radix-ui|@floating-ui|react-remove-scroll)/,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [packages.ofWorkers] },
});
