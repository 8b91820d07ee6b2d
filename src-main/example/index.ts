/** The example ledger's files: what three invented suppliers would have sent to Société Fictive SA over twelve months. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExampleFile } from './example-file.ts';
import { operatorMonth } from './operator.ts';
import { platformYear } from './platform.ts';
import { softwareMonth } from './software.ts';
import { scannedPdf } from './supplier-pdf.ts';

const firstYear = 2025;
const firstMonth = 11;
const months = 12;

/** The files, the same bytes every time. */
export function exampleFiles(): ExampleFile[] {
  const files: ExampleFile[] = [];
  for (let index = 0; index < months; index++) {
    const month = ((firstMonth - 1 + index) % 12) + 1;
    const year = firstYear + Math.floor((firstMonth - 1 + index) / 12);
    files.push(...operatorMonth(year, month, index), ...softwareMonth(year, month, index));
  }
  files.push(...platformYear(firstYear, firstMonth));
  files.push({ path: 'telecom-exemple/scan0001.pdf', content: scannedPdf('INT-0047', '2026-05-19') });
  return files;
}

/** Writes the files into a folder and returns their paths, ready for the usual import. */
export async function writeExample(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const { path, content } of exampleFiles()) {
    const target = join(folder, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
    paths.push(target);
  }
  return paths;
}
