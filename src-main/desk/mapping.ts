/** Layouts of call detail that a person describes: looked at, tried, kept, shared, used. */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { type mapping as contract, type DetailMapping, mappingSchema } from '../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { type Examining, examineDetail } from '../consumption/mapping/examine.ts';
import { lookAtDetail, understandDetail } from '../consumption/mapping/look.ts';
import { readMappings, removeMapping, writeMapping } from '../consumption/mapping/stored.ts';
import { chosenFile } from './chosen-file.ts';
import type { DeskContext } from './desk.ts';
import { startImport } from './imports.ts';
import { writeWhole } from './write-whole.ts';

/** What a shared file holds, so that no other JSON is taken for one. */
const fileSchema = z.strictObject({ facturier: z.literal('call-detail-mapping'), version: z.literal(1), mapping: mappingSchema });
const largestFileBytes = 1024 * 1024;

export function mappingHandlers(context: DeskContext): SubjectHandlers<typeof contract> {
  const { ledger, granted } = context;
  let examining: { readonly abort: AbortController; progress: Examining } | null = null;

  const pathOf = (source: Parameters<typeof chosenFile>[1]) => chosenFile(context, source);
  const savedAs = (name: string): DetailMapping => {
    const found = readMappings(ledger.reader).find((mapping) => mapping.name === name);
    if (!found) throw new ProblemError('mapping-unknown', { name });
    return found;
  };

  return {
    list: () => readMappings(ledger.reader),
    look: async ({ source, sheet, encoding, separator, headerRecord }) =>
      lookAtDetail({ path: await pathOf(source) }, sheet, { encoding, separator, headerRecord }, new AbortController().signal),
    understand: async ({ source, mapping }) => understandDetail({ path: await pathOf(source) }, mapping, new AbortController().signal),
    examine: async ({ source, mapping }) => {
      examining?.abort.abort();
      const own = { abort: new AbortController(), progress: { done: 0, total: 0, lines: 0 } };
      examining = own;
      try {
        return await examineDetail({ path: await pathOf(source) }, mapping, own.abort.signal, (progress) => {
          own.progress = progress;
        });
      } finally {
        if (examining === own) examining = null;
      }
    },
    examining: () => examining?.progress ?? null,
    stopExamining: () => {
      const stopped = examining !== null;
      examining?.abort.abort();
      examining = null;
      return { stopped };
    },
    save: async ({ mapping, replaces }) => {
      await ledger.write((writer) => writeMapping(writer, mapping, replaces));
      return { name: mapping.name };
    },
    remove: async ({ name }) => ({ removed: await ledger.write((writer) => removeMapping(writer, name)) }),
    start: async ({ source, name, leaveOutBroken }) => {
      const { name: profile } = savedAs(name);
      return { runId: await startImport(context, [await pathOf(source)], { profile, sourceId: null, leaveOutBroken }) };
    },
    writeFile: async ({ name, target }) => {
      const shared = { facturier: 'call-detail-mapping', version: 1, mapping: savedAs(name) } satisfies z.input<typeof fileSchema>;
      await writeWhole(granted(target, ['target']), Buffer.from(`${JSON.stringify(shared, null, 2)}\n`));
      return { written: true };
    },
    readFile: async ({ grant }) => {
      const mapping = await sharedMapping(granted(grant, ['file']));
      await ledger.write((writer) => writeMapping(writer, mapping, null));
      return { name: mapping.name };
    },
  };
}

async function sharedMapping(path: string): Promise<DetailMapping> {
  const refused = new ProblemError('mapping-file');
  if ((await stat(path)).size > largestFileBytes) throw refused;
  let written: unknown;
  try {
    written = JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
  } catch {
    throw refused;
  }
  const read = fileSchema.safeParse(written);
  if (!read.success) throw refused;
  return read.data.mapping;
}
