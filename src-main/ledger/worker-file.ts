/** Where a worker thread's program lies: the source beside the caller when run from source, its own entry in the build. */

/**
 * @param source the worker's file seen from src-main, e.g. "intake/intake-worker.ts"
 * @returns its URL; in the build every worker is `out/main/<name>.js` (see electron.vite.config.ts)
 */
export function workerFile(source: string): URL {
  if (import.meta.url.endsWith('.ts')) return new URL(`../${source}`, import.meta.url);
  const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.ts$/, '.js');
  const inChunks = import.meta.url.includes('/chunks/');
  return new URL(inChunks ? `../${name}` : `./${name}`, import.meta.url);
}
