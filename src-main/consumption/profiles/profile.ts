/** What a layout of call detail looks like, as data: a new layout is a new table, not new code. */

/** What a detail line says. A layout needs those of its `required` list; the others are empty where it has none. */
export type DetailField =
  | 'root'
  | 'centre'
  | 'invoiceNumber'
  | 'invoiceDate'
  | 'line'
  | 'user'
  | 'section'
  | 'nature'
  | 'place'
  | 'destination'
  | 'date'
  | 'time'
  /** Date and time in one, in place of `date` and `time`. */
  | 'instant'
  | 'duration'
  | 'volume'
  | 'amount'
  | 'vatRate'
  | 'currency';

export interface DetailProfile {
  readonly name: string;
  /** Titles of the columns that give each field, best first, compared without case and accents. */
  readonly columns: Readonly<Partial<Record<DetailField, readonly string[]>>>;
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
