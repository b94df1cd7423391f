/** Days of the week in the order of the hour-of-week profile. */
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const HOURS_PER_WEEK = 168;
export const MINUTES_PER_WEEK = 10_080;
