/** Names of files made of words that came from outside (law 7): no path, nothing that a system refuses, no two alike. */

/** Longest name without its extension: some file systems take 255 bytes, and a folder has its own share of a path. */
const longestName = 80;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what Windows refuses in a name
const refused = /[<>:"/\\|?*\0-\x1f\x7f]+/g;
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Words as one name, without extension; `otherwise` where nothing is left of them. */
export function fileName(words: readonly string[], otherwise: string): string {
  const text = words
    .map((word) => word.normalize('NFC').replace(refused, ' ').trim())
    .filter(Boolean)
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, longestName)
    .toWellFormed()
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return text === '' || devices.test(text) ? otherwise : text;
}

/** Names that differ even where case is not told apart: the second of a name is "name (2)". */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let count = 2; taken.has(distinct.toLowerCase()); count++) distinct = `${name} (${count})`;
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}
