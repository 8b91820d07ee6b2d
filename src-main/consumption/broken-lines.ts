/** The lines of a file that cannot be read: the first says what is wrong, the next are named, all are counted. */
import { type Problem, type ProblemCode, problem } from '../../src-preload/contract/problem.ts';
import { detailLimits } from './detail-limits.ts';

export class BrokenLines {
  count = 0;
  readonly #lines: number[] = [];
  #first: { code: ProblemCode; params: Problem['params'] } | null = null;

  add(line: number, code: ProblemCode, params: Problem['params'] = {}): void {
    this.count++;
    if (this.#lines.length < detailLimits.namedBrokenLines) this.#lines.push(line);
    this.#first ??= { code, params: { line, ...params } };
  }

  /** What to say of them; null where every line reads. */
  get problem(): Problem | null {
    if (!this.#first) return null;
    const more = this.count > this.#lines.length ? ', …' : '';
    return problem(this.#first.code, { ...this.#first.params, count: this.count, lines: this.#lines.join(', ') + more });
  }
}
