import { formatExact, formatShare, formatWhole } from '../format/numbers.ts';
import { isInPercent } from '../inspector/NumberInput.tsx';
import { nameOf } from '../inspector/kindName.ts';
import { alternativesOf, chosenAlternative, schemaAt } from '../inspector/formSchema.ts';
import type { FormSchema } from '../inspector/formSchema.ts';
import { isSegmentReference, sayWord, segmentOptions } from '../inspector/references.ts';
import { formSchema } from '../inspector/scenarioForm.ts';
import { singularOf, wordsOfKey } from '../inspector/words.ts';
import { isObject, textOf, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { valuesOf } from './scenarioChanges.ts';
import type { ScenarioChange } from './scenarioChanges.ts';

/** A change as people say it. */
export interface ChangeWords {
  /** From the whole to the part: "Canary release", "stage 1", "share". */
  readonly place: readonly string[];
  /** "5% → 10%", "added", "removed". */
  readonly what: string;
}

/** Longer texts are not told, only that they changed. */
const LONGEST_TEXT = 60;

/** Says a change between two scenarios. */
export function changeWords(change: ScenarioChange, older: Json, newer: Json): ChangeWords {
  const { kind } = change;
  const isGone = kind === 'removed';
  const [document, path] = isGone ? [older, change.before] : [newer, change.after];
  const [from, to] = valuesOf(change, older, newer);
  const whole = isGone ? from : to;
  const isPart = (kind === 'added' || isGone) && typeof whole === 'object';
  return {
    place: placeOf(document, path, isPart),
    what:
      kind === 'moved'
        ? 'in another order'
        : isPart
          ? kind
          : fromTo(sideOf(older, change.before, from), sideOf(newer, change.after, to)),
  };
}

/** The same in one line: "Canary release › stage 1 › share: 5% → 10%". */
export function changeSentence(words: ChangeWords): string {
  return `${words.place.join(' › ')}: ${words.what}`;
}

interface Side {
  readonly value: Json | undefined;
  readonly words: string;
}

function sideOf(document: Json, path: Path, value: Json | undefined): Side {
  return { value, words: valueWords(document, path, value) };
}

function fromTo(from: Side, to: Side): string {
  if (Array.isArray(from.value) && Array.isArray(to.value) && from.value.length === to.value.length) {
    const [one, two] = [from.value as readonly Json[], to.value as readonly Json[]];
    const differing = one.filter(
      (entry, index) => JSON.stringify(entry) !== JSON.stringify(two[index]),
    ).length;
    return `${formatWhole(differing)} of ${formatWhole(one.length)} values differ`;
  }
  const isLong = [from, to].some(({ value }) => typeof value === 'string' && value.length > LONGEST_TEXT);
  return isLong || from.words === to.words ? 'rewritten' : `${from.words} → ${to.words}`;
}

/** A value with its unit, or what it is. */
function valueWords(document: Json, path: Path, value: Json | undefined): string {
  if (value === undefined) return 'left out';
  const raw = descriptionAt(document, path);
  const schema = schemaAt(formSchema, path, document) ?? {};
  if (typeof value === 'number') {
    if (isInPercent(schema)) return formatShare(value);
    return `${formatExact(value)}${schema.unit ? ` ${schema.unit}` : ''}`;
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') {
    if (schema.enum) return sayWord(value);
    return isSegmentReference(schema) ? segmentName(document, value) : `“${value}”`;
  }
  if (Array.isArray(value)) {
    const entries = value as readonly Json[];
    const isShort = entries.length <= 4 && entries.every((entry) => typeof entry !== 'object');
    return isShort
      ? entries.map((entry, index) => valueWords(document, [...path, index], entry)).join(', ')
      : `${formatWhole(entries.length)} values`;
  }
  const chosen = chosenAlternative(alternativesOf(raw ?? {}) ?? [], value);
  return chosen ? uncapitalised(nameOf(chosen)) : 'set';
}

/** The names of what a path leads through, from the whole to the part. @param isPart whether what came or went is told too */
export function placeOf(document: Json, path: Path, isPart = false): readonly string[] {
  const place: string[] = [];
  path.forEach((key, index) => {
    const here = path.slice(0, index + 1);
    const isLast = index === path.length - 1;
    const above = path.slice(0, index);
    if (typeof key === 'number') {
      if (isLast || !isOnlyPhase(document, above)) place.push(entryName(document, here, isLast && isPart));
      return;
    }
    const parent = schemaAt(formSchema, above, document);
    if (isRecord(parent)) place.push(`in ${segmentName(document, key)}`);
    else if (isLast || !isContainer(document, here, path[index + 1]))
      place.push(parent?.properties?.[key]?.title ?? wordsOfKey(key));
  });
  return (
    place
      .map((words, index) => (index === 0 ? words : uncapitalised(words)))
      // The rate of the traffic is called after it.
      .filter((words, index) => index === 0 || words !== uncapitalised(place[index - 1]!))
  );
}

/** What only holds what comes next: the world, a list, behaviours by segment. */
function isContainer(document: Json, path: Path, next: string | number | undefined): boolean {
  return (
    (path.length === 1 && path[0] === 'world') ||
    typeof next === 'number' ||
    isRecord(schemaAt(formSchema, path, document))
  );
}

function isRecord(schema: FormSchema | undefined): boolean {
  return typeof schema?.additionalProperties === 'object' && !schema.properties;
}

/** Nobody numbers the phase of a plan that has but one. */
function isOnlyPhase(document: Json, list: Path): boolean {
  const entries = valueAt(document, list);
  return list.length === 3 && list[2] === 'phases' && Array.isArray(entries) && entries.length === 1;
}

/** "Canary release", "Stage 2"; of what came or went as a whole also what it is: "Plan Canary release". */
function entryName(document: Json, path: Path, isWhole: boolean): string {
  const list = descriptionAt(document, path.slice(0, -1));
  const kind = singularOf(list?.title ?? wordsOfKey(String(path.at(-2))));
  const name = textOf(valueAt(document, [...path, 'name']));
  const numbered = `${kind} ${Number(path.at(-1)) + 1}`;
  if (name === '') return isWhole ? wholeEntry(document, path, capital(numbered)) : capital(numbered);
  return isWhole ? capital(`${kind} ${name}`) : name;
}

/** With the way in which it is written, where there are several: "Phase 2, shadow mode". */
function wholeEntry(document: Json, path: Path, numbered: string): string {
  const raw = descriptionAt(document, path);
  const value = valueAt(document, path);
  const chosen = isObject(value) ? chosenAlternative(alternativesOf(raw ?? {}) ?? [], value) : undefined;
  return chosen ? `${numbered}, ${uncapitalised(nameOf(chosen))}` : numbered;
}

/** The description of a setting with all ways in which it may be written. */
function descriptionAt(document: Json, path: Path): FormSchema | undefined {
  const parent = schemaAt(formSchema, path.slice(0, -1), document);
  const key = path.at(-1);
  if (typeof key === 'number') return parent?.items;
  const other = parent?.additionalProperties;
  return parent?.properties?.[key ?? ''] ?? (typeof other === 'object' ? other : undefined);
}

function segmentName(document: Json, id: string): string {
  return segmentOptions(document).find(({ value }) => value === id)?.label ?? id;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** "Share" within a place: "share"; an abbreviation stays as it is. */
function uncapitalised(words: string): string {
  return /^\p{Lu}\p{Ll}/u.test(words) ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}
