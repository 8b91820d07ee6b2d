import type { FindingValues } from '../finding.ts';

/** Something that can hardly be meant so: which rule says it, and what it quotes. */
export interface Implausible {
  readonly rule: string;
  readonly values: FindingValues;
}
