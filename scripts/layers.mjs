/**
 * The layer rule: runs dependency-cruiser over the sources and fails where an arrow points the wrong way, and also where it read fewer
 * files than there are (it reads nothing, and finds nothing, with a compiler it does not know).
 * `node scripts/layers.mjs [folder]`: another folder's sources instead of this project's.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const folders = ['src-main', 'src-preload', 'src-renderer'].filter((folder) => existsSync(join(root, folder)));

const { output } = await cruise(folders, { ...options, baseDir: root, ruleSet: { forbidden }, validate: true }, undefined, {
  tsConfig: extractTSConfig(join(import.meta.dirname, '..', 'tsconfig.json')),
});

const read = new Set(output.modules.map((module) => module.source));
const present = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
);
const unread = present.filter((file) => !read.has(file));
const { violations, totalDependenciesCruised } = output.summary;

for (const { rule, from, to, cycle } of violations) {
  console.error(`${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name).join(' → ') : to}`);
}
for (const file of unread) console.error(`not read: ${file}`);
if (present.length === 0 || totalDependenciesCruised === 0) console.error('No source and no arrow was read.');
console.log(
  `${present.length - unread.length} of ${present.length} files read, ${totalDependenciesCruised} arrows, ${violations.length} against the rule.`,
);
process.exit(violations.length + unread.length === 0 && totalDependenciesCruised > 0 ? 0 : 1);
