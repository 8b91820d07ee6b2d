/** Call detail as any operator might write it: the same lines in any of the shapes that a person may have to map. */
import fc from 'fast-check';
import type { DetailField, DetailMapping } from '../../src-preload/contract/mapping.ts';
import { type CallFacts, makeConsumption, windows1252 } from './make-consumption.ts';

/** How a file is written. */
export interface Dress {
  readonly language: keyof typeof titles;
  readonly separator: ';' | ',' | '\t' | '|';
  readonly decimal: ',' | '.';
  readonly thousands: string;
  readonly sign: string;
  readonly dates: 'dmy' | 'ymd' | 'mdy';
  /** Date and time in one column. */
  readonly instant: boolean;
  readonly duration: 'seconds' | 'clock' | 'words' | 'minutes' | 'pair';
  readonly numbers: 'plain' | 'spaced' | 'hidden' | 'formula';
  readonly above: boolean;
  readonly below: boolean;
  readonly again: boolean;
  /** Quoted line breaks within some names. */
  readonly breaks: boolean;
  readonly emptyColumns: number;
  readonly encoding: 'utf-8' | 'utf-8-mark' | 'windows-1252' | 'utf-16le';
  readonly end: '\n' | '\r\n';
}

const titles = {
  fr: {
    line: 'N° de ligne',
    user: 'Utilisateur',
    destination: 'Numéro appelé',
    place: 'Pays',
    nature: 'Type d’appel',
    date: 'Date',
    time: 'Heure',
    instant: 'Date et heure',
    duration: 'Durée',
    volume: 'Volume (Ko)',
    amount: 'Montant HT',
  },
  en: {
    line: 'Calling number',
    user: 'User name',
    destination: 'Called number',
    place: 'Country',
    nature: 'Call type',
    date: 'Call date',
    time: 'Start time',
    instant: 'Timestamp',
    duration: 'Duration',
    volume: 'Data volume (KB)',
    amount: 'Net amount',
  },
  nl: {
    line: 'Oproepend nummer',
    user: 'Gebruiker',
    destination: 'Gebeld nummer',
    place: 'Bestemming',
    nature: 'Soort oproep',
    date: 'Datum',
    time: 'Tijd',
    instant: 'Datum en tijd',
    duration: 'Duur',
    volume: 'Volume (KB)',
    amount: 'Bedrag excl. btw',
  },
  de: {
    line: 'Rufnummer',
    user: 'Teilnehmer',
    destination: 'Gewählte Rufnummer',
    place: 'Zielland',
    nature: 'Verbindungsart',
    date: 'Datum',
    time: 'Uhrzeit',
    instant: 'Datum/Uhrzeit',
    duration: 'Dauer',
    volume: 'Datenvolumen (KB)',
    amount: 'Betrag netto',
  },
} as const satisfies Record<string, Partial<Record<DetailField, string>>>;

export const anyDress: fc.Arbitrary<Dress> = fc
  .record({
    language: fc.constantFrom('fr', 'en', 'nl', 'de'),
    separator: fc.constantFrom(';', ',', '\t', '|'),
    decimal: fc.constantFrom(',', '.'),
    thousands: fc.constantFrom('', ' ', '\u00a0', '\u202f', '.', ',', "'"),
    sign: fc.constantFrom('', ' €', '\u00a0€', '€', ' EUR'),
    dates: fc.constantFrom('dmy', 'ymd', 'mdy'),
    instant: fc.boolean(),
    duration: fc.constantFrom('seconds', 'clock', 'words', 'minutes', 'pair'),
    numbers: fc.constantFrom('plain', 'spaced', 'hidden', 'formula'),
    above: fc.boolean(),
    below: fc.boolean(),
    again: fc.boolean(),
    breaks: fc.boolean(),
    emptyColumns: fc.nat(3),
    encoding: fc.constantFrom('utf-8', 'utf-8-mark', 'windows-1252', 'utf-16le'),
    end: fc.constantFrom('\n', '\r\n'),
  } satisfies { [K in keyof Dress]: fc.Arbitrary<Dress[K]> })
  .map((dress) => ({
    ...dress,
    thousands:
      dress.thousands === dress.decimal || (dress.encoding === 'windows-1252' && dress.thousands === '\u202f') ? ' ' : dress.thousands,
  }));

export interface Dressed {
  readonly bytes: Buffer;
  /** What its lines say, and the number of each in the file. */
  readonly facts: readonly CallFacts[];
  readonly lineNumbers: readonly number[];
  /** Lines that are no detail. */
  readonly around: number;
  readonly columns: readonly DetailField[];
  readonly formats: DetailMapping['formats'];
}

const pad = (value: number) => String(value).padStart(2, '0');

/** A file of `rows` lines in a dress. */
export function dressedDetail(dress: Dress, rows: number, seed = 1): Dressed {
  const written = [...makeConsumption({ layout: 'multi-cf', rows, seed, months: 2 }).calls].map(({ facts }) => factsIn(dress, facts));
  const moment: DetailField[] = dress.instant ? ['instant'] : ['date', 'time'];
  const columns: DetailField[] = [...moment, 'line', 'user', 'destination', 'place', 'nature', 'duration', 'volume', 'amount'];
  const words: Partial<Record<DetailField, string>> = titles[dress.language];
  const record = (cells: readonly string[]) =>
    [...cells, ...Array.from({ length: dress.emptyColumns }, () => '')].map((cell) => quoted(cell, dress.separator)).join(dress.separator);
  const header = record(columns.map((field) => words[field] ?? field));
  const lines: string[] = [];
  const lineNumbers: number[] = [];
  let around = 0;
  let breaks = 0;
  if (dress.above) lines.push('Société Fictive SA', record(['Relevé n° 12', 'octobre 2026']), '');
  lines.push(header);
  for (const [index, facts] of written.entries()) {
    if (dress.again && index > 0 && index % 40 === 0) {
      lines.push(header);
      around++;
    }
    lineNumbers.push(lines.length + breaks + 1);
    const broken = dress.breaks && index % 25 === 0 && facts.user.includes(' ');
    if (broken) breaks++;
    const cells = columns.map((field) => cell(field, facts, dress));
    lines.push(record(broken ? cells.map((text) => (text === facts.user ? text.replace(' ', dress.end) : text)) : cells));
  }
  if (dress.below) {
    const sum = written.reduce((total, { amount }) => total + amount, 0);
    lines.push(
      record(columns.map((field, index) => (index === 0 ? 'Total général' : field === 'amount' ? amount(sum, dress) : ''))),
      '',
      'Document sans valeur fiscale',
    );
    around += 2;
  }
  const formats = {
    decimal: dress.decimal,
    dates: dress.dates,
    durationUnit: dress.duration === 'minutes' ? 'minutes' : 'seconds',
    clock: 'minutes-seconds',
    volumeUnit: 'kilobytes',
  } as const;
  return { bytes: encoded(lines.join(dress.end) + dress.end, dress.encoding), facts: written, lineNumbers, around, columns, formats };
}

/** What can be read again of a line: the dress has no column for the rest. */
function factsIn({ numbers }: Dress, facts: CallFacts): CallFacts {
  const destination = numbers === 'hidden' ? facts.destination.replace(/\d{4}$/, '****') : facts.destination;
  return { ...facts, destination, section: '', root: '', centre: '', invoiceNumber: '', currency: 'EUR' };
}

function cell(field: DetailField, facts: CallFacts, dress: Dress): string {
  const [date = '', clock = ''] = facts.startedAt.split('T');
  switch (field) {
    case 'date':
      return day(date, dress);
    case 'time':
      return clock;
    case 'instant':
      return `${day(date, dress)} ${clock}`;
    case 'line':
      return phone(facts.line, dress);
    case 'destination':
      return phone(facts.destination, dress);
    case 'duration':
      return duration(facts.durationSeconds, dress);
    case 'volume':
      return String(facts.volumeKilobytes);
    case 'amount':
      return amount(facts.amount, dress);
    default:
      return String(facts[field as keyof CallFacts]);
  }
}

function day(iso: string, { dates }: Dress): string {
  const [year, month, date] = iso.split('-');
  if (dates === 'ymd') return iso;
  return dates === 'dmy' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
}

function phone(number: string, { numbers }: Dress): string {
  if (number === '') return '';
  if (numbers === 'spaced') return number.replace(/(?<=..)(..)(?=.)/g, '$1 ');
  return numbers === 'formula' ? `="${number}"` : number;
}

function duration(seconds: number, dress: Dress): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60), seconds % 60];
  switch (dress.duration) {
    case 'seconds':
      return String(seconds);
    case 'clock':
      return `${pad(hours)}:${pad(minutes % 60)}:${pad(rest)}`;
    case 'words':
      return `${hours}h${pad(minutes % 60)}m${pad(rest)}s`;
    case 'pair':
      return `${pad(minutes)}:${pad(rest)}`;
    case 'minutes':
      return (seconds / 60).toFixed(2).replace('.', dress.decimal);
  }
}

function amount(micros: number, { decimal, thousands, sign }: Dress): string {
  const whole = String(Math.floor(Math.abs(micros) / 1e6)).replace(/\B(?=(\d{3})+$)/g, thousands);
  const decimals = String(Math.abs(micros) % 1e6).padStart(6, '0');
  return `${micros < 0 ? '-' : ''}${whole}${decimal}${decimals}${sign}`;
}

function quoted(cell: string, separator: string): string {
  return /["\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function encoded(text: string, encoding: Dress['encoding']): Buffer {
  if (encoding === 'windows-1252') return windows1252(text);
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(encoding === 'utf-8-mark' ? `\ufeff${text}` : text);
}
