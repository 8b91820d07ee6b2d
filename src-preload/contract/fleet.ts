/** The fleet: who holds which line from when to when, for which cost centre and team. */
import { z } from 'zod';
import { call } from './call.ts';
import { csvStyles } from './exports.ts';
import { type Columns, gridQuerySchema, pageRequestSchema, pageSchema } from './grid.ts';
import { grantSchema } from './imports.ts';
import { detailEncodings, separators } from './mapping.ts';
import { problemSchema } from './problem.ts';

/**
 * `active`: held today; `upcoming`: from a day to come; `ended`: no longer; `unassigned`: in the fleet, given to nobody; `unused`: held, yet
 * without use for three months of call detail; `unknown`: seen in call detail and in no fleet list.
 */
export const fleetStates = ['active', 'upcoming', 'ended', 'unassigned', 'unused', 'unknown'] as const;
export type FleetState = (typeof fleetStates)[number];

/** A row a line, with the period of today, else the last, else the one to come. The id is that of the period; of an unknown line it is negative. */
export const fleetColumns = {
  id: 'id',
  /** As the supplier prints it, else as it was typed. */
  number: 'text',
  e164: 'text',
  holder: 'text',
  employeeNumber: 'text',
  costCentre: 'text',
  team: 'text',
  from: 'date',
  to: 'date',
  state: 'code',
  /** As the supplier names the user of the line, last. */
  userName: 'text',
  /** Month of the last use, mm/yyyy. */
  lastUse: 'text',
  /** Of the last month of call detail. */
  lines: 'integer',
  amount: 'micros',
  currency: 'code',
  /** How many have held the line. */
  periods: 'integer',
  note: 'text',
  /** The line, however its number is written. */
  line: 'text',
} as const satisfies Columns;

const day = z.iso.date();
/** On one line, without blanks around it: as a list can hold it. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
const line = (longest: number) => z.string().overwrite(oneLine).max(longest);
export const longestFleetTexts = { number: 60, holder: 200, employeeNumber: 60, costCentre: 100, team: 100, note: 500 } as const;
const number = line(longestFleetTexts.number).min(1);
const fields = {
  holder: line(longestFleetTexts.holder),
  employeeNumber: line(longestFleetTexts.employeeNumber),
  costCentre: line(longestFleetTexts.costCentre),
  team: line(longestFleetTexts.team),
  note: line(longestFleetTexts.note),
};
const fieldsSchema = z.object(fields);

export const fleetPeriodSchema = z.object({
  ...fields,
  id: z.number().int(),
  line: z.string(),
  number: z.string(),
  from: day.nullable(),
  to: day.nullable(),
});
export type Period = z.infer<typeof fleetPeriodSchema>;

const restoreSchema = z.object({ do: z.literal('restore'), before: fleetPeriodSchema.nullable(), after: fleetPeriodSchema.nullable() });
export const fleetChangeSchema = z.discriminatedUnion('do', [
  /** The line changes hands on that day; whoever holds it without an end holds it until the day before. */
  z.object({ do: z.literal('assign'), number, fields: fieldsSchema, from: day.nullable(), to: day.nullable() }),
  z.object({
    do: z.literal('correct'),
    id: z.number().int(),
    fields: fieldsSchema.extend({ from: day.nullable(), to: day.nullable() }).partial(),
  }),
  z.object({ do: z.literal('remove'), id: z.number().int() }),
  /** The way back of a change: done only where what it would undo is still there as it was. */
  restoreSchema,
]);
export type FleetChange = z.infer<typeof fleetChangeSchema>;
export type FleetRestore = z.infer<typeof restoreSchema>;

/** What a column of a fleet list may say. */
export const fleetListFields = [
  'number',
  'holder',
  'lastName',
  'firstName',
  'employeeNumber',
  'costCentre',
  'team',
  'from',
  'to',
  'note',
] as const;
export type FleetListField = (typeof fleetListFields)[number];

const listColumnsSchema = z.partialRecord(z.enum(fleetListFields), z.number().int().min(0).max(255));

/** How a list is read; what is null is guessed. */
const readingSchema = z.object({
  grant: grantSchema,
  /** Of a workbook; null is its first. */
  sheet: z.string().max(100).nullable().default(null),
  encoding: z.enum(detailEncodings).nullable().default(null),
  separator: z.enum(separators).nullable().default(null),
  columns: listColumnsSchema.nullable().default(null),
  dates: z.enum(['dmy', 'mdy']).nullable().default(null),
  /** The day on which lines change hands where the list tells no dates. */
  since: day,
});

/** What a row does; `left-out`: it has a problem. */
export const statementOutcomes = ['begun', 'changed', 'corrected', 'same', 'left-out'] as const;

const listedSchema = z.object({
  /** Of the file, from 1. */
  row: z.number().int(),
  number: z.string(),
  holder: z.string(),
  employeeNumber: z.string(),
  costCentre: z.string(),
  team: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  outcome: z.enum(statementOutcomes),
});
export type ListedRow = z.infer<typeof listedSchema>;

const rowProblemSchema = z.object({ row: z.number().int(), problem: problemSchema });

export const fleetPreviewSchema = z.object({
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  encoding: z.enum(detailEncodings),
  separator: z.enum(separators),
  dates: z.enum(['dmy', 'mdy']),
  /** Whether dates could be read either way. */
  datesDoubtful: z.boolean(),
  titles: z.array(z.string()),
  columns: listColumnsSchema,
  counts: z.object({
    rows: z.number().int(),
    begun: z.number().int(),
    changed: z.number().int(),
    corrected: z.number().int(),
    same: z.number().int(),
    problems: z.number().int(),
    /** Lines that no call detail has shown yet. */
    neverSeen: z.number().int(),
  }),
  /** The first rows. */
  rows: z.array(listedSchema),
  /** The first problems. */
  problems: z.array(rowProblemSchema),
});
export type FleetPreview = z.infer<typeof fleetPreviewSchema>;

const seenSchema = z.object({
  user: z.string(),
  /** yyyy-mm */
  from: z.string(),
  to: z.string(),
  lines: z.number().int(),
});

export const fleet = {
  page: call(pageRequestSchema, pageSchema),
  /** Of what the query finds, and of all lines: how many in each state. */
  summary: call(
    gridQuerySchema,
    z.object({
      found: z.number().int(),
      states: z.record(z.enum(fleetStates), z.number().int()),
      /** Last month of call detail, yyyy-mm; null where there is none. */
      month: z.string().nullable(),
      lines: z.number().int(),
      currencies: z.array(z.object({ currency: z.string(), amountMicros: z.number().int() })),
    }),
  ),
  history: call(
    z.object({ line: z.string().max(200) }),
    z.object({
      line: z.string(),
      /** As suppliers print it. */
      numbers: z.array(z.string()),
      /** The latest first. */
      periods: z.array(fleetPeriodSchema),
      /** Under which names suppliers have billed it, the latest first. */
      seen: z.array(seenSchema),
    }),
  ),
  /** All changes, or none; gives what takes them back, to be given to `edit` again. */
  edit: call(z.object({ changes: z.array(fleetChangeSchema).min(1).max(5000) }), z.object({ undo: z.array(restoreSchema) })),
  preview: call(readingSchema, fleetPreviewSchema),
  /** All rows, or none; those with a problem are left out, and listed, only where the person says so. */
  import: call(readingSchema.extend({ leaveOutProblems: z.boolean().default(false) }), z.object({ runId: z.number().int() })),
  /** Every period of every line, as a list that `import` reads back. */
  export: call(z.object({ style: z.enum(csvStyles), target: grantSchema }), z.object({ runId: z.number().int() })),
};
