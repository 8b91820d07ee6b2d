/** Exports: what is on screen, or the invoices and the consumption of chosen accounts, written to files that are checked against the ledger. */
import { z } from 'zod';
import { call } from './call.ts';
import { cellSchema, gridQuerySchema, selectionSchema } from './grid.ts';
import { grantSchema } from './imports.ts';

/** `fr`: UTF-8 with BOM, `;`, decimal comma, dd/mm/yyyy, CRLF — what a French Excel opens right. `en`: `,`, decimal point, ISO dates. */
export const csvStyles = ['fr', 'en'] as const;

export const csvEncodings = ['utf-8', 'windows-1252'] as const;
export const csvSeparators = [';', ','] as const;
export const decimalMarks = [',', '.'] as const;

/** How a CSV is written. UTF-8 begins with a BOM; dates are dd/mm/yyyy beside a decimal comma, ISO beside a point. */
export const csvFormSchema = z.object({
  encoding: z.enum(csvEncodings),
  separator: z.enum(csvSeparators),
  decimal: z.enum(decimalMarks),
});
export type CsvForm = z.infer<typeof csvFormSchema>;

/** The forms that the spreadsheets of each language open with a double click. */
export const excelForms: Readonly<Record<(typeof csvStyles)[number], CsvForm>> = {
  fr: { encoding: 'utf-8', separator: ';', decimal: ',' },
  en: { encoding: 'utf-8', separator: ',', decimal: '.' },
};

export const fileFormatSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('csv'), form: csvFormSchema }),
  z.object({ kind: z.literal('xlsx') }),
]);
export type FileFormat = z.infer<typeof fileFormatSchema>;

export const reportSubjects = ['invoices', 'consumption'] as const;
/**
 * How closely: of invoices one row each, their sections, or their lines; of consumption one row for each invoice, for its sections, for its
 * lines and users, or every detail line.
 */
export const reportDetails = {
  invoices: ['summary', 'sections', 'lines'],
  consumption: ['summary', 'sections', 'users', 'lines'],
} as const;
export const everyDetail = ['summary', 'sections', 'users', 'lines'] as const;
export type ReportSubject = (typeof reportSubjects)[number];
export type ReportDetail = (typeof everyDetail)[number];

/** A billing centre as it is known: its supplier (null while no invoice of it has come), its root ("radical") and its own code, empty where there is none. */
export const centreKeySchema = z.object({
  supplierId: z.number().int().nullable(),
  root: z.string().max(500),
  centre: z.string().max(500),
});
export type CentreKey = z.infer<typeof centreKeySchema>;

export const centreSchema = centreKeySchema.extend({
  supplier: z.string(),
  invoices: z.number().int(),
  /** Detail lines. */
  lines: z.number().int(),
  /** Of its first and last invoice. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type Centre = z.infer<typeof centreSchema>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** `one` file; one for each centre in a `folder` of its own or in a `zip`. */
export const packings = ['one', 'folder', 'zip'] as const;

export const reportSchema = z.object({
  subject: z.enum(reportSubjects),
  detail: z.enum(everyDetail),
  /** Null: every supplier, account and centre. */
  centres: z.array(centreKeySchema).max(20_000).nullable(),
  /** First and last day, by the date of the invoice; detail without an invoice goes by its own invoice date, or the month of its last call. */
  from: day.nullable(),
  to: day.nullable(),
  packing: z.enum(packings),
  format: fileFormatSchema,
  /** Of headings and codes. */
  language: z.enum(['fr', 'en']),
});
export type ReportRequest = z.output<typeof reportSchema>;

/** Sums of one currency: its rows, and each column that is added up as a decimal string with a point. */
export const currencySumsSchema = z.object({
  currency: z.string(),
  rows: z.number().int(),
  sums: z.record(z.string(), z.string()),
});
export type CurrencySums = z.infer<typeof currencySumsSchema>;

export const manifestFileSchema = z.object({
  name: z.string(),
  supplier: z.string(),
  root: z.string(),
  centre: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** Characters that Windows-1252 lacks, written as "?"; texts too long for a cell of XLSX, cut. */
  altered: z.number().int(),
  currencies: z.array(currencySumsSchema),
  /** The same as the ledger has it, added up another way: the two have been compared. */
  ledger: z.object({ rows: z.number().int(), currencies: z.array(currencySumsSchema) }),
});
export type ManifestFile = z.infer<typeof manifestFileSchema>;

export const manifestSchema = z.object({
  /** File name of the manifest itself, a CSV. */
  name: z.string(),
  files: z.array(manifestFileSchema),
  total: z.object({ rows: z.number().int(), currencies: z.array(currencySumsSchema) }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * How the cells of a result are written: `text` and `decimal` (a decimal string as printed) are strings, `date` and `instant` ISO strings,
 * the others integers: `minor` and `micros` of the row's currency, `hundredths` (of a percent, say), `clock` seconds as hh:mm:ss.
 */
const resultTypes = ['text', 'decimal', 'date', 'instant', 'integer', 'minor', 'micros', 'hundredths', 'clock'] as const;

/** A result that a screen has worked out: what stands in its table, few enough rows to cross the border at once. */
export const resultTableSchema = z
  .object({
    /** Of the file's run and of its sheet. */
    title: z.string().min(1).max(200),
    columns: z
      .array(z.object({ heading: z.string().max(200), type: z.enum(resultTypes) }))
      .min(1)
      .max(60),
    /** A cell for each column, or fewer where the last are empty. */
    rows: z.array(z.array(cellSchema).max(60)).max(100_000),
    /** The place of the column that names the row's currency; null where there is no column of type `minor`. */
    currencyAt: z.number().int().min(0).max(59).nullable(),
  })
  .refine(({ columns, currencyAt }) => currencyAt !== null || columns.every(({ type }) => type !== 'minor'), {
    message: 'minor units without a currency',
    path: ['currencyAt'],
  });
export type ResultTable = z.output<typeof resultTableSchema>;

const columnsSchema = z.array(z.string().max(64)).min(1).max(60);
const startedSchema = z.object({ runId: z.number().int() });

export const exports = {
  /** `selection` null: all that the query finds. */
  invoices: call(
    z.object({
      query: gridQuerySchema,
      selection: selectionSchema.nullable(),
      columns: columnsSchema,
      style: z.enum(csvStyles),
      target: grantSchema,
    }),
    startedSchema,
  ),
  consumption: call(
    z.object({ query: gridQuerySchema, columns: columnsSchema, style: z.enum(csvStyles), target: grantSchema }),
    startedSchema,
  ),
  /** Every billing centre of which there are invoices or detail lines. */
  centres: call(z.void(), z.array(centreSchema)),
  /** What a report would write: the first files with their rows and sums, and all of them together. */
  preview: call(
    reportSchema,
    z.object({
      files: z.array(manifestFileSchema.pick({ name: true, rows: true, currencies: true })),
      fileCount: z.number().int(),
      rows: z.number().int(),
      currencies: z.array(currencySumsSchema),
    }),
  ),
  /** Writes a report with its manifest; the target is the file, or the folder in which a new one is made. */
  report: call(reportSchema.extend({ target: grantSchema }), startedSchema),
  /** Writes a result as it stands on screen. */
  table: call(
    z.object({ table: resultTableSchema, format: fileFormatSchema, language: z.enum(['fr', 'en']), target: grantSchema }),
    startedSchema,
  ),
  /** The manifest of a report written since the program started; null where it is not known. */
  manifest: call(z.object({ runId: z.number().int() }), manifestSchema.nullable()),
};
