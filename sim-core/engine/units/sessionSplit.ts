import { binomial } from '../../random/index.ts';
import type { EvidenceNeeds } from '../../strategies/evidence.ts';
import type { Exposure } from '../../strategies/strategy.ts';
import type { Role } from '../../world/behaviour.ts';
import { roles } from '../../world/behaviour.ts';
import type { Regime } from '../../world/compile.ts';
import { ofKind } from '../../world/rateTable.ts';
import type { Stretch } from '../servedDraw.ts';
import { sparseNumbers } from '../sparseNumbers.ts';
import type { SplitParts } from '../userSplit.ts';
import type { CountedRequests } from './countsOfCells.ts';
import { requestsOf } from './countsOfCells.ts';
import { throwCounts } from './throwCounts.ts';
import type { ArmSums } from './unitSums.ts';
import { emptyArmSums } from './unitSums.ts';
import { UnitTally } from './unitTally.ts';

/**
 * Draws one phase's split by session where requests come in sessions: all requests of a session go one way. A session
 * ends within its tick, so that its counts can be added up at once.
 */
export class SessionSplit {
  readonly #parts: SplitParts;
  readonly #tally: UnitTally | undefined;
  readonly #sums: ArmSums | undefined;

  constructor({ units }: EvidenceNeeds, parts: SplitParts) {
    this.#parts = parts;
    this.#tally = units && new UnitTally(units.value);
    this.#sums = units && emptyArmSums(units.value);
  }

  /** Draws a stretch in which the challenger has a share of the sessions; what came is in the counts of `served`. */
  draw(regime: Regime, { challenger: share, heldOut = 0 }: Exposure, stretch: Stretch): void {
    const { world, traffic, served, users, reach, routing, countsOf } = this.#parts;
    world.userKinds.forEach((_, kind) => {
      const sessions = traffic.sessions(stretch.from, stretch.to, kind);
      const challenger = binomial(routing, sessions, share);
      const others = sessions - challenger;
      const out = heldOut > 0 ? binomial(routing, others, Math.min(1, heldOut / (1 - share))) : 0;
      const counts: Record<Role, number> = { incumbent: others - out, challenger };
      for (const role of roles) {
        const count = counts[role];
        const table = ofKind(served.table(regime, role), kind);
        const drawn = served.draw(role, table, Number.NaN, stretch, { sessions: { kind, count } });
        const requests = countsOf.of(regime, role, kind, stretch, drawn);
        this.#count(role, count, requests);
        if (role === 'incumbent') continue;
        const reached = requestsOf(requests);
        reach.addElsewhere(reached);
        users.addSessions(kind, reached, count);
      }
    });
  }

  /** Sums over the sessions of both arms since the phase began; undefined where nobody reads them. */
  sums(): ArmSums | undefined {
    return this.#sums;
  }

  #count(role: Role, sessions: number, requests: CountedRequests): void {
    const tally = this.#tally;
    if (!tally || !this.#sums) return;
    const places = sparseNumbers(sessions);
    throwCounts(this.#parts.random, requests, sessions, (column, session, amount) => {
      let place = places.get(session);
      if (place === undefined) {
        place = tally.open();
        tally.assign(place, role);
        places.set(session, place);
      }
      tally.add(place, column, amount);
    });
    tally.addTo(this.#sums);
    tally.clear();
  }
}
