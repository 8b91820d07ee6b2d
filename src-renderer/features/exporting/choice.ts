/** What a person chooses to export: kept from one export to the next, and turned into a request. */
import { z } from 'zod';
import {
  type Centre,
  type CentreKey,
  csvFormSchema,
  everyDetail,
  excelForms,
  packings,
  type ReportDetail,
  type ReportRequest,
  type ReportSubject,
  reportDetails,
  reportSubjects,
} from '../../../src-preload/contract/exports.ts';
import type { Language } from '../../../src-preload/contract/problem.ts';
import { client } from '../../app/client.ts';

/** `french`: what a French Excel opens with a double click. */
export const formatNames = ['french', 'xlsx', 'custom'] as const;

const choiceSchema = z.object({
  subject: z.enum(reportSubjects),
  detail: z.enum(everyDetail),
  /** Key of a root, as `rootKey` gives it; null for all. */
  root: z.string().nullable(),
  /** Keys of centres, as `centreKey` gives them; none for all of the root. */
  centres: z.array(z.string()),
  from: z.string().nullable(),
  to: z.string().nullable(),
  packing: z.enum(packings),
  format: z.enum(formatNames),
  form: csvFormSchema,
});
export type Choice = z.infer<typeof choiceSchema>;

const first = (subject: ReportSubject): Choice => ({
  subject,
  detail: subject === 'invoices' ? 'summary' : 'lines',
  root: null,
  centres: [],
  from: null,
  to: null,
  packing: 'one',
  format: 'french',
  form: excelForms.fr,
});

const viewName = (subject: ReportSubject) => `export-${subject}`;

/** The choice of the last export of the subject. */
export async function lastChoice(subject: ReportSubject): Promise<Choice> {
  const saved = await client.ledger.view({ grid: viewName(subject) });
  try {
    // What was saved may come from another version.
    return choiceSchema.parse(JSON.parse(saved ?? ''));
  } catch {
    return first(subject);
  }
}

export async function keepChoice(subject: ReportSubject, choice: Choice): Promise<void> {
  await client.ledger.saveView({ grid: viewName(subject), state: JSON.stringify(choice) });
}

export const rootKey = ({ supplierId, root }: CentreKey): string => JSON.stringify([supplierId, root]);
export const centreKey = ({ supplierId, root, centre }: CentreKey): string => JSON.stringify([supplierId, root, centre]);

/** The level of a subject, or its closest where it has no such level. */
export function detailOf(subject: ReportSubject, detail: ReportDetail): ReportDetail {
  return reportDetails[subject].find((one) => one === detail) ?? (subject === 'invoices' ? 'summary' : 'lines');
}

/** What is asked of the ledger. A root or centre that is no longer there counts as not chosen. */
export function requestOf(
  { subject, detail, format, form, packing, from, to, ...choice }: Choice,
  known: readonly Centre[],
  language: Language,
): ReportRequest {
  const ofRoot = choice.root === null ? [] : known.filter((centre) => rootKey(centre) === choice.root);
  const some = ofRoot.filter((centre) => choice.centres.includes(centreKey(centre)));
  const chosen = some.length > 0 ? some : ofRoot;
  return {
    subject,
    detail: detailOf(subject, detail),
    centres: chosen.length === 0 ? null : chosen.map(({ supplierId, root, centre }) => ({ supplierId, root, centre })),
    from,
    to,
    packing,
    format: format === 'xlsx' ? { kind: 'xlsx' } : { kind: 'csv', form: format === 'french' ? excelForms.fr : form },
    language,
  };
}
