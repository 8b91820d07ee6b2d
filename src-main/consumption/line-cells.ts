/** What is kept of each detail line, in the order in which columns are numbered in the ledger: never change it, only add at its end. */
export const lineCells = [
  'batch',
  /** The file's lines are counted from 1, the header included. */
  'lineNumber',
  'holding',
  'destination',
  'kind',
  /** The wall clock as printed, in seconds since 1970 as if UTC. */
  'startedAt',
  'durationSeconds',
  'volumeKilobytes',
  'amountMicros',
  /** In basis points; -1: none. */
  'vatRateBp',
] as const;
export type LineCell = (typeof lineCells)[number];
