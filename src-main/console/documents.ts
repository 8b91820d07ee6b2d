/** Documents read from files and folders without a ledger: what `read` and `check` have in common. */
import { basename } from 'node:path';
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import type { RuleSet } from '../intake/check/finding.ts';
import { isContainer } from '../intake/detect.ts';
import { outcomeOf, type ReadOutcome } from '../intake/outcome.ts';
import { createFileReader, type FileReader } from '../intake/reader.ts';
import { findFiles } from '../sync/find-files.ts';

export interface ReadDocument {
  /** A member of an archive or a mail is named after it: `archive.zip!member.xml`. */
  readonly path: string;
  readonly outcome: ReadOutcome;
}

/** Reads and checks every document under the paths, one after the other in the order of their paths; `only` narrows the rule sets. */
export async function* readDocuments(paths: readonly string[], only: readonly RuleSet[] | null = null): AsyncGenerator<ReadDocument> {
  const reader = createFileReader();
  try {
    for (const found of await findFiles(paths)) {
      if (found.problem) yield { path: found.path, outcome: outcomeOf('unknown', found.problem) };
      else yield* readFile(reader, found.path, only);
    }
  } finally {
    await reader.close();
  }
}

async function* readFile(reader: FileReader, path: string, only: readonly RuleSet[] | null): AsyncGenerator<ReadDocument> {
  const outcome = await reader.read(path, only);
  if (outcome.status === 'read' && isContainer(outcome.kind)) yield* readMembers(reader, path, only);
  else yield { path, outcome };
}

/**
 * What lies in an archive or a mail, each document with what was noted of the signature around it; the container itself only where it
 * holds nothing or could not be read to its end.
 */
async function* readMembers(reader: FileReader, path: string, only: readonly RuleSet[] | null): AsyncGenerator<ReadDocument> {
  let isEmpty = true;
  const notes = new Map<string, Problem>();
  for await (const member of reader.members(path, basename(path))) {
    const shown = member.path === '' ? path : `${path}!${member.path}`;
    const why = 'problem' in member && member.is !== 'left-aside' ? member.problem : null;
    if (member.is === 'noted') notes.set(member.path, member.note);
    if (member.is === 'file')
      yield { path: shown, outcome: withNotes(await reader.read(member.bytes, only), signaturesAround(member.path, notes)) };
    else if (why !== null) yield { path: shown, outcome: outcomeOf('unknown', why) };
    isEmpty &&= member.is !== 'file' && why === null;
  }
  const note = notes.get('');
  const why = note?.code === 'mail-read' ? problem('mail-without-invoice', note.params) : problem('zip-empty');
  if (isEmpty) yield { path, outcome: outcomeOf('unknown', why) };
}

function signaturesAround(path: string, notes: ReadonlyMap<string, Problem>): Problem[] {
  const around = [...notes].filter(([container]) => container === '' || path.startsWith(`${container}/`));
  return around.map(([, note]) => note).filter(({ code }) => code.startsWith('signature-'));
}

function withNotes(outcome: ReadOutcome, notes: readonly Problem[]): ReadOutcome {
  return 'remarks' in outcome ? { ...outcome, remarks: [...outcome.remarks, ...notes] } : outcome;
}

/** Why a document is no invoice with data; null where it is one. */
export function whyNotRead(outcome: ReadOutcome): Problem | null {
  if (outcome.status !== 'read') return outcome.problem;
  if ('invoice' in outcome) return null;
  return problem(outcome.kind === 'pdf' ? 'to-complete' : 'not-a-document', { kind: outcome.kind });
}
