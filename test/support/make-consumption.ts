/** Files of call detail of any size in the three layouts, the same for the same seed, each line with what it says: the measure of tests and benches. */
import { closeSync, openSync, writeSync } from 'node:fs';

export type Layout = 'multi-cf' | 'bell' | 'teams-pstn';
export const layouts: readonly Layout[] = ['multi-cf', 'bell', 'teams-pstn'];

/** What a line says, as the consumption grid shows it. */
export interface CallFacts {
  readonly user: string;
  readonly line: string;
  readonly destination: string;
  readonly place: string;
  readonly section: string;
  readonly nature: string;
  readonly startedAt: string;
  readonly durationSeconds: number;
  readonly volumeKilobytes: number;
  readonly amount: number;
  readonly currency: string;
  readonly root: string;
  readonly centre: string;
  readonly invoiceNumber: string;
}

export interface Call {
  /** The line as written, its end included. */
  readonly text: string;
  readonly facts: CallFacts;
}

export interface ConsumptionOptions {
  readonly layout: Layout;
  readonly rows: number;
  readonly seed?: number;
  /** How many months the calls go back from October 2026. */
  readonly months?: number;
}

export interface Consumption {
  readonly header: string;
  readonly calls: Generator<Call>;
  encode(text: string): Buffer;
}

const givenNames = ['Émilie', 'Elsa', 'Zoé', 'Zoe', 'Anaïs', 'Benoît', 'Chloé', 'Inès', 'Loïc', 'Maëlle', 'Théo', 'Œdipe', 'oscar'];
const familyNames = [
  "D'Exemple",
  'Dexemple',
  'Côté',
  'Coté',
  'Cote',
  'Garçon',
  'Müller',
  'Roy; Fils',
  'Le "Grand"',
  'Tremblay',
  'Van den Exemple',
];
const usages = [
  { section: 'Communications', nature: 'Appel national', place: 'France mobile', prefix: '+336', digits: 8, perMinute: 0 },
  { section: 'Communications', nature: 'Appel international', place: 'Belgique', prefix: '+324', digits: 8, perMinute: 41_700 },
  { section: 'Communications', nature: 'Appel en itinérance', place: 'Suisse', prefix: '+4179', digits: 7, perMinute: 291_700 },
  { section: 'Communications', nature: 'SMS', place: 'France mobile', prefix: '+337', digits: 8, perMinute: 0 },
  { section: 'Services en option', nature: 'Numéro spécial', place: 'Services "surtaxés"', prefix: '08', digits: 8, perMinute: 150_000 },
  { section: 'Communications', nature: 'Data', place: 'Internet; mobile', prefix: '', digits: 0, perMinute: 0 },
] as const;

const headers: Readonly<Record<Layout, string>> = {
  'multi-cf':
    'Radical;Centre de facturation;N° facture;Date facture;N° ligne;Utilisateur;Rubrique;Nature;Date;Heure;N° destinataire;Destination;Durée;Volume (Ko);Montant HT;Taux TVA\r\n',
  bell: '\ufeffAccount number,Invoice date,Phone number,User name,Date,Time,Number called,Place called,Minutes,Amount\n',
  'teams-pstn':
    'UsageId,Call ID,Conference ID,User Location,AAD ObjectId,UPN,User Display Name,Caller ID,Call Type,Number Type,Domestic/International,Destination Dialed,Destination Number,Start Time,End Time,Duration Seconds,Connection Fee,Charge,Currency,Capability\n',
};

export function makeConsumption({ layout, rows, seed = 1, months = 1 }: ConsumptionOptions): Consumption {
  const encode = layout === 'multi-cf' ? windows1252 : (text: string) => Buffer.from(text);
  return { header: headers[layout], calls: calls(layout, rows, seed, months), encode };
}

/** Text as Windows-1252, as far as the names here need it. */
export function windows1252(text: string): Buffer {
  return Buffer.from(
    text.replace(/[Œœ’€]/g, (sign) => ({ Œ: '\u008c', œ: '\u009c', '’': '\u0092', '€': '\u0080' })[sign] ?? sign),
    'latin1',
  );
}

/** The whole file in memory, with what its lines say. */
export function consumptionFile(options: ConsumptionOptions): { bytes: Buffer; facts: CallFacts[] } {
  const { header, calls, encode } = makeConsumption(options);
  const lines = [...calls];
  return { bytes: encode(header + lines.map(({ text }) => text).join('')), facts: lines.map(({ facts }) => facts) };
}

/** The file on disk; returns the sum of its amounts. */
export function writeConsumption({ out, ...options }: ConsumptionOptions & { readonly out: string }): {
  rows: number;
  amountMicros: number;
} {
  const { header, calls, encode } = makeConsumption(options);
  const file = openSync(out, 'w');
  let text = header;
  let rows = 0;
  let amountMicros = 0;
  for (const call of calls) {
    text += call.text;
    rows++;
    amountMicros += call.facts.amount;
    if (text.length > 1 << 20) {
      writeSync(file, encode(text));
      text = '';
    }
  }
  writeSync(file, encode(text));
  closeSync(file);
  return { rows, amountMicros };
}

function* calls(layout: Layout, rows: number, seed: number, months: number): Generator<Call> {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  };
  const among = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const users = Array.from({ length: Math.max(12, Math.min(5000, Math.floor(rows / 200))) }, (_, index) => ({
    // Some share a name, none a line.
    name: `${givenNames[index % givenNames.length]} ${familyNames[(index * 3) % familyNames.length]}${index >= 300 ? ` ${index % 40}` : ''}`,
    line: `06${pad((index * 7919) % 1e8, 8)}`,
    centre: `CF${pad(index % 40, 4)}`,
  }));
  const peers = usages.map(({ prefix, digits }) =>
    prefix === '' ? [''] : Array.from({ length: 400 }, () => prefix + pad(below(10 ** digits), digits)),
  );
  let previous: Call | null = null;
  for (let index = 0; index < rows; index++) {
    // Operators do bill identical calls.
    if (previous && below(100) === 0) {
      yield previous;
      continue;
    }
    const user = among(users);
    const usage = below(usages.length);
    const { section, nature, place, perMinute } = usages[usage] ?? usages[0];
    const talks = nature !== 'SMS' && nature !== 'Data';
    // Whole tenths of minutes, which every layout can write.
    const durationSeconds = talks ? 6 * (1 + below(600)) : 0;
    const full = Math.round(((durationSeconds / 60) * perMinute) / 100) * 100;
    const month = below(months);
    const day = new Date(Date.UTC(2026, 9 - month, 1 + below(28)));
    const date = day.toISOString().slice(0, 10);
    const clock = `${pad(below(24), 2)}:${pad(below(60), 2)}:${pad(below(60), 2)}`;
    const invoiceDate = `${date.slice(0, 8)}28`;
    previous = write(layout, index, invoiceDate, {
      user: user.name,
      line: user.line,
      destination: among(peers[usage] ?? ['']),
      place,
      section,
      nature,
      startedAt: `${date}T${clock}`,
      durationSeconds,
      volumeKilobytes: nature === 'Data' ? below(500_000) : 0,
      amount: below(50) === 0 && full !== 0 ? -full : full,
      currency: 'EUR',
      root: 'R001',
      centre: user.centre,
      invoiceNumber: `F${date.slice(0, 4)}${date.slice(5, 7)}${user.centre.slice(2)}`,
    });
    yield previous;
  }
}

function write(layout: Layout, index: number, invoiceDate: string, facts: CallFacts): Call {
  const { user, line, destination, place, section, nature, startedAt, durationSeconds, volumeKilobytes, amount, centre, invoiceNumber } =
    facts;
  const [date = '', clock = ''] = startedAt.split('T');
  const french = (iso: string) => iso.split('-').reverse().join('/');
  if (layout === 'multi-cf') {
    const hours = `${pad(Math.floor(durationSeconds / 3600), 2)}:${pad(Math.floor(durationSeconds / 60) % 60, 2)}:${pad(durationSeconds % 60, 2)}`;
    const cells = [
      facts.root,
      centre,
      invoiceNumber,
      french(invoiceDate),
      line,
      user,
      section,
      nature,
      french(date),
      clock,
      destination,
      place,
      hours,
    ];
    return { text: row([...cells, String(volumeKilobytes), decimal(amount, ','), '20,0'], ';', '\r\n'), facts };
  }
  if (layout === 'bell') {
    const account = `5140000${centre.slice(2)}`;
    const cells = [
      account,
      invoiceDate,
      line,
      user,
      date,
      clock,
      destination,
      place,
      (durationSeconds / 60).toFixed(1),
      decimal(amount, '.'),
    ];
    const said = { section: '', nature: '', volumeKilobytes: 0, currency: 'CAD', root: account, centre: '', invoiceNumber: '' };
    return { text: row(cells, ',', '\n'), facts: { ...facts, ...said } };
  }
  const caller = `+33${line.slice(1)}`;
  const end = new Date(Date.parse(`${startedAt}Z`) + durationSeconds * 1000).toISOString().replace('.000', '');
  const ids = [pad(index, 12), pad(index * 31, 9), '', 'FR', `${pad(index, 8)}-0000-4000-8000-000000000000`, 'user@example.org'];
  const cells = [
    ...ids,
    user,
    caller,
    nature,
    'Subscriber',
    'International',
    place,
    destination,
    `${startedAt}Z`,
    end,
    String(durationSeconds),
  ];
  const said = { section: '', volumeKilobytes: 0, line: caller, root: '', centre: '', invoiceNumber: '' };
  return { text: row([...cells, '0', decimal(amount, '.'), 'EUR', 'MCOPSTN2'], ',', '\n'), facts: { ...facts, ...said } };
}

function row(cells: readonly string[], separator: string, end: string): string {
  const quoted = cells.map((cell) => (cell.includes('"') || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return quoted.join(separator) + end;
}

function decimal(micros: number, mark: string): string {
  const value = Math.abs(micros);
  return `${micros < 0 ? '-' : ''}${Math.floor(value / 1e6)}${mark}${pad(value % 1e6, 6).replace(/0{1,4}$/, '')}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
