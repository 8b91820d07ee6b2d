/** The operator's call detail: one month of a billing centre, and the file it is sent in (layout multi-cf). */
import { addExact, formatMicros } from '../billing/money.ts';
import type { FleetUser } from './operator-lines.ts';
import { clock, type Random } from './random.ts';

export interface Call {
  readonly user: Pick<FleetUser, 'name' | 'line'>;
  readonly section: string;
  readonly nature: string;
  readonly date: string;
  readonly secondOfDay: number;
  readonly destination: string;
  readonly place: string;
  readonly durationSeconds: number;
  readonly volumeKilobytes: number;
  readonly amountMicros: number;
}

export const communications = 'Communications';

interface Zone {
  readonly nature: string;
  readonly place: string;
  readonly prefix: string;
  readonly digits: number;
  /** What is counted, and what one of it costs. */
  readonly unit: 'minute' | 'message' | 'megabyte';
  readonly micros: number;
}

const zone = (nature: string, place: string, prefix: string, digits: number, unit: Zone['unit'], micros = 0): Zone => ({
  nature,
  place,
  prefix,
  digits,
  unit,
  micros,
});

// Numbers within ranges set aside for fiction (France 01 99 00 and the like, North America 555 01xx, London 020 7946 0xxx, Berlin 030 23125 xxx)
// or that no plan gives.
const atHome: readonly Zone[] = [
  zone('Appel national mobile', 'France mobile', '+3363998', 4, 'minute'),
  zone('Appel national mobile', 'France mobile', '+3363998', 4, 'minute'),
  zone('Appel national mobile', 'France mobile', '+3363998', 4, 'minute'),
  zone('Appel national fixe', 'France fixe', '+3319900', 4, 'minute'),
  zone('Appel national fixe', 'France fixe', '+3319900', 4, 'minute'),
  zone('Appel national fixe', 'France fixe', '+3346571', 4, 'minute'),
  zone('Appel national fixe', 'France fixe', '+3326191', 4, 'minute'),
  zone('SMS', 'France mobile', '+3363998', 4, 'message'),
  zone('SMS', 'France mobile', '+3363998', 4, 'message'),
  zone('MMS', 'France mobile', '+3363998', 4, 'message', 80_000),
  zone('Data', 'Internet mobile', '', 0, 'megabyte'),
  zone('Data', 'Internet mobile', '', 0, 'megabyte'),
  zone('Appel international', 'Belgique', '+32000', 5, 'minute', 41_700),
  zone('Appel international', 'Canada', '+151455501', 2, 'minute', 83_300),
  zone('Numéro spécial', 'Services "surtaxés"', '0899000', 3, 'minute', 150_000),
];
const abroad: readonly Zone[] = [
  zone('Appel international', 'Belgique', '+32000', 5, 'minute', 41_700),
  zone('Appel international', 'Canada', '+151455501', 2, 'minute', 83_300),
  zone('Appel international', 'Royaume-Uni', '+442079460', 3, 'minute', 62_500),
  zone('Appel international', 'Allemagne', '+493023125', 3, 'minute', 41_700),
  zone('SMS international', 'Canada', '+151455501', 2, 'message', 120_000),
  zone('Appel en itinérance', 'Suisse', '+41000', 5, 'minute', 291_700),
  zone('Appel en itinérance', 'Royaume-Uni', '+442079460', 3, 'minute', 208_300),
  zone('Data en itinérance', 'Suisse', '', 0, 'megabyte', 8_000),
];

const destinationsPerZone = 9;
/** Amounts of a call are whole hundredths of a cent. */
const grain = 100;
const microsPerCent = 10_000;
/** From this month on, what is charged costs an eighth more. */
const dearerFrom = 20;
/** People call less in July, August and December. */
const season: Readonly<Record<string, number>> = { '07': 80, '08': 55, '12': 90 };

interface MonthOfCalls {
  readonly random: Random;
  /** Who calls, and from which day of the month on. */
  readonly callers: readonly { readonly user: FleetUser; readonly firstDay: number }[];
  /** Counted from the example's first. */
  readonly month: number;
  /** yyyy-mm. */
  readonly label: string;
  readonly days: number;
  readonly perUser: number;
}

/** A month of calls, whose amounts come to whole cents for each nature. */
export function monthOfCalls({ random, callers, month, label, days, perUser }: MonthOfCalls): Call[] {
  const share = season[label.slice(5)] ?? 100;
  const calls = callers.flatMap(({ user, firstDay }) => {
    const usual = Math.round((perUser * share * (days - firstDay + 1)) / (100 * days)) + random.below(8);
    const count = user.jumpsIn === month ? 3 * usual : usual;
    const day = () => `${label}-${String(firstDay + random.below(days - firstDay + 1)).padStart(2, '0')}`;
    return Array.from({ length: count }, () => oneCall(random, user, month, day));
  });
  calls.sort((a, b) => a.date.localeCompare(b.date) || a.secondOfDay - b.secondOfDay);
  return wholeCents(calls);
}

function oneCall(random: Random, user: FleetUser, month: number, day: () => string): Call {
  const foreign = random.below(100) < (user.jumpsIn === month ? 75 : user.travels ? 20 : 4);
  const { nature, place, prefix, digits, unit, micros } = pick(random, foreign ? abroad : atHome);
  const durationSeconds = unit === 'minute' ? 5 + random.below(random.below(4) === 0 ? 1800 : 360) : 0;
  const volumeKilobytes = unit === 'megabyte' ? 100 + random.below(micros > 0 ? 40_000 : 400_000) : 0;
  const counted = { minute: durationSeconds / 60, message: 1, megabyte: volumeKilobytes / 1000 }[unit];
  const price = month >= dearerFrom ? (micros * 9) / 8 : micros;
  const number = digits === 0 ? '' : String(random.below(destinationsPerZone) * 7 + 1).padStart(digits, '0');
  return {
    user,
    section: communications,
    nature,
    ...moment(random, day),
    destination: prefix + number,
    place,
    durationSeconds,
    volumeKilobytes,
    amountMicros: Math.round((counted * price) / grain) * grain,
  };
}

/** Mostly on working days and in office hours; now and then in the evening, at a weekend. */
function moment(random: Random, day: () => string): Pick<Call, 'date' | 'secondOfDay'> {
  const first = day();
  const date = isWeekend(first) && random.below(4) > 0 ? day() : first;
  const [from, hours] = random.below(8) === 0 ? [18, 5] : [8, 10];
  return { date, secondOfDay: from * 3600 + random.below(hours * 3600) };
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
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
      call.section,
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
