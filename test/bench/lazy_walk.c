// The lazy walk of sim-core/engine/gateSearch.ts in C, to measure against: the reference rollout with equal models, the
// same blocks, samplers and certificate; neither side draws users. Prints one JSON line. Argument: REPLICATIONS
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define TICKS 4032
#define CELLS 6
#define MOMENTS 10
static const double LIMIT = 4.5, GROWTH = 0.5, LOG_INVERSE_ERROR = 33;
static const double PI = 3.14159265358979323846;
static const double SHARES[6] = {0.45, 0.25, 0.15, 0.0999, 0.05, 0.0001};
static const double SUCCESS[6] = {0.95, 0.93, 0.90, 0.88, 0.85, 0.70};
static const double ERROR[6] = {0.002, 0.002, 0.003, 0.004, 0.005, 0.01};
static const int STAGES[5] = {0, 576, 1440, 2592, 4032};
static const double PARTS[4] = {0.01, 0.05, 0.25, 0.5};

// Rows: error, success, failure; sums of expected counts before each tick.
static double rates[3][TICKS], expectedBefore[3][TICKS + 1];
// By metric (errors, lack of success): how far the rate of events and of the others has moved.
static double eventRate[2][TICKS], eventMoved[2][TICKS], otherRate[2][TICKS], otherMoved[2][TICKS];
static const double moments[MOMENTS + 1] = {0, 0.02, 0.08, 0.16, 0.23, 0.29, 0.34, 0.385, 0.425, 0.465, 0.5};
static double needed[MOMENTS];

// sfc32
static uint32_t state[4];
static inline uint32_t uint32(void) {
  uint32_t sum = state[0] + state[1] + state[3];
  state[3] += 1;
  state[0] = state[1] ^ (state[1] >> 9);
  state[1] = state[2] + (state[2] << 3);
  state[2] = ((state[2] << 21) | (state[2] >> 11)) + sum;
  return sum;
}
static inline double uniform(void) {
  double high = uint32() >> 5;
  return (high * 67108864 + (uint32() >> 6)) * 1.1102230246251565e-16;
}
static inline double uniformOpen(void) {
  double u;
  while ((u = uniform()) == 0) {}
  return u;
}
static uint32_t mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return h ^ (h >> 16);
}
static void openStream(uint32_t replication) {
  state[0] = mix(0x9e3779b1u ^ replication);
  state[1] = mix(0x7f4a7c15u + state[0]);
  state[2] = mix(0x85ebca77u ^ (state[0] + state[1] * 0x9e3779b1u));
  state[3] = mix(0xc2b2ae3du ^ (state[1] + state[2] * 0x85ebca77u));
  for (int round = 0; round < 15; round++) uint32();
}

static double stirlingError(double x) {
  if (x < 16) return lgamma(x + 1) - ((x + 0.5) * log(x) - x + 0.91893853320467274178);
  double z = 1 / (x * x);
  return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188))))) / x;
}
static double deviance(double x, double mean) {
  if (x == 0) return mean;
  double difference = x - mean;
  if (fabs(difference) >= 0.1 * (x + mean)) return x * log(x / mean) - difference;
  double v = difference / (x + mean), square = v * v, sum = difference * v, term = 2 * x * v;
  for (int j = 3;; j += 2) {
    term *= square;
    double next = sum + term / j;
    if (next == sum) return sum;
    sum = next;
  }
}
static double poisson(double mean) {
  if (mean < 10) {
    double rest = uniform(), probability = exp(-mean);
    int count = 0;
    for (; count < 150 && rest >= probability; count++) {
      rest -= probability;
      probability *= mean / (count + 1);
    }
    return count;
  }
  double b = 0.931 + 2.53 * sqrt(mean), a = -0.059 + 0.02483 * b, squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    double u = uniform() - 0.5, v = uniformOpen(), distance = 0.5 - fabs(u);
    if (distance == 0) continue;
    double count = floor((2 * a / distance + b) * u + mean + 0.43);
    if (distance >= 0.07 && v <= squeeze) return count;
    if (count < 0 || (distance < 0.013 && v > distance)) continue;
    double ratio = v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (distance * distance) + b);
    if (count == 0 ? log(ratio) <= -mean
                   : log(ratio * ratio * 2 * PI * count) <= -2 * (stirlingError(count) + deviance(count, mean)))
      return count;
  }
}
static double logBinomialMass(double k, double n, double p, double q) {
  if (k == 0) return n * log1p(-p);
  if (k == n) return n * log(p);
  double rest = n - k;
  return stirlingError(n) - stirlingError(k) - stirlingError(rest) - deviance(k, n * p) - deviance(rest, n * q) -
         0.5 * log(2 * PI * k * (rest / n));
}
static int belowMassRatio(double ratio, double k, double mode, double n, double p, double q) {
  if (k == 0 || k == n) return log(ratio) <= logBinomialMass(k, n, p, q) - logBinomialMass(mode, n, p, q);
  double rest = n - k, restOfMode = n - mode;
  double exponent = stirlingError(mode) - stirlingError(k) + stirlingError(restOfMode) - stirlingError(rest) +
                    deviance(mode, n * p) - deviance(k, n * p) + deviance(restOfMode, n * q) - deviance(rest, n * q);
  return log(ratio * ratio * (k / mode) * (rest / restOfMode)) <= 2 * exponent;
}
static double rarer(double trials, double p) {
  double q = 1 - p, mean = trials * p;
  if (mean < 10) {
    double rest = uniform(), mass = exp(trials * log1p(-p)), odds = p / q;
    int count = 0;
    for (; count < trials && rest >= mass; count++) {
      rest -= mass;
      mass *= (trials - count) / (count + 1) * odds;
    }
    return count;
  }
  double spread = sqrt(mean * q), b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p;
  double squeeze = 0.92 - 4.2 / b;
  for (;;) {
    double u = uniform() - 0.5, v = uniformOpen(), distance = 0.5 - fabs(u);
    if (distance == 0) continue;
    double count = floor((2 * a / distance + b) * u + mean + 0.5);
    if (distance >= 0.07 && v <= squeeze) return count;
    if (count < 0 || count > trials) continue;
    double ratio = v * (2.83 + 5.1 / b) * spread / (a / (distance * distance) + b), mode = floor((trials + 1) * p);
    if (belowMassRatio(ratio, count, mode, trials, p, q)) return count;
  }
}
static double binomial(double trials, double p) { return p <= 0.5 ? rarer(trials, p) : trials - rarer(trials, 1 - p); }

static double expectedIn(int row, int from, int to) { return expectedBefore[row][to] - expectedBefore[row][from]; }
static double distanceIn(const double *rate, const double *moved, int from, int to) {
  double change = moved[to - 1] - moved[from], value = rate[from];
  if (change == 0) return 0;
  return change < value ? change * value / (2 * value * value - change * change) : 1;
}
static inline double deviation(double count) { return fmin(count, sqrt(count * LOG_INVERSE_ERROR / 2)); }
static inline double drift(double count, double uneven) {
  return uneven == 0 ? 0 : deviation(count) * uneven / (0.5 - uneven);
}
static inline double rootOfMean(double e, double o) { return e + o > 0 ? sqrt(e * o / (e + o)) : 0; }
static int below(double start, double end, double squaredWeights, double uneven) {
  if (!(start >= 0 && end >= 0)) return 0;
  double scale = sqrt(squaredWeights) * (1 + 8 * uneven), slope = end - start;
  for (int i = MOMENTS - 1; i >= 0; i--) {
    double height = needed[i] * scale, change = moments[i] * slope;
    if (start + change < height || end - change < height) return 0;
  }
  return 1;
}

static double cells[CELLS], blocks[32][CELLS];
static int staysQuiet(int metric, int from, int to, const double *block, double part) {
  // Events: errors, or all but successes; incumbent first.
  double e[2], ne[2], n[2], nn[2];
  for (int side = 0; side < 2; side++) {
    const double *c = cells + 3 * side, *d = block + 3 * side;
    n[side] = c[0] + c[1] + c[2];
    nn[side] = d[0] + d[1] + d[2];
    e[side] = metric == 0 ? c[0] : c[0] + c[2];
    ne[side] = metric == 0 ? d[0] : d[0] + d[2];
  }
  if (e[1] + ne[1] == 0) return 1;
  double own = 1 - part, events = e[0] + e[1], requests = n[0] + n[1];
  if (requests == 0) return 0;
  double newEvents = ne[0] + ne[1], newOthers = nn[0] + nn[1] - newEvents, others = requests - events;
  double no[2] = {nn[0] - ne[0], nn[1] - ne[1]};
  double bendE = distanceIn(eventRate[metric], eventMoved[metric], from, to);
  double bendO = distanceIn(otherRate[metric], otherMoved[metric], from, to);
  if (bendE > 0.1 || bendO > 0.1) return 0;
  double startSurplus = own * n[1] - part * n[0], endSurplus = startSurplus + own * nn[1] - part * nn[0];
  double wander = (fmax(fabs(startSurplus), fabs(endSurplus)) + own * deviation(nn[1]) + part * deviation(nn[0])) / requests;
  double low = fmax(0, part - wander), high = fmin(1, part + wander);
  double level = LIMIT * sqrt(fmin(low * (1 - low), high * (1 - high)));
  double rate = (events + newEvents) / (requests + newEvents + newOthers), rest = 1 - rate;
  double eventLoss = fmin(newEvents, deviation(newEvents) + newEvents * bendE);
  double otherLoss = deviation(newOthers) + newOthers * bendO;
  double product = wander * (fabs(rest * events - rate * others) + rest * eventLoss + rate * otherLoss);
  double surplusE = own * ne[1] - part * ne[0], surplusO = own * no[1] - part * no[0];
  double boundE = fabs(surplusE) * bendE + own * drift(ne[1], bendE) + part * drift(ne[0], bendE);
  double boundO = fabs(surplusO) * bendO + own * drift(no[1], bendO) + part * drift(no[0], bendO);
  double start = rest * (own * e[1] - part * e[0]) - rate * (own * (n[1] - e[1]) - part * (n[0] - e[0])) + product +
                 rest * boundE + rate * boundO;
  double end = start + rest * surplusE - rate * surplusO;
  double squared = rest * rest * (own * own * ne[1] + part * part * ne[0]) + rate * rate * (own * own * no[1] + part * part * no[0]);
  double uneven = fmax(bendE, bendO);
  double risingStart = level * rootOfMean(fmax(0, events - eventLoss), fmax(0, others - otherLoss));
  double risingEnd = level * rootOfMean(events + newEvents - eventLoss, fmax(0, others + newOthers - otherLoss));
  if (below(risingStart - start, risingEnd - end, squared, uneven)) return 1;
  double standing = level * rootOfMean(events, others);
  return below(standing - start, standing - end, squared, uneven);
}
static int exceeds(double e, double n, double be, double bn, int worse) {
  double difference = (e * bn - be * n) * worse, all = n + bn, events = e + be;
  return difference > 0 && difference * difference * all > LIMIT * LIMIT * n * bn * events * (all - events);
}
static int acts(void) {
  double bn = cells[0] + cells[1] + cells[2], n = cells[3] + cells[4] + cells[5];
  return n >= 100 && (exceeds(cells[3], n, cells[0], bn, 1) || exceeds(cells[4], n, cells[1], bn, -1));
}
static int explore(int from, int to, int depth, double part) {
  double *block = blocks[depth], *half = blocks[depth + 1];
  int single = to == from + 1;
  double canary = cells[3] + cells[4] + cells[5] + block[3] + block[4] + block[5];
  if (single || canary < 100 || (staysQuiet(0, from, to, block, part) && staysQuiet(1, from, to, block, part))) {
    for (int i = 0; i < CELLS; i++) cells[i] += block[i];
    return single && acts() ? to : -1;
  }
  int middle = (from + to) / 2;
  for (int i = 0; i < CELLS; i++) {
    half[i] = binomial(block[i], fmin(1, expectedIn(i % 3, from, middle) / expectedIn(i % 3, from, to)));
    block[i] -= half[i];
  }
  int acted = explore(from, middle, depth + 1, part);
  if (acted >= 0) return acted;
  for (int i = 0; i < CELLS; i++) half[i] = block[i];
  return explore(middle, to, depth + 1, part);
}
static int play(void) {
  for (int stage = 0; stage < 4; stage++) {
    int from = STAGES[stage], until = STAGES[stage + 1];
    for (int i = 0; i < CELLS; i++) cells[i] = 0;
    for (int start = from; start < until;) {
      int length = (int)floor((start - from) * GROWTH), end = start + (length > 1 ? length : 1);
      if (end > until) end = until;
      for (int i = 0; i < CELLS; i++)
        blocks[0][i] = poisson((i < 3 ? 1 - PARTS[stage] : PARTS[stage]) * expectedIn(i % 3, start, end));
      int acted = explore(start, end, 0, PARTS[stage]);
      if (acted >= 0) return acted;
      start = end;
    }
  }
  return -1;
}
int main(int count, char **words) {
  int replications = count > 1 ? atoi(words[1]) : 1000;
  for (int tick = 0; tick < TICKS; tick++) {
    double requests = 1000 * 300 * (1 + 0.6 * sin(2 * PI * (tick / 288.0 - 0.25)));
    for (int segment = 0; segment < 6; segment++) {
      double success = SUCCESS[segment] - (segment == 3 ? 0.03 * tick / TICKS : 0), error = ERROR[segment];
      rates[0][tick] += SHARES[segment] * error;
      rates[1][tick] += SHARES[segment] * (1 - error) * success;
      rates[2][tick] += SHARES[segment] * (1 - error) * (1 - success);
    }
    for (int row = 0; row < 3; row++) expectedBefore[row][tick + 1] = expectedBefore[row][tick] + requests * rates[row][tick];
    eventRate[0][tick] = rates[0][0];
    otherRate[0][tick] = rates[1][0] + rates[2][0];
    eventRate[1][tick] = rates[0][tick] + rates[2][tick];
    otherRate[1][tick] = rates[1][tick];
    for (int metric = 0; metric < 2 && tick > 0; metric++) {
      eventMoved[metric][tick] = eventMoved[metric][tick - 1] + fabs(eventRate[metric][tick] - eventRate[metric][tick - 1]);
      otherMoved[metric][tick] = otherMoved[metric][tick - 1] + fabs(otherRate[metric][tick] - otherRate[metric][tick - 1]);
    }
  }
  for (int i = 0; i < MOMENTS; i++) {
    double end = moments[i + 1], proxy = end == 0.5 ? 0.25 : (1 - 2 * end) / (2 * log((1 - end) / end));
    needed[i] = (1 - moments[i]) * sqrt(2 * LOG_INVERSE_ERROR * proxy) / (1 - end);
  }
  double hours = 0;
  int rolledBack = 0;
  for (int replication = 0; replication < replications; replication++) {
    openStream((uint32_t)replication);
    int acted = play();
    rolledBack += acted >= 0;
    hours += (acted >= 0 ? acted : TICKS) / 12.0;
  }
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  printf("{\"cpuSeconds\": %.6f, \"rolledBack\": %.6f, \"meanHours\": %.4f}\n", seconds, (double)rolledBack / replications,
         hours / replications);
  return 0;
}
