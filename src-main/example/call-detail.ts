/** The operator's call detail: one month of a billing centre, and the file it is sent in (layout multi-cf). */
import { addExact, formatMicros } from '../billing/money.ts';
import { clock, type Random } from './random.ts';

export interface FleetUser {
  readonly name: string;
  /** Within 06 39 98, which the numbering plan sets aside for works of fiction. */
  readonly line: string;
}

export interface Call {
  readonly user: FleetUser;
  readonly nature: string;
  readonly date: string;
  readonly secondOfDay: number;
  readonly destination: string;
  readonly place: string;
  readonly durationSeconds: number;
  readonly volumeKilobytes: number;
  readonly amountMicros: number;
}

interface Zone {
  readonly nature: string;
  readonly place: string;
  readonly prefix: string;
  readonly digits: number;
  readonly microsPerMinute: number;
}

// Numbers within ranges set aside for fiction (France 01 99 00 and 06 39 98, North America 555 01xx) or that no plan gives.
const zones: readonly Zone[] = [
  { nature: 'Appel national mobile', place: 'France mobile', prefix: '+3363998', digits: 4, microsPerMinute: 0 },
  { nature: 'Appel national mobile', place: 'France mobile', prefix: '+3363998', digits: 4, microsPerMinute: 0 },
  { nature: 'Appel national fixe', place: 'France fixe', prefix: '+3319900', digits: 4, microsPerMinute: 0 },
  { nature: 'Appel national fixe', place: 'France fixe', prefix: '+3319900', digits: 4, microsPerMinute: 0 },
  { nature: 'SMS', place: 'France mobile', prefix: '+3363998', digits: 4, microsPerMinute: 0 },
  { nature: 'Data', place: 'Internet mobile', prefix: '', digits: 0, microsPerMinute: 0 },
  { nature: 'Appel international', place: 'Belgique', prefix: '+32000', digits: 5, microsPerMinute: 41_700 },
  { nature: 'Appel international', place: 'Canada', prefix: '+151455501', digits: 2, microsPerMinute: 83_300 },
  { nature: 'Appel en itinérance', place: 'Suisse', prefix: '+41000', digits: 5, microsPerMinute: 291_700 },
  { nature: 'Numéro spécial', place: 'Services "surtaxés"', prefix: '0899000', digits: 3, microsPerMinute: 150_000 },
];

const destinationsPerZone = 9;
/** Amounts of a call are whole hundredths of a cent. */
const grain = 100;
const microsPerCent = 10_000;

/** A month of calls, whose amounts come to whole cents for each nature. */
export function monthOfCalls(random: Random, users: readonly FleetUser[], firstDay: string, days: number, count: number): Call[] {
  const month = firstDay.slice(0, 8);
  const calls = Array.from({ length: count }, (): Call => {
    const user = pick(random, users);
    const zone = pick(random, zones);
    const spoken = zone.nature !== 'SMS' && zone.nature !== 'Data';
    const durationSeconds = spoken ? 5 + random.below(1500) : 0;
    const number = zone.digits === 0 ? '' : String(random.below(destinationsPerZone) * 7 + 1).padStart(zone.digits, '0');
    return {
      user,
      nature: zone.nature,
      date: `${month}${String(1 + random.below(days)).padStart(2, '0')}`,
      secondOfDay: 7 * 3600 + random.below(14 * 3600),
      destination: zone.prefix + number,
      place: zone.place,
      durationSeconds,
      volumeKilobytes: zone.nature === 'Data' ? 100 + random.below(400_000) : 0,
      amountMicros: Math.round((durationSeconds * zone.microsPerMinute) / 60 / grain) * grain,
    };
  });
  calls.sort((a, b) => a.date.localeCompare(b.date) || a.secondOfDay - b.secondOfDay);
  return wholeCents(calls);
}

/** Adds what is missing to a whole cent to the first charged call of each nature. */
function wholeCents(calls: readonly Call[]): Call[] {
  const missing = new Map(
    [...sumsByNature(calls)].map(([nature, sum]) => [nature, (microsPerCent - (sum % microsPerCent)) % microsPerCent]),
  );
  return calls.map((call) => {
    const more = call.amountMicros > 0 ? (missing.get(call.nature) ?? 0) : 0;
    if (more === 0) return call;
    missing.delete(call.nature);
    return { ...call, amountMicros: call.amountMicros + more };
  });
}

/** Micros by nature, in the order the natures come. */
export function sumsByNature(calls: readonly Call[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { nature, amountMicros } of calls) sums.set(nature, addExact(sums.get(nature) ?? 0, amountMicros));
  return sums;
}

export interface CentreCalls {
  readonly root: string;
  readonly centre: string;
  readonly invoiceNumber: string;
  readonly invoiceDate: string;
  readonly calls: readonly Call[];
}

const header = [
  'Radical',
  'Centre de facturation',
  'N° facture',
  'Date facture',
  'N° ligne',
  'Utilisateur',
  'Rubrique',
  'Nature',
  'Date',
  'Heure',
  'N° destinataire',
  'Destination',
  'Durée',
  'Volume (Ko)',
  'Montant HT',
  'Taux TVA',
];

/** The file, in Windows-1252 as operators write it. */
export function callDetailFile(centres: readonly CentreCalls[]): Buffer {
  const rows = centres.flatMap(({ root, centre, invoiceNumber, invoiceDate, calls }) =>
    calls.map((call) => [
      root,
      centre,
      invoiceNumber,
      french(invoiceDate),
      call.user.line,
      call.user.name,
      'Communications',
      call.nature,
      french(call.date),
      clock(call.secondOfDay),
      call.destination,
      call.place,
      clock(call.durationSeconds),
      String(call.volumeKilobytes),
      formatMicros(call.amountMicros)
        .replace(/0{1,4}$/, '')
        .replace('.', ','),
      '20,0',
    ]),
  );
  const text = [header, ...rows].map((row) => `${row.map(quoted).join(';')}\r\n`).join('');
  return Buffer.from(text, 'latin1');
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function french(date: string): string {
  return date.split('-').reverse().join('/');
}

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
