import { describe, expect, it } from 'vitest';
import { ebillCodeIn } from '../../../src-main/intake/ebill-code.ts';

const read = (...texts: (string | null)[]) => ebillCodeIn(texts.map((text) => ({ text })));

describe('the e-bill code of an invoice', () => {
  it.each([
    ['Code e-facture : 1800-0001', '1800-0001'],
    ['Votre code e-facture\u00a0: ab12cd34. À conserver.', 'AB12CD34'],
    ['code efacture n° 12345678', '12345678'],
    ['E-bill code: X7-000231', 'X7-000231'],
    ['e-invoice code 55512345', '55512345'],
    // Named, and not given.
    ['Le code e-facture figure sur votre première facture.', null],
    ['Facture 1800-0001', null],
    ['', null],
  ])('%s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('is the first that a note gives', () => {
    expect(read(null, 'Merci.', 'Code e-facture : 1800-0002', 'Code e-facture : 1800-0003')).toBe('1800-0002');
  });

  it('is looked for in no more than a page of each note', () => {
    expect(read(`${'code e-facture '.repeat(100_000)}: 1800-0001`)).toBeNull();
  });
});
