import entries from '../assets/gallery.json';

const texts = import.meta.glob<string>('../assets/scenarios/*.rollout.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A scenario that ships with the app; `text` is its file. */
export interface ShippedScenario {
  readonly id: string;
  readonly fileName: string;
  /** The name inside the file. */
  readonly name: string;
  /** The question that it poses, in a sentence; nothing of the truth. */
  readonly question: string;
  readonly text: string;
}

/** The gallery, in the order in which its stories are told; the app opens with the first. */
export const shippedScenarios: readonly ShippedScenario[] = entries.map(({ id, question }) => {
  const fileName = `${id}.rollout.json`;
  const text = texts[`../assets/scenarios/${fileName}`]!;
  const { name } = JSON.parse(text) as { name: string };
  return { id, fileName, name, question, text };
});
