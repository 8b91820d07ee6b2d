/** A file of call detail read in this thread, and what its lines say. */
import { openSource } from '../../src-main/consumption/byte-source.ts';
import { cellsPerLine, type DetailMessage } from '../../src-main/consumption/detail-message.ts';
import { cellsPerMessage, type DetailOptions, parseDetail } from '../../src-main/consumption/detail-parser.ts';
import type { CallFacts } from './make-consumption.ts';

type Of<Kind> = Extract<DetailMessage, { kind: Kind }>;

export function parse(bytes: Uint8Array, options: Partial<DetailOptions> = {}) {
  const messages: DetailMessage[] = [];
  parseDetail(
    openSource({ bytes }),
    { profile: null, encoding: null, mappings: [], broken: 'refuse', ...options },
    { send: (message) => messages.push(message), newCells: () => new Float64Array(cellsPerMessage) },
  );
  const of = <Kind extends DetailMessage['kind']>(kind: Kind) => messages.filter((message): message is Of<Kind> => message.kind === kind);
  const [start] = of('start');
  const [end] = of('end');
  if (!start || !end) throw new Error('not whole');
  return { start, end, lines: of('lines'), summaries: of('summaries') };
}

/** What the lines say, from their numbers and dictionaries. */
export function factsOf({ lines }: Pick<ReturnType<typeof parse>, 'lines'>): CallFacts[] {
  const batches = lines.flatMap((message) => message.batches);
  const holdings = lines.flatMap((message) => message.holdings);
  const destinations = lines.flatMap((message) => message.destinations);
  const kinds = lines.flatMap((message) => message.kinds);
  return lines.flatMap(({ cells, count }) =>
    Array.from({ length: count }, (_, index) => {
      const [batch = 0, , holding = 0, destination = 0, kind = 0, start = 0, seconds = 0, kilobytes = 0, micros = 0] = cells.subarray(
        index * cellsPerLine,
      );
      const { currency, root, centre, invoiceNumber } = batches[batch] ?? { currency: '?', root: '?', centre: '?', invoiceNumber: '?' };
      const { user, line } = holdings[holding] ?? { user: '?', line: '?' };
      return {
        user,
        line,
        destination: destinations[destination]?.number ?? '?',
        place: kinds[kind]?.place ?? '?',
        section: kinds[kind]?.section ?? '?',
        nature: kinds[kind]?.nature ?? '?',
        startedAt: new Date(start * 1000).toISOString().slice(0, 19),
        durationSeconds: seconds,
        volumeKilobytes: kilobytes,
        amount: micros,
        currency,
        root,
        centre,
        invoiceNumber,
      };
    }),
  );
}
