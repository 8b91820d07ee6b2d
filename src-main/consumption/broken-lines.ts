/** The lines of a file that cannot be read: the first says what is wrong, the next are named, some are shown, all are counted. */
import type { BrokenLine } from '../../src-preload/contract/mapping.ts';
import { type Problem, type ProblemCode, problem } from '../../src-preload/contract/problem.ts';
import { detailLimits } from './detail-limits.ts';

const codes = {
  value: 'detail-line-value',
  columns: 'detail-line-columns',
  quote: 'detail-line-quote',
  control: 'detail-line-control',
  long: 'detail-line-long',
} as const satisfies Record<BrokenLine['reason'], ProblemCode>;

export class BrokenLines {
  count = 0;
  readonly shown: BrokenLine[] = [];
  readonly #lines: number[] = [];
  #first: { code: ProblemCode; params: Problem['params'] } | null = null;

  /** @param text gives the line as written; asked for the first ones only */
  add(line: number, reason: BrokenLine['reason'], params: Problem['params'], text: () => string): void {
    this.count++;
    if (this.#lines.length < detailLimits.namedBrokenLines) this.#lines.push(line);
    this.#first ??= { code: codes[reason], params: { line, ...params } };
    if (this.shown.length >= detailLimits.shownBrokenLines) return;
    const { column = null, value = null } = params;
    this.shown.push({
      line,
      text: text(),
      reason,
      column: column === null ? null : String(column),
      value: value === null ? null : String(value),
    });
  }

  /** What to say of them; null where every line reads. */
  get problem(): Problem | null {
    if (!this.#first) return null;
    const more = this.count > this.#lines.length ? ', …' : '';
    return problem(this.#first.code, { ...this.#first.params, count: this.count, lines: this.#lines.join(', ') + more });
  }
}
