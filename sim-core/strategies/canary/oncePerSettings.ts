import type { Settings } from './settings.ts';

/** The same function, which computes once for the settings of a phase: it is played many times with them. */
export function oncePerSettings<Value>(make: (settings: Settings) => Value): (settings: Settings) => Value {
  const made = new WeakMap<Settings, { readonly value: Value }>();
  return (settings) => {
    let before = made.get(settings);
    if (!before) {
      before = { value: make(settings) };
      made.set(settings, before);
    }
    return before.value;
  };
}
