/** What a call-detail file may ask of this machine (law 7). Real files stay far below each figure. */
export const detailLimits = {
  /** How much of a file is looked at to tell its layout. */
  headBytes: 64 * 1024,
  /** One line, quoted line breaks included. */
  lineBytes: 64 * 1024,
  fields: 256,
  /** Names, numbers and places: one text. */
  textBytes: 1_000,
  /** All different texts of one file. */
  dictionaryBytes: 256 * 1024 * 1024,
  /** Sums of one file by user, or by destination. */
  tallyBytes: 1024 * 1024 * 1024,
  /** Broken lines named in the problem. */
  namedBrokenLines: 20,
  /** Broken lines shown with their text, and how much of it. */
  shownBrokenLines: 50,
  shownLineBytes: 300,
  /** The thread that reads is ended when it has said nothing for so long. */
  silenceMilliseconds: 60_000,
} as const;
