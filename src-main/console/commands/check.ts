/** `check PATH...`: what the rules say of documents; stores nothing. Files are checked one after the other, in the order of their paths. */
import type { Language, Problem } from '../../../src-preload/contract/problem.ts';
import { type RuleSet, ruleSets } from '../../intake/check/finding.ts';
import { explain } from '../../intake/check/texts.ts';
import type { ReadOutcome } from '../../intake/outcome.ts';
import { type Command, UsageError } from '../command.ts';
import { consoleLanguage, printJsonList, reasonOf } from '../console.ts';
import { readDocuments, whyNotRead } from '../documents.ts';
import { plain } from '../table.ts';

interface CheckedFile {
  readonly path: string;
  /** No error among the findings. */
  readonly valid: boolean;
  readonly format: string | null;
  readonly profile: string | null;
  readonly rulesets: readonly string[];
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly message: string; readonly where: string }[];
}

/** The id under which a file that holds nothing to check says why. */
const notRead = 'NOT-READ';

export const checkCommand: Command = async ({ json, rules }, paths) => {
  if (paths.length === 0) throw new UsageError('check: PATH?');
  const only = rules === undefined ? null : [...new Set(rules.split(',').map(ruleSetNamed))];
  let allValid = true;
  async function* files(): AsyncGenerator<CheckedFile> {
    for await (const { path, outcome } of readDocuments(paths, only)) {
      const file = asChecked(path, outcome);
      allValid &&= file.valid;
      yield file;
    }
  }
  if (json) await printJsonList('files', files());
  else for await (const file of files()) printFile(file);
  return allValid ? 0 : 1;
};

function ruleSetNamed(name: string): RuleSet {
  const found = ruleSets.find((known) => known === name.trim());
  if (found === undefined) throw new UsageError(`--rules ${name} (${ruleSets.join(',')})`);
  return found;
}

function asChecked(path: string, outcome: ReadOutcome): CheckedFile {
  const language = consoleLanguage();
  const checked = 'checked' in outcome ? outcome.checked : null;
  const why: Problem | null = whyNotRead(outcome);
  const findings = (checked?.findings ?? []).map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    message: `${explain(finding).message[language]}${andMore(finding.values.more, language)}`,
    where: finding.where,
  }));
  if (why !== null) findings.push({ rule: notRead, severity: 'error', message: reasonOf(why, language) ?? '', where: '' });
  return {
    path,
    valid: findings.every(({ severity }) => severity !== 'error'),
    format: checked === null ? null : outcome.kind,
    profile: checked?.profile ?? null,
    rulesets: checked?.rulesets ?? [],
    findings,
  };
}

/** Of a rule that is broken in very many places the last finding says how many more there are. */
function andMore(more: string | undefined, language: Language): string {
  if (more === undefined) return '';
  return language === 'fr' ? ` (et ${more} fois encore, non listées)` : ` (and ${more} more times, not listed)`;
}

function printFile({ path, valid, profile, findings }: CheckedFile): void {
  const verdict = consoleLanguage() === 'fr' ? (valid ? 'conforme' : 'erreurs') : valid ? 'valid' : 'errors';
  process.stdout.write(`${plain(`${path}: ${verdict}${profile ? ` (${profile})` : ''}`)}\n`);
  for (const { rule, severity, message, where } of findings)
    process.stdout.write(`${plain(`  ${severity === 'error' ? '✗' : '!'} ${rule} ${message}${where === '' ? '' : ` — ${where}`}`)}\n`);
}
