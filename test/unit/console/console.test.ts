import { afterEach, expect, it, vi } from 'vitest';
import { parseCommand, UsageError } from '../../../src-main/console/command.ts';
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

it.each([[['--unknown']], [['--offset', '-1']], [['--json=yes']], [['--ledger']]])(
  'words that make no sense are named as they were typed: %j',
  (args) => {
    expect(() => parseCommand(args)).toThrow(new UsageError(args.join(' ')));
  },
);
