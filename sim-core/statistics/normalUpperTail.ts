import { exp } from '../numeric/index.ts';

/**
 * Probability that a standard normal variable is above z, accurate to 1e-14 relative however far out z is.
 * Source: Cody 1969, "Rational Chebyshev approximations for the error function", in the arrangement of R's pnorm.
 */
export function normalUpperTail(z: number): number {
  if (z !== z) return NaN;
  const size = Math.abs(z);
  if (size <= 0.67448975) return 0.5 - central(z);
  if (size > 39) return z > 0 ? 0 : 1;
  // The square of z would lose digits in the exponent: its first bits are taken out and squared exactly.
  const coarse = Math.trunc(size * 16) / 16;
  const rest = (size - coarse) * (size + coarse);
  const density = exp(-0.5 * coarse * coarse) * exp(-0.5 * rest);
  const tail = density * (size <= 5.656854249492381 ? middle(size) : far(size));
  return z > 0 ? tail : 1 - tail;
}

function central(z: number): number {
  const s = z * z;
  const numerator =
    ((((6.5682337918207449113e-2 * s + 2.2352520354606839287) * s + 1.6102823106855587881e2) * s +
      1.0676894854603709582e3) *
      s +
      1.8154981253343561249e4) *
    z;
  const denominator =
    (((s + 4.720258190468824187e1) * s + 9.7609855173777669322e2) * s + 1.0260932208618978205e4) * s +
    4.5507789335026729956e4;
  return numerator / denominator;
}

function middle(y: number): number {
  const numerator =
    (((((((1.0765576773720192317e-8 * y + 3.9894151208813466764e-1) * y + 8.8831497943883759412) * y +
      9.3506656132177855979e1) *
      y +
      5.9727027639480026226e2) *
      y +
      2.4945375852903726711e3) *
      y +
      6.8481904505362823326e3) *
      y +
      1.1602651437647350124e4) *
      y +
    9.8427148383839780218e3;
  const denominator =
    (((((((y + 2.2266688044328115691e1) * y + 2.3538790178262499861e2) * y + 1.519377599407554805e3) * y +
      6.485558298266760755e3) *
      y +
      1.8615571640885098091e4) *
      y +
      3.4900952721145977266e4) *
      y +
      3.8912003286093271411e4) *
      y +
    1.9685429676859990727e4;
  return numerator / denominator;
}

function far(y: number): number {
  const s = 1 / (y * y);
  const numerator =
    ((((2.307344176494017303e-2 * s + 2.1589853405795699e-1) * s + 1.274011611602473639e-1) * s +
      2.2235277870649807e-2) *
      s +
      1.421619193227893466e-3) *
      s +
    2.9112874951168792e-5;
  const denominator =
    ((((s + 1.28426009614491121) * s + 4.68238212480865118e-1) * s + 6.59881378689285515e-2) * s +
      3.78239633202758244e-3) *
      s +
    7.29751555083966205e-5;
  return (0.3989422804014327 - (s * numerator) / denominator) / y;
}
