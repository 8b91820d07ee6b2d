/** What was asked lately, within a weight: the oldest leave first. */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #weigh: (value: Value) => number;
  readonly #kept = new Map<Key, Value>();
  #weight = 0;

  constructor(most: number, weigh: (value: Value) => number) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /** The value of a key, made where it is not kept. */
  get(key: Key, make: () => Value): Value {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const value = make();
    this.#kept.set(key, value);
    this.#weight += this.#weigh(value);
    for (const [oldest, old] of this.#kept) {
      if (this.#weight <= this.#most || oldest === key) break;
      this.#kept.delete(oldest);
      this.#weight -= this.#weigh(old);
    }
    return value;
  }
}
