"""The reference rollout as a data scientist would vectorise it in numpy, to measure against.

A two-week canary in four stages over six segments with a decision every five minutes. Per tick and replication
it draws six Poisson counts (error, success, failure of canary and baseline; the segments collapse because
independent Poissons add up), sums them over the stage, and rolls back when a pooled two-proportion z of errors
or successes passes 4.5. Prints one JSON line. Arguments: null|drift REPLICATIONS
"""

import json
import resource
import sys

import numpy

TICKS, SECONDS, LIMIT, BATCH = 4032, 300.0, 4.5, 32
SHARES = numpy.array([0.45, 0.25, 0.15, 0.0999, 0.05, 0.0001])
SUCCESS = numpy.array([0.95, 0.93, 0.90, 0.88, 0.85, 0.70])
ERROR = numpy.array([0.002, 0.002, 0.003, 0.004, 0.005, 0.01])
STAGES = [(0, 576, 0.01), (576, 1440, 0.05), (1440, 2592, 0.25), (2592, 4032, 0.5)]


def expected_counts(world):
    """Expected counts by tick: error, success, failure of the canary, then of the baseline."""
    tick = numpy.arange(TICKS)
    requests = 1000 * SECONDS * (1 + 0.6 * numpy.sin(2 * numpy.pi * (tick / 288 - 0.25)))
    success = {model: numpy.tile(SUCCESS, (TICKS, 1)) for model in ("canary", "baseline")}
    error = {model: numpy.tile(ERROR, (TICKS, 1)) for model in ("canary", "baseline")}
    fading = 0.03 * tick / TICKS
    success["canary"][:, 3] -= fading
    if world == "null":
        success["baseline"][:, 3] -= fading
    else:
        success["canary"] += 0.001
        success["canary"][:, 5] -= 0.3
        error["canary"][:, 5] += 0.04
    share = numpy.zeros(TICKS)
    for start, end, weight in STAGES:
        share[start:end] = weight
    columns = []
    for model, part in (("canary", share), ("baseline", 1 - share)):
        failed, succeeded = error[model], (1 - error[model]) * success[model]
        for chance in (failed, succeeded, 1 - failed - succeeded):
            columns.append(requests * part * (chance * SHARES).sum(axis=1))
    return numpy.stack(columns, axis=1)


def alarmed(sums):
    """Whether the gate alarms, from counts summed over the stage (last axis as in expected_counts)."""
    canary_error, canary_success, canary_failure, error, success, failure = numpy.moveaxis(sums.astype(float), -1, 0)
    canary = canary_error + canary_success + canary_failure
    baseline = error + success + failure
    total = canary + baseline
    scale = LIMIT * LIMIT * canary * baseline
    more_errors = canary_error * baseline - error * canary
    fewer_successes = success * canary - canary_success * baseline
    errors, successes = canary_error + error, canary_success + success
    return (canary >= 100) & (
        ((more_errors > 0) & (more_errors**2 * total > scale * errors * (total - errors)))
        | ((fewer_successes > 0) & (fewer_successes**2 * total > scale * successes * (total - successes)))
    )


def play(world, replications, generator):
    """Tick of the alarm by replication (counted from 1), TICKS where there was none; and whether there was."""
    expected = expected_counts(world)
    ended = numpy.full(replications, TICKS)
    caught = numpy.zeros(replications, bool)
    alive = numpy.arange(replications)
    for start, end, _ in STAGES:
        sums = numpy.zeros((len(alive), 6))
        for first in range(start, end, BATCH):
            last = min(first + BATCH, end)
            if len(alive) == 0:
                break
            counts = generator.poisson(expected[first:last], size=(len(alive), last - first, 6))
            path = numpy.cumsum(counts, axis=1) + sums[:, None, :]
            alarm = alarmed(path)
            hit = alarm.any(axis=1)
            ended[alive[hit]] = first + alarm.argmax(axis=1)[hit] + 1
            caught[alive[hit]] = True
            sums = path[~hit, -1]
            alive = alive[~hit]
    return ended, caught


world, replications = sys.argv[1], int(sys.argv[2])
ended, caught = play(world, replications, numpy.random.Generator(numpy.random.SFC64(1)))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "cpuSeconds": usage.ru_utime + usage.ru_stime,
            "rolledBack": caught.mean(),
            "meanHours": ended.mean() / 12,
        }
    )
)
