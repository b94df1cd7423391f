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
  readonly text: string;
}

/** The scenario the app opens with. */
export const FIRST_SCENARIO = 'slow-burn';

/** The gallery: the first scenario first, the benchmark's references last, the others by name. */
export const shippedScenarios: readonly ShippedScenario[] = Object.entries(texts)
  .map(([path, text]) => {
    const fileName = path.slice(path.lastIndexOf('/') + 1);
    const { name } = JSON.parse(text) as { name: string };
    return { id: fileName.replace('.rollout.json', ''), fileName, name, text };
  })
  .sort((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name, 'en'));

function rank(id: string): number {
  if (id === FIRST_SCENARIO) return 0;
  return id.startsWith('reference-') ? 2 : 1;
}
