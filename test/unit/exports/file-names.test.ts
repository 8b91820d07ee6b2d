import { basename, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctNames, fileName } from '../../../src-main/exports/file-names.ts';

describe('names of files', () => {
  it('never lead elsewhere, whatever a supplier calls a centre', () => {
    const awkward = fc.string({ unit: fc.constantFrom(...'./\\:*?"<>| aé\0\nCON'), maxLength: 14 });
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 3 }), (words) => {
        const name = fileName(words, 'Consommation');
        expect(basename(name)).toBe(name);
        expect(win32.basename(name)).toBe(name);
        expect(name).not.toMatch(/^[.\s]|[.\s]$|[<>:"|?*\n\0]/);
        expect(name).not.toBe('');
      }),
    );
    expect(fileName(['../../etc', 'passwd'], 'x')).toBe('etc passwd');
    expect(fileName(['CON'], 'Factures')).toBe('Factures');
  });

  it('differ, even for a system that does not tell case apart', () => {
    expect(distinctNames(['R1 A', 'r1 a', 'R1 A'])).toEqual(['R1 A', 'r1 a (2)', 'R1 A (3)']);
  });
});
