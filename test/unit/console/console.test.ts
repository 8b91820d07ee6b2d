import { afterEach, expect, it, vi } from 'vitest';
import { printJsonList } from '../../../src-main/console/console.ts';

afterEach(() => vi.restoreAllMocks());

it('a list that fails halfway is still one JSON document, with what came before', async () => {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  async function* items() {
    yield { path: 'a.xml' };
    throw new Error('the disk is gone');
  }
  await expect(printJsonList('files', items())).rejects.toThrow('the disk is gone');
  expect(JSON.parse(printed)).toEqual({ files: [{ path: 'a.xml' }] });
});
