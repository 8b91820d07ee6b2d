/** Bytes → what the file says. Whatever the bytes, the outcome is a value: nothing is thrown for what a file holds. */
import { readFile as load, stat } from 'node:fs/promises';
import { asProblem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import type { RuleSet } from './check/finding.ts';
import { detect, detectFile } from './detect.ts';
import { limits, megabytes } from './limits.ts';
import { outcomeOf, outcomeWithoutReading, type ReadOutcome } from './outcome.ts';
import { readInvoiceXml } from './read/invoice-xml.ts';
import { readPdf } from './read/pdf.ts';

/** Reads and checks one file on disk (`only` narrows the rule sets); an archive or call detail is told apart without being loaded. Never throws. */
export async function readFileAt(path: string, only: readonly RuleSet[] | null = null): Promise<ReadOutcome> {
  try {
    const about = await stat(path);
    // A pipe or a device would keep the thread waiting for ever.
    if (!about.isFile()) throw new Error('not a regular file');
    const known = outcomeWithoutReading(await detectFile(path));
    if (known !== null) return known;
    const { size } = about;
    if (size > limits.fileBytes) throw new ProblemError('file-too-large', megabytes(size, limits.fileBytes));
    return await readFile(await load(path), only);
  } catch (error) {
    return outcomeOf(
      'unknown',
      error instanceof ProblemError
        ? error.problem
        : problem('file-unreadable-on-disk', { message: error instanceof Error ? error.message : String(error) }),
    );
  }
}

/** Reads and checks one file. Never throws. */
export async function readFile(bytes: Uint8Array, only: readonly RuleSet[] | null = null): Promise<ReadOutcome> {
  const kind = detect(bytes);
  const known = outcomeWithoutReading(kind);
  if (known !== null) return known;
  try {
    if (bytes.length > limits.fileBytes) throw new ProblemError('file-too-large', megabytes(bytes.length, limits.fileBytes));
    if (kind === 'pdf') return await readPdf(bytes, only);
    const document = readInvoiceXml(bytes, only);
    const { checked } = document;
    if ('problem' in document) return outcomeOf(checked.syntax, document.problem, checked);
    return { status: 'read', kind: checked.syntax, checked, invoice: document.invoice, remarks: document.remarks };
  } catch (error) {
    return outcomeOf(kind, asProblem(error));
  }
}
