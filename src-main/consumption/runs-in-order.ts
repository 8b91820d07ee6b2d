/** The lines of a run in the two orders of the grid, so that the tables of these orders are filled from sorted keys. */

export class OrderedRun {
  static readonly capacity = 1 << 20;
  count = 0;
  readonly #holdings = new Int32Array(OrderedRun.capacity);
  readonly #destinations = new Int32Array(OrderedRun.capacity);

  get full(): boolean {
    return this.count === OrderedRun.capacity;
  }

  add(holding: number, destination: number): void {
    this.#holdings[this.count] = holding;
    this.#destinations[this.count] = destination;
    this.count++;
  }

  /** Empties the run. Lines that share holding and destination keep their order. */
  take(): { holdings: Int32Array; destinations: Int32Array; byUser: Int32Array; byDestination: Int32Array } {
    const holdings = this.#holdings.slice(0, this.count);
    const destinations = this.#destinations.slice(0, this.count);
    const places = new Int32Array(this.count);
    for (let place = 0; place < places.length; place++) places[place] = place;
    const byUser = sortedBy(holdings, sortedBy(destinations, places));
    const byDestination = sortedBy(destinations, sortedBy(holdings, places));
    this.count = 0;
    return { holdings, destinations, byUser, byDestination };
  }
}

/** The places of `order` by their key, stable: a counting sort, for keys are the small numbers of a dictionary. */
function sortedBy(keys: Int32Array, order: Int32Array): Int32Array {
  let largest = 0;
  for (const key of keys) if (key > largest) largest = key;
  const next = new Int32Array(largest + 2);
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1;
  for (let key = 1; key < next.length; key++) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const sorted = new Int32Array(order.length);
  for (const place of order) {
    const key = keys[place] ?? 0;
    const at = next[key] ?? 0;
    sorted[at] = place;
    next[key] = at + 1;
  }
  return sorted;
}
