import type { Evidence, EvidenceNeeds } from '../../strategies/evidence.ts';
import type { Exposure } from '../../strategies/strategy.ts';
import type { Role } from '../../world/behaviour.ts';
import { UnitTally } from '../units/unitTally.ts';

/** Who sends a request, as far as units go. */
interface Sender {
  readonly user: number;
  /** A number of its own for every session. */
  readonly session: number;
}

/** The records of a phase's units, each kept whole until somebody asks for the sums: the events engine's way to count them. */
export class UnitRecords {
  readonly #tally: UnitTally;
  readonly #places = new Map<number, number>();
  #by: Exposure['by'] = 'request';
  #requests = 0;

  constructor({ value }: NonNullable<EvidenceNeeds['units']>) {
    this.#tally = new UnitTally(value);
  }

  /** What is split from now on. */
  begin(by: Exposure['by']): void {
    this.#by = by;
  }

  /** A counted request of a user before the split. */
  addBefore({ user }: Sender, outcome: 'error' | 'success' | 'failure', value: number): void {
    const place = this.#placeOf(user);
    if (outcome === 'error') this.#tally.add(place, 'errorsBefore', 1);
    if (outcome !== 'success') return;
    this.#tally.add(place, 'successesBefore', 1);
    this.#tally.add(place, 'valueBefore', value);
  }

  /**
   * A counted request.
   * @param outcome as far as the team knows
   * @returns where its unit is recorded, for a label that comes later
   */
  add(sender: Sender, role: Role, outcome: 'error' | 'success' | 'failure', value: number): number {
    const place = this.#placeOf(this.#unitOf(sender));
    this.#tally.assign(place, role);
    this.#tally.add(place, 'requests', 1);
    if (outcome === 'error') this.#tally.add(place, 'errors', 1);
    if (outcome === 'success') {
      this.#tally.add(place, 'successes', 1);
      this.#tally.add(place, 'value', value);
    }
    return place;
  }

  /** A label that turns a request into a success, or takes it off the successes. */
  correct(place: number, change: 1 | -1): void {
    this.#tally.add(place, 'successes', change);
  }

  /** Sums over the units of both arms since the phase began. */
  sums(): NonNullable<Evidence['units']> {
    return this.#tally.sums();
  }

  #unitOf({ user, session }: Sender): number {
    if (this.#by === 'user') return user;
    if (this.#by === 'session') return session;
    this.#requests += 1;
    return this.#requests;
  }

  #placeOf(unit: number): number {
    let place = this.#places.get(unit);
    if (place === undefined) {
      place = this.#tally.open();
      this.#places.set(unit, place);
    }
    return place;
  }
}
