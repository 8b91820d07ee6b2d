/** What app://facturier/ serves: the built interface and nothing outside its folder. */
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';

export const scheme = 'app';
export const host = 'facturier';
export const origin = `${scheme}://${host}`;

/** Anything else (character maps and font programs of pdf.js) is bytes, which no browser runs. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * No script but our own files, no network but our own origin. Styles may be inline because Mantine and AG Grid write style elements
 * while they run; a style cannot read or send anything here, as every source it could name is refused too. `wasm-unsafe-eval` lets
 * pdf.js compile its image decoders (JBIG2 and JPEG 2000, in most scanned invoices) and allows no JavaScript evaluation.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The file that a URL of ours names under `root`, or null where it names none or steps outside. */
export function servedPath(root: string, url: string): string | null {
  let path: string;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== `${scheme}:` || parsed.host !== host) return null;
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  const inside = relative(root, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null;
  return file;
}

/** Answers a request for a file of the interface; anything else is 404, any method but GET 405. */
export async function serveFile(root: string, request: { readonly method: string; readonly url: string }): Promise<Response> {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const path = servedPath(root, request.url);
  if (path) {
    try {
      const content = new Uint8Array(await readFile(path));
      return new Response(content, { headers: { ...headers, 'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream' } });
    } catch {
      // Not there, or a folder: 404 as below.
    }
  }
  return new Response(null, { status: 404, headers });
}
