/** A table written row by row, whatever the format of its file. */
import type { Cell, ColumnType } from '../../src-preload/contract/grid.ts';

/**
 * How a cell is written: as a column of the grid, or `clock`, seconds as hh:mm:ss; `time`, the same of a day; `decimal`, a decimal
 * string as printed; `hundredths`, an integer.
 */
export type CellType = ColumnType | 'clock' | 'time' | 'decimal';

export interface TableColumn {
  readonly heading: string;
  readonly type: CellType;
}

export interface TableWriter {
  /** Characters or texts that the format could not hold as they are. */
  readonly altered: number;
  /**
   * Adds a row; true where it is time to wait for `flush`.
   * @param minorDigits decimals of the row's currency
   */
  add(cells: readonly Cell[], minorDigits: number): boolean;
  flush(): Promise<void>;
  /** Ends the file; the sink is its owner's to close. */
  finish(): Promise<void>;
  /** Lets go of what is under way; what was written is not whole. */
  abandon(): void;
}
