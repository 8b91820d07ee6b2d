import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { origin, servedPath, serveFile } from '../../../src-main/shell/served-files.ts';

let parent: string;
let root: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'facturier-served-'));
  root = join(parent, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<p>Facturier</p>');
  writeFileSync(join(root, 'assets', 'a b.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'map.bcmap'), 'map');
  writeFileSync(join(parent, 'secret.js'), 'secret');
  mkdirSync(join(parent, 'renderer-other'));
  writeFileSync(join(parent, 'renderer-other', 'secret.js'), 'secret');
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const get = (path: string) => serveFile(root, { method: 'GET', url: `${origin}${path}` });

describe('the protocol', () => {
  it('serves the interface with its type, its policy and no guessing', async () => {
    const page = await get('/');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<p>Facturier</p>',
    ]);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await get('/assets/a%20b.js?v=1');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    const map = await get('/assets/map.bcmap');
    expect([map.status, map.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
  });

  it.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e%2fsecret.js',
    '/..%2frenderer-other%2fsecret.js',
    '/assets',
    '/absent.js',
    '/%zz',
    '/a%00.js',
  ])('answers %s with 404 and nothing else', async (path) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('serves no other host, scheme or method', async () => {
    for (const url of ['app://other/index.html', 'file:///index.html', 'https://facturier/index.html', 'nonsense']) {
      expect((await serveFile(root, { method: 'GET', url })).status).toBe(404);
    }
    expect((await serveFile(root, { method: 'POST', url: `${origin}/` })).status).toBe(405);
  });

  it('never names a file outside its folder, whatever the path', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', '//', 'c:', '%00', 'index.html', 'x.js'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const path = servedPath(root, `${origin}/${parts.join('')}`);
        expect(path === null || path.startsWith(root + sep)).toBe(true);
      }),
    );
  });
});
