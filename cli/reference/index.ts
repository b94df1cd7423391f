/** What is written from the descriptions of the commands, for scripts/writeReference.mjs and its test. */
export { commands } from '../commands/index.ts';
export { outputJsonSchemas } from '../outputs/index.ts';
export { manPage } from './manPage.ts';
export { markdownReference } from './markdown.ts';
