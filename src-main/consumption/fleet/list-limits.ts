/** What a fleet list may ask of this machine (law 7): a fleet of a hundred thousand lines stays below. */
export const listLimits = {
  fileBytes: 64 * 1024 * 1024,
  rows: 200_000,
  columns: 256,
  /** One cell; what is longer is cut, and then too long for its field. */
  cellCharacters: 1_000,
  /** All cells together. */
  characters: 64 * 1024 * 1024,
  timeoutMs: 60_000,
  memoryMb: 768,
} as const;
