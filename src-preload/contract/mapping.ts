/** Files of call detail whose layout nobody has described: what their columns are, by hand once, then known by their header. */
import { z } from 'zod';
import { call } from './call.ts';
import { grantSchema } from './imports.ts';

/** What a detail line says. */
export const detailFields = [
  'root',
  'centre',
  'invoiceNumber',
  'invoiceDate',
  'line',
  'user',
  'section',
  'nature',
  'place',
  'destination',
  'date',
  'time',
  /** Date and time in one, in place of `date` and `time`. */
  'instant',
  'duration',
  'volume',
  'amount',
  'vatRate',
  'currency',
] as const;
export type DetailField = (typeof detailFields)[number];

export const detailEncodings = ['utf-8', 'windows-1252'] as const;
export type DetailEncoding = (typeof detailEncodings)[number];

export const separators = [';', ',', '\t', '|'] as const;
/** `dmy`: day, month, year; a year of four digits in front is always read as such. */
export const dateOrders = ['dmy', 'ymd', 'mdy'] as const;
/** What a duration without a unit counts. */
export const durationUnits = ['seconds', 'minutes', 'hours'] as const;
/** What a clock of two parts, such as 01:30, counts; three parts are hours, minutes and seconds. */
export const clockForms = ['minutes-seconds', 'hours-minutes'] as const;
/** What a volume without a unit counts: thousands are of 1,024. */
export const volumeUnits = ['bytes', 'kilobytes', 'megabytes', 'gigabytes'] as const;

/** How the values of a file are written. */
export const formatsSchema = z.strictObject({
  decimal: z.enum([',', '.']),
  dates: z.enum(dateOrders),
  durationUnit: z.enum(durationUnits),
  clock: z.enum(clockForms),
  volumeUnit: z.enum(volumeUnits),
});
export type Formats = z.infer<typeof formatsSchema>;

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const textConstant = z.string().trim().min(1).max(200);

/** What a line says of a field where the file has no column for it, or nothing in it. */
const constantsSchema = z.strictObject({
  root: textConstant.optional(),
  centre: textConstant.optional(),
  invoiceNumber: textConstant.optional(),
  invoiceDate: z.string().regex(isoDate).optional(),
  line: textConstant.optional(),
  user: textConstant.optional(),
  section: textConstant.optional(),
  nature: textConstant.optional(),
  place: textConstant.optional(),
  date: z.string().regex(isoDate).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});

const layoutSchema = z.strictObject({
  /** The titles of the columns in their order, as printed: a file with the same ones has this layout. */
  titles: z.array(z.string().max(1000)).min(1).max(256),
  /** Null: told from each file. */
  encoding: z.enum(detailEncodings).nullable(),
  /** Of a text file; a workbook has none. */
  separator: z.enum(separators),
  /** Of a workbook; null: its first. */
  sheet: z.string().max(100).nullable(),
  formats: formatsSchema,
  /** In which column, from 0, each field stands. */
  columns: z.partialRecord(z.enum(detailFields), z.number().int().min(0).max(255)),
  constants: constantsSchema,
});

/** What keeps a mapping from being used. */
export const mappingFaults = ['amount', 'date', 'who', 'currency', 'instant', 'column-twice', 'column-unknown'] as const;
export type MappingFault = (typeof mappingFaults)[number];

/** Where the columns are not enough, or contradict each other; empty for a mapping that can be used. */
export function faultsOf({ columns, constants, titles }: z.infer<typeof layoutSchema>): MappingFault[] {
  const places = Object.values(columns);
  const faults: (MappingFault | false)[] = [
    columns.amount === undefined && 'amount',
    columns.date === undefined && columns.instant === undefined && constants.date === undefined && 'date',
    columns.instant !== undefined && (columns.date !== undefined || columns.time !== undefined) && 'instant',
    columns.line === undefined && columns.user === undefined && 'who',
    columns.currency === undefined && constants.currency === undefined && 'currency',
    new Set(places).size < places.length && 'column-twice',
    places.some((place) => place >= titles.length) && 'column-unknown',
  ];
  return faults.filter((fault) => fault !== false);
}

/** A layout described by a person, by its name. */
export const mappingSchema = layoutSchema.extend({ name: z.string().trim().min(1).max(100) }).superRefine((mapping, context) => {
  for (const fault of faultsOf(mapping)) context.addIssue({ code: 'custom', message: fault });
});
export type DetailMapping = z.infer<typeof mappingSchema>;

/** A line that cannot be read: its number in the file, how it is written, and why. */
export const brokenLineSchema = z.object({
  line: z.number().int(),
  text: z.string(),
  reason: z.enum(['value', 'columns', 'quote', 'control', 'long']),
  /** Of a value that does not read: the title of its column. */
  column: z.string().nullable(),
  value: z.string().nullable(),
});
export type BrokenLine = z.infer<typeof brokenLineSchema>;

/** What of a file is not recorded, and said. */
export const leftOutSchema = z.object({
  /** Its header, again. */
  headers: z.number().int(),
  totals: z.number().int(),
  /** Below the table. */
  notes: z.number().int(),
  broken: z.number().int(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** A line of totals that can be read: what is printed there, and what the lines come to that it may stand for: all so far, or those since the totals before. */
const printedTotalSchema = z.object({ line: z.number().int(), printedMicros: z.number().int(), summedMicros: z.number().int() });

/** The lines of totals of a file held against its lines. */
const totalsCheckSchema = z.object({
  compared: z.number().int(),
  differing: z.number().int(),
  /** The first that differ by more than rounding. */
  shown: z.array(printedTotalSchema),
});
export type TotalsCheck = z.infer<typeof totalsCheckSchema>;

/** What the values of a file leave open: the guess is then to be looked at. */
export const guessDoubts = ['dates', 'decimal', 'duration', 'clock', 'volume', 'currency'] as const;

export const columnGuessSchema = z.object({
  field: z.enum(detailFields).nullable(),
  /** From 0 to 1. */
  confidence: z.number().min(0).max(1),
});
export type ColumnGuess = z.infer<typeof columnGuessSchema>;

/** What a file looks like. */
export const guessSchema = z.object({
  encoding: z.enum(detailEncodings),
  separator: z.enum(separators),
  /** The record of the file that titles its columns, from 0. */
  headerRecord: z.number().int().min(0),
  titles: z.array(z.string()),
  /** One for each title. */
  columns: z.array(columnGuessSchema),
  formats: formatsSchema,
  /** Null where the file has a column of currencies, or nothing that tells. */
  currency: z.string().nullable(),
  doubts: z.array(z.enum(guessDoubts)),
});
export type Guess = z.infer<typeof guessSchema>;

/** The mapping that a guess comes to; it may lack what only a person knows (see `faultsOf`). */
export function mappingOf(
  { titles, separator, columns, formats, currency }: Guess,
  name: string,
  sheet: string | null = null,
): DetailMapping {
  const places = columns.flatMap(({ field }, column) => (field === null ? [] : [[field, column] as const]));
  return {
    name,
    titles,
    encoding: null,
    separator,
    sheet,
    formats,
    columns: Object.fromEntries(places),
    constants: currency === null ? {} : { currency },
  };
}

/** A file among those a person chose or dropped: the grants of the preview, and the name it is shown by there. */
export const sourceSchema = z.object({ grants: z.array(grantSchema).min(1).max(10_000), name: z.string().max(4096) });

const lookedAtSchema = z.object({
  guess: guessSchema,
  /** The first records as texts; those of a workbook as its cells show them. */
  records: z.array(z.array(z.string())),
  /** Of a workbook; none for a text file. */
  sheets: z.array(z.string()),
});
export type LookedAt = z.infer<typeof lookedAtSchema>;

/** A line as a mapping understands it. */
const understoodLineSchema = z.object({
  /** In the file. */
  line: z.number().int(),
  number: z.string(),
  user: z.string(),
  destination: z.string(),
  section: z.string(),
  nature: z.string(),
  place: z.string(),
  startedAt: z.string(),
  durationSeconds: z.number(),
  volumeKilobytes: z.number(),
  amountMicros: z.number().int(),
  currency: z.string(),
});
export type UnderstoodLine = z.infer<typeof understoodLineSchema>;

const examinedSchema = z.object({
  lines: z.number().int(),
  leftOut: leftOutSchema,
  /** The first that cannot be read; `leftOut.broken` counts all. */
  brokenLines: z.array(brokenLineSchema),
  sums: z.array(z.object({ currency: z.string(), lines: z.number().int(), amountMicros: z.number().int() })),
  durationSeconds: z.number(),
  /** First and last day; null where no line reads. */
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  totals: totalsCheckSchema,
  shown: z.array(understoodLineSchema),
});
export type Examined = z.infer<typeof examinedSchema>;

export const mapping = {
  list: call(z.void(), z.array(mappingSchema)),
  /** What a file looks like; what a person has decided is not guessed. */
  look: call(
    z.object({
      source: sourceSchema,
      sheet: z.string().max(100).nullable(),
      encoding: z.enum(detailEncodings).nullable(),
      separator: z.enum(separators).nullable(),
      headerRecord: z.number().int().min(0).max(59).nullable(),
    }),
    lookedAtSchema,
  ),
  /** The beginning of a file as a mapping understands it: what `look` shows as it is written. */
  understand: call(z.object({ source: sourceSchema, mapping: mappingSchema }), examinedSchema.pick({ shown: true, brokenLines: true })),
  /** Reads the whole file with a mapping and records nothing. One at a time: another takes the place of the one before. */
  examine: call(z.object({ source: sourceSchema, mapping: mappingSchema }), examinedSchema),
  /** How far the examination under way is, in bytes; null where there is none. */
  examining: call(z.void(), z.object({ done: z.number(), total: z.number(), lines: z.number().int() }).nullable()),
  stopExamining: call(z.void(), z.object({ stopped: z.boolean() })),
  /** `replaces`: the name of the one it takes the place of; null for a new one. */
  save: call(z.object({ mapping: mappingSchema, replaces: z.string().max(100).nullable() }), z.object({ name: z.string() })),
  remove: call(z.object({ name: z.string().max(100) }), z.object({ removed: z.boolean() })),
  /** Imports one file with a saved mapping, in the background. */
  start: call(
    z.object({ source: sourceSchema, name: z.string().max(100), leaveOutBroken: z.boolean() }),
    z.object({ runId: z.number().int() }),
  ),
  /** Writes a mapping to a file, to be shared. */
  writeFile: call(z.object({ name: z.string().max(100), target: grantSchema }), z.object({ written: z.boolean() })),
  /** Takes a mapping from such a file into the ledger. */
  readFile: call(z.object({ grant: grantSchema }), z.object({ name: z.string() })),
};
