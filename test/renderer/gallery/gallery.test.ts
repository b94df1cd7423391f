import { describe, expect, it } from 'vitest';
import { worldCourse } from '../../../sim-core/index.ts';
import { courseSentence, rateLabels } from '../../../renderer/gallery/courseWords.ts';
import { filterGallery, galleryEntries } from '../../../renderer/gallery/galleryEntries.ts';
import type { GalleryFilter } from '../../../renderer/gallery/galleryEntries.ts';
import { shipped } from '../../gallery/scenario.ts';

const everything: GalleryFilter = { text: '', kinds: [], withLesson: false };
const ids = (filter: Partial<GalleryFilter>) =>
  filterGallery(galleryEntries, { ...everything, ...filter }).map((entry) => entry.shipped.id);

describe('the gallery', () => {
  it('has a card for every shipped scenario, each with a question of its own', () => {
    expect(ids({})).toHaveLength(17);
    const questions = galleryEntries.map((entry) => entry.shipped.question);
    expect(new Set(questions).size).toBe(17);
    expect(questions.filter((question) => !question.endsWith('?'))).toEqual([]);
  });

  it('is narrowed down by strategies, all of which a scenario has to have, by lesson and by words', () => {
    expect(ids({ kinds: ['interleaved'] })).toEqual([
      'slow-burn',
      'needle',
      'ranking-win',
      'reference-null',
      'reference-drift',
    ]);
    expect(ids({ kinds: ['interleaved'], withLesson: true })).toEqual(['slow-burn', 'needle', 'ranking-win']);
    expect(ids({ text: 'WEEKEND' })).toEqual(['weekend-canary']);
    expect(ids({ text: 'no such world' })).toEqual([]);
  });

  it('names the strategies of a plan of several phases', () => {
    const capstone = galleryEntries.find((entry) => entry.shipped.id === 'capstone')!;
    expect(capstone.strategies.map(({ kind }) => kind).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'ab',
      'canary',
      'shadow',
    ]);
  });
});

describe('the sentence of a picture', () => {
  const slowBurn = worldCourse(shipped('slow-burn'), 168);

  it('tells the truth only where it may be told', () => {
    expect(courseSentence(slowBurn, true)).toMatch(
      /2% under the incumbent, 2%, in the end 3\.4% under the challenger\. The challenger is harmful from 24\.5 hours on\. Drift: Errors creep up\./,
    );
    expect(courseSentence(slowBurn, false)).toBe('28 days with 200,000 requests a day.');
  });

  it('tells rates apart by as many digits as that takes', () => {
    expect(rateLabels(slowBurn)).toEqual({ incumbent: '2%', challenger: '3.4%' });
    expect(rateLabels(worldCourse(shipped('correct-but-disliked'), 50))).toEqual({
      incumbent: '90%',
      challenger: '90.3%',
    });
    expect(rateLabels(worldCourse(shipped('impatient-dashboard'), 50))).toEqual({
      incumbent: '90%',
      challenger: '90%',
    });
  });
});
