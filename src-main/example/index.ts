/** The example ledger's files: what three invented suppliers would have sent to Société Fictive SA over two years. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExampleFile } from './example-file.ts';
import { operatorMonth } from './operator.ts';
import { platformYear } from './platform.ts';
import { softwareMonth } from './software.ts';
import { scannedPdf } from './supplier-pdf.ts';

const firstYear = 2024;
const firstMonth = 11;
const months = 24;
/** Of the platform, a year each. */
const volumes = [
  { estimates: [24, 26, 28, 28], counted: 112 },
  { estimates: [30, 30, 35, 35], counted: 148 },
] as const;

/** The files, the same bytes every time. */
export function exampleFiles(): ExampleFile[] {
  const files: ExampleFile[] = [];
  for (let index = 0; index < months; index++) {
    const month = ((firstMonth - 1 + index) % 12) + 1;
    const year = firstYear + Math.floor((firstMonth - 1 + index) / 12);
    files.push(...operatorMonth(year, month, index), ...softwareMonth(year, month, index));
  }
  for (const [later, volume] of volumes.entries()) files.push(...platformYear(firstYear + later, firstMonth, volume));
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
