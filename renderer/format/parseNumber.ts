const decimal = String.raw`[+-]?(?:\d+(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?`;
const pattern = new RegExp(`^(${decimal})(?:\\s*/\\s*(${decimal}))?\\s*(%?)$`, 'i');

/**
 * Reads a number as a planner types it: "0.005", "0.5%", "1/200", "1,000", "2e6".
 * @returns undefined where the text is not a number
 */
export function parseNumber(text: string): number | undefined {
  // Minus signs and spaces as other programs typeset them.
  const match = pattern.exec(
    text
      .trim()
      .replaceAll(/[\u2212\u2013]/g, '-')
      .replaceAll(/[\u00a0\u202f]/g, ''),
  );
  if (!match) return undefined;
  const [, upper = '', lower, percent] = match;
  const numerator = readDecimal(upper);
  const denominator = lower === undefined ? 1 : readDecimal(lower);
  if (numerator === undefined || denominator === undefined || denominator === 0) return undefined;
  const value = numerator / denominator / (percent ? 100 : 1);
  // 0.07% is 0.0007, not 0.0007000000000000001.
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : undefined;
}

function readDecimal(text: string): number | undefined {
  return /\d/.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}
