/** Sums of lines by group: one pass of additions over the lines found, or over sums that stand for them. */
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import type { Numbers } from './detail-columns.ts';

/** What is added up: lines one by one, or sums of several. */
export interface Measured {
  readonly total: number;
  /** How many lines each stands for; null: one. */
  readonly weights: Numbers | null;
  readonly seconds: Numbers;
  readonly kilobytes: Numbers;
  readonly amounts: Numbers;
}

/** The number of a line's group, from what it has in one column. */
export interface Numbering {
  readonly codes: Numbers;
  /** By code; null where the number is the code less `least`. */
  readonly groups: Int32Array | null;
  readonly least: number;
  readonly count: number;
}

/** By group: whole numbers. */
export interface GroupSums {
  readonly lines: Float64Array;
  readonly seconds: Float64Array;
  readonly kilobytes: Float64Array;
  readonly amounts: Float64Array;
}

/** Lines whose groups are worked out at a time. */
const blockLines = 1 << 14;

/**
 * Adds up by all numberings together: the sums of groups g and h of two numberings are at g × (count of the second) + h.
 * @param among what is added; null: all
 * @throws ProblemError detail-sum-too-large where a sum is not counted exactly
 */
export function addUp(of: Measured, among: Int32Array | null, numberings: readonly Numbering[]): GroupSums {
  const size = numberings.reduce((product, { count }) => product * count, 1);
  const sums: GroupSums = {
    lines: new Float64Array(size),
    seconds: new Float64Array(size),
    kilobytes: new Float64Array(size),
    amounts: new Float64Array(size),
  };
  const total = among?.length ?? of.total;
  const groups = new Int32Array(Math.min(blockLines, total));
  for (let from = 0; from < total; from += blockLines) {
    const block: Block = {
      groups,
      from,
      count: Math.min(blockLines, total - from),
      lines: among?.subarray(from, from + blockLines) ?? null,
    };
    groups.fill(0);
    for (const numbering of numberings) number(block, numbering);
    if (of.weights) add(sums.lines, of.weights, block);
    else count(sums.lines, block);
    add(sums.seconds, of.seconds, block);
    add(sums.kilobytes, of.kilobytes, block);
    add(sums.amounts, of.amounts, block);
  }
  for (const its of [sums.seconds, sums.kilobytes, sums.amounts])
    if (!its.every(Number.isSafeInteger)) throw new ProblemError('detail-sum-too-large');
  return sums;
}

interface Block {
  /** The group of each line of the block. */
  readonly groups: Int32Array;
  readonly from: number;
  readonly count: number;
  /** Null: the lines that follow `from`. */
  readonly lines: Int32Array | null;
}

function number({ groups, from, count, lines }: Block, numbering: Numbering): void {
  const { codes, groups: byCode, least, count: width } = numbering;
  for (let i = 0; i < count; i++) {
    const code = codes[lines ? (lines[i] ?? 0) : from + i] ?? 0;
    groups[i] = (groups[i] ?? 0) * width + (byCode ? (byCode[code] ?? 0) : code - least);
  }
}

function count(sums: Float64Array, { groups, count: lines }: Block): void {
  for (let i = 0; i < lines; i++) {
    const group = groups[i] ?? 0;
    sums[group] = (sums[group] ?? 0) + 1;
  }
}

function add(sums: Float64Array, figures: Numbers, { groups, from, count: length, lines }: Block): void {
  for (let i = 0; i < length; i++) {
    const group = groups[i] ?? 0;
    sums[group] = (sums[group] ?? 0) + (figures[lines ? (lines[i] ?? 0) : from + i] ?? 0);
  }
}
