/** The call detail of one invoice, in the order it is printed: by user, then line, then time. */
import type { LedgerReader } from '../../ledger/ledger.ts';
import type { DetailLine } from './figures.ts';

const detailSql = `
  SELECT user.name, fleet_line.number, line.started_at, kind.nature, destination.number, destination.place,
    line.duration_seconds, line.volume_kilobytes, line.amount_micros
  FROM detail_batch AS batch
  JOIN detail_line AS line ON line.batch_id = batch.id
  JOIN fleet_holding AS holding ON holding.id = line.holding_id
  JOIN fleet_user AS user ON user.id = holding.user_id
  JOIN fleet_line ON fleet_line.id = holding.line_id
  JOIN destination ON destination.id = line.destination_id
  JOIN usage_kind AS kind ON kind.id = line.kind_id
  WHERE batch.invoice_id = ?
  ORDER BY user.sort_rank, user.name, fleet_line.number, line.started_at, line.id`;

type Row = [string, string, number, string, string, string, number, number, number];

/** Every line of an invoice's call detail, read as it is asked for. */
export function* detailOfInvoice({ sqlite }: Pick<LedgerReader, 'sqlite'>, invoiceId: number): Generator<DetailLine> {
  for (const row of sqlite.prepare(detailSql).raw().iterate(invoiceId) as IterableIterator<Row>) {
    const [user, line, startedAt, nature, destination, place, durationSeconds, volumeKilobytes, amountMicros] = row;
    yield {
      user,
      line,
      startedAt: new Date(startedAt * 1000).toISOString().slice(0, 19),
      nature,
      destination,
      place,
      durationSeconds,
      volumeKilobytes,
      amountMicros,
    };
  }
}
