/** How the reading of one file ended. */
import { type Problem, type ProblemCode, problem } from '../../src-preload/contract/problem.ts';
import type { Checked } from './check/check.ts';
import { type ContainerKind, type FileKind, isContainer } from './detect.ts';
import type { Attachment, Invoice } from './model.ts';

/** An invoice as XML; remarks tell what stood in it and could not be taken as it is. */
interface XmlOutcome {
  readonly status: 'read';
  readonly kind: 'ubl' | 'cii';
  readonly invoice: Invoice;
  readonly checked: Checked;
  readonly remarks: readonly Problem[];
}
/** A PDF that carries its invoice as XML; the other files embedded in it are the last of the invoice's attachments. */
interface FacturxOutcome {
  readonly status: 'read';
  readonly kind: 'facturx';
  readonly invoice: Invoice;
  readonly checked: Checked;
  readonly remarks: readonly Problem[];
  readonly pageCount: number;
}
/** A PDF without data. */
interface PdfOutcome {
  readonly status: 'read';
  readonly kind: 'pdf';
  readonly remarks: readonly Problem[];
  readonly pageCount: number;
  readonly attachments: readonly Attachment[];
}
/** Told apart and left to its own reader: the members of an archive or a mail, call detail. */
interface OtherOutcome {
  readonly status: 'read';
  readonly kind: 'csv' | ContainerKind;
}
/** `refused`: dangerous, or nothing we take. `unreadable`: damaged. */
interface ProblemOutcome {
  readonly status: 'refused' | 'unreadable';
  readonly kind: FileKind | 'facturx';
  readonly problem: Problem;
  /** Of an invoice's XML of which nothing could be entered: what its rules say nevertheless. */
  readonly checked: Checked | null;
}
export type ReadOutcome = XmlOutcome | FacturxOutcome | PdfOutcome | OtherOutcome | ProblemOutcome;

const damaged: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'unexpected',
  'disk-full',
  'ledger-failing',
  'file-empty',
  'file-unreadable',
  'file-changed',
  'file-unreadable-on-disk',
  'reader-failed',
  'reader-timeout',
  'xml-malformed',
  'xml-encoding-wrong',
  'xml-encoding-unknown',
  'pdf-encrypted',
  'pdf-damaged',
  'zip-damaged',
  'zip-entry-damaged',
  'mail-damaged',
  'mail-encrypted',
  'mail-attachment-damaged',
  'envelope-damaged',
  'envelope-encrypted',
]);

/** The outcome of a file that a problem ended. */
export function outcomeOf(kind: ProblemOutcome['kind'], reason: Problem, checked: Checked | null = null): ReadOutcome {
  return { status: damaged.has(reason.code) ? 'unreadable' : 'refused', kind, problem: reason, checked };
}

/** The outcome of a file that is not read by `readFile`, told from its kind alone; null for those that are. */
export function outcomeWithoutReading(kind: FileKind): ReadOutcome | null {
  if (kind === 'csv' || isContainer(kind)) return { status: 'read', kind };
  if (kind === 'empty') return outcomeOf(kind, problem('file-empty'));
  return kind === 'unknown' ? outcomeOf(kind, problem('file-unknown')) : null;
}
