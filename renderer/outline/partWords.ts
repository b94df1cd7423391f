import { formatHours } from '../format/durations.ts';
import { formatExact, formatShare } from '../format/numbers.ts';
import { textOf, valueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import type { WorldPart } from './worldParts.ts';

/** What a part of the world is called: by its own name if it has one. */
export function partName({ key, schema, title }: WorldPart, value: Json): string {
  if (schema.properties?.['name']) return textOf(valueAt(value, ['name']));
  const model = textOf(valueAt(value, ['model']));
  if (key !== 'filters' || model === '') return title;
  return model === 'both' ? 'Filter of both' : `Filter of the ${model}`;
}

/** What matters most of a part of the world, by its key, in a few words; nothing where none were found for it. */
export function partNote(key: string, value: Json): string {
  const word = (of: string) => textOf(valueAt(value, [of]));
  const number = (of: string, format: (amount: number) => string) => {
    const amount = valueAt(value, [of]);
    return typeof amount === 'number' ? format(amount) : '';
  };
  switch (key) {
    case 'world':
      return number('horizonHours', formatHours);
    case 'traffic':
      return number('requestsPerSecond', (rate) => `${formatExact(rate)} requests/s`);
    case 'users':
      return number('population', (users) => `${formatExact(users)} users`);
    case 'segments':
      return number('share', (share) => `${formatShare(share)} of requests`);
    case 'drifts':
      return number('atHours', (hours) =>
        hours === 0 ? 'drift, from the start' : `drift, after ${formatHours(hours)}`,
      );
    case 'feedbacks':
      return number('servedHours', (hours) => `feedback, builds up in ${formatHours(hours)}`);
    case 'capacity':
      return number('requestsPerSecond', (rate) => `${formatExact(rate)} requests/s, ${word('machines')}`);
    case 'labels':
      return number('meanHours', (hours) => `${word('of')} after ${formatHours(hours)}`);
    case 'filters':
      return number(
        'share',
        (share) => `${formatShare(share)} of ${word('requests').replace('everyone', 'requests')}`,
      );
    case 'ranking':
      return `${word('clickModel')} clicks`;
    default:
      return '';
  }
}
