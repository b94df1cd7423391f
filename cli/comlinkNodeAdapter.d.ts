declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink';
  import type { MessagePort, Worker } from 'node:worker_threads';

  /** Comlink's adapter for worker threads; the package ships no types for it. */
  export default function nodeEndpoint(port: Worker | MessagePort): Endpoint;
}
