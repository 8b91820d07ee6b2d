/** Documents read from files and folders without a ledger: what `read` and `check` have in common. */
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import type { RuleSet } from '../intake/check/finding.ts';
import { outcomeOf, type ReadOutcome } from '../intake/outcome.ts';
import { createFileReader, type FileReader } from '../intake/reader.ts';
import { findFiles } from '../sync/find-files.ts';

export interface ReadDocument {
  /** A member of an archive is named after it: `archive.zip!member.xml`. */
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
  if (outcome.status !== 'read' || outcome.kind !== 'zip') {
    yield { path, outcome };
    return;
  }
  for await (const member of reader.members(path)) {
    const shown = member.path === '' ? path : `${path}!${member.path}`;
    yield { path: shown, outcome: 'problem' in member ? outcomeOf('unknown', member.problem) : await reader.read(member.bytes, only) };
  }
}

/** Why a document is no invoice with data; null where it is one. */
export function whyNotRead(outcome: ReadOutcome): Problem | null {
  if (outcome.status !== 'read') return outcome.problem;
  if ('invoice' in outcome) return null;
  return problem(outcome.kind === 'pdf' ? 'to-complete' : 'not-a-document', { kind: outcome.kind });
}
