/** What a layout of call detail looks like, as data: a new layout is a new table, not new code. */
import type { DetailField } from '../../../src-preload/contract/mapping.ts';

export interface DetailProfile {
  readonly name: string;
  /** Titles of the columns that give each field, best first, compared without case and accents. */
  readonly columns: Readonly<Partial<Record<DetailField, readonly string[]>>>;
  /** The others are empty where the layout has none. */
  readonly required: readonly DetailField[];
  readonly separators: readonly (';' | ',' | '\t')[];
  readonly decimal: ',' | '.';
  /** `dmy` is dd/mm/yyyy, `ymd` is yyyy-mm-dd. */
  readonly dates: 'dmy' | 'ymd';
  /** `clock` is hh:mm:ss; `minutes` are decimal and must be whole seconds. */
  readonly durations: 'clock' | 'minutes' | 'seconds';
  /** Of lines that name none. */
  readonly currency: string;
}
