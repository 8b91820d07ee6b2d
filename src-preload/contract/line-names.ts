/** Invoice lines named in a sentence: many of them by ranges. */
import type { Language } from './problem.ts';

/** Ranges beyond these are counted only. */
const listedRanges = 6;

const words = {
  fr: { one: 'ligne', many: 'lignes', to: 'à', and: 'et', others: (count: number) => (count === 1 ? '1 autre' : `${count} autres`) },
  en: { one: 'line', many: 'lines', to: 'to', and: 'and', others: (count: number) => (count === 1 ? '1 other' : `${count} others`) },
} as const;

/**
 * "ligne 3", "lignes 3, 5 et 7 à 12". `positions` are from 0; `nameOf` gives the number that the supplier gave the line (BT-126), or null
 * where it gave none: then its place among the lines is its name. '' for no line.
 */
export function lineNames(positions: readonly number[], nameOf: (position: number) => string | null, language: Language): string {
  const said = words[language];
  const ranges: [number, number][] = [];
  for (const position of [...new Set(positions)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === position - 1) last[1] = position;
    else ranges.push([position, position]);
  }
  if (ranges.length === 0) return '';
  const name = (position: number) => nameOf(position) ?? String(position + 1);
  const listed = ranges.slice(0, listedRanges).flatMap(([first, last]) => {
    if (last > first + 1) return `${name(first)} ${said.to} ${name(last)}`;
    return first === last ? name(first) : [name(first), name(last)];
  });
  const rest = ranges.slice(listedRanges).reduce((count, [first, last]) => count + last - first + 1, 0);
  if (rest > 0) listed.push(said.others(rest));
  const isOne = ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1];
  const end = listed.pop() ?? '';
  return `${isOne ? said.one : said.many} ${listed.length === 0 ? end : `${listed.join(', ')} ${said.and} ${end}`}`;
}
