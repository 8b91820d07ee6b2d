import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setInvoice } from '../../../src-main/documents/invoice/set-invoice.ts';
import { printedDecimal, printedMicros } from '../../../src-main/documents/printed.ts';
import { squeezed, textOfPages } from './pdf-text.ts';
import { sampleDetail, sampleInvoice, sampleLine } from './sample-invoice.ts';

describe('a complete invoice set from its data', () => {
  it('shows every line, every total as given, and no figure that the supplier did not give', async () => {
    const lines = Array.from({ length: 90 }, (_, index) =>
      sampleLine({ description: `Forfait voix n° ${index} « étendu »`, quantity: `${index}.500`, netAmount: `${index * 1000}.10` }),
    );
    const complete = sampleInvoice({}, { lines, sections: [{ section: null, lines: 90, netMinor: 0 }] });
    const { content, pages } = await setInvoice(complete, 'fr');
    const text = (await textOfPages(content)).map(squeezed).join('');
    for (const line of lines) {
      expect(text).toContain(squeezed(line.description ?? ''));
      expect(text).toContain(squeezed(printedDecimal(line.netAmount ?? '', 'fr')));
    }
    for (const total of Object.values(complete.invoice.totals)) if (total) expect(text).toContain(squeezed(printedDecimal(total, 'fr')));
    expect(text).toContain('Arrondi-0,01');
    expect(text).not.toContain(squeezed('Déjà payé'));
    for (const said of ['FX-2026-0001', 'CPT-000123', 'BC-42', 'CT-7', '28/10/2026', '27/11/2026', 'du01/10/2026au31/10/2026'])
      expect(text).toContain(said);
    expect(text).toContain('FR7630006000011234567890189');
    expect(pages).toBeGreaterThan(2);
  });

  it('numbers its pages, repeats head and table heading on each, and says whose document it is', async () => {
    const detail = [sampleDetail(200)];
    const { content, pages } = await setInvoice(sampleInvoice({}, { detail }), 'fr');
    const texts = (await textOfPages(content)).map(squeezed);
    expect(texts).toHaveLength(pages);
    for (const [index, text] of texts.entries()) {
      expect(text).toContain(`Page${index + 1}sur${pages}`);
      expect(text).toContain('FX-2026-0001');
      expect(text).toContain(squeezed('ce n’est pas le document propre du fournisseur'));
      if (index > 0) expect(text).toContain(squeezed('Date Heure Nature Destinataire Destination'));
      if (index > 1) expect(text).toContain(squeezed('Zoé Nguyễn · 0600000001 (suite)'));
    }
  });

  it('adds call detail up user by user, exactly', async () => {
    const detail = [
      sampleDetail(3, 'Zoé Nguyễn', (index) => ({ amountMicros: 1 + index })),
      sampleDetail(2, 'Émile Ôté', () => ({ amountMicros: -2_500_000 })),
    ];
    const { content } = await setInvoice(sampleInvoice({}, { detail }), 'fr');
    const text = squeezed((await textOfPages(content)).join(''));
    expect(text).toContain(squeezed(`Total de l’utilisateur 3 lignes 0:03:03 ${printedMicros(6, 'fr')}`));
    expect(text).toContain(squeezed('Total de l’utilisateur 2 lignes 0:02:02 -5,0000'));
    expect(text).toContain(squeezed('Total du détail 5 lignes 0:05:05 -4,999994'));
  });

  it('speaks English with English figures and dates', async () => {
    const { content } = await setInvoice(sampleInvoice({ kind: 'credit-note' }, { detail: [sampleDetail(1)] }), 'en');
    const text = squeezed((await textOfPages(content)).join(''));
    for (const said of ['Credit note', 'Amount credited', '1,481,481.35 EUR', '2026-10-28', 'Call detail by user', 'Page 1 of 2'])
      expect(text).toContain(squeezed(said));
    expect(text).not.toContain('Facture');
  });

  it('gives the same bytes for the same data', async () => {
    const complete = () => sampleInvoice({}, { detail: [sampleDetail(80)] });
    const [first, second] = [await setInvoice(complete(), 'fr'), await setInvoice(complete(), 'fr')];
    expect(Buffer.compare(first.content, second.content)).toBe(0);
  });

  it('names sections and sums them, and keeps every line under its own', async () => {
    const lines = [
      sampleLine({ description: 'Ligne A', section: 'Abonnements' }),
      sampleLine({ description: 'Ligne B', section: 'Communications' }),
      sampleLine({ description: 'Ligne C', section: 'Abonnements' }),
      sampleLine({ description: 'Ligne D', section: null }),
    ];
    const sections = [
      { section: 'Abonnements', lines: 2, netMinor: 2000 },
      { section: 'Communications', lines: 1, netMinor: 1000 },
      { section: null, lines: 1, netMinor: 1000 },
    ];
    const [text = ''] = await textOfPages((await setInvoice(sampleInvoice({}, { lines, sections }), 'fr')).content);
    const flat = squeezed(text);
    expect(flat).toMatch(/Abonnements220,00Communications110,00Sansrubrique110,00/);
    expect(flat.indexOf('LigneA')).toBeLessThan(flat.indexOf('LigneC'));
    expect(flat.indexOf('LigneC')).toBeLessThan(flat.indexOf('LigneB'));
    expect(flat.indexOf('LigneB')).toBeLessThan(flat.indexOf('LigneD'));
  });

  it('says so where a character has no shape in its font', async () => {
    const { content } = await setInvoice(sampleInvoice({ notes: [{ subject: null, code: null, text: '請求書' }] }), 'fr');
    expect(squeezed((await textOfPages(content)).join(''))).toContain(squeezed('n’ont pas de dessin dans la police'));
  });

  it('prints any text whole, however long', async () => {
    const word = fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom(...'abcdefÉéÅşễ0123456789.,;-') });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 60 }), async (parts) => {
        const description = parts.join(' ');
        const { content } = await setInvoice(sampleInvoice({}, { lines: [sampleLine({ description, details: description })] }), 'fr');
        const texts = (await textOfPages(content)).map(squeezed);
        // What is not the description: heads and feet of the pages that it runs over.
        const letters = [...squeezed(description)];
        let at = 0;
        for (const character of texts.join('')) if (character === letters[at]) at++;
        expect(at).toBe(letters.length);
      }),
      { numRuns: 15 },
    );
  });
});

describe('figures in print', () => {
  it('keep every decimal they were given with', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 8 }), (value, decimals) => {
        const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
        const whole = digits.slice(0, digits.length - decimals);
        const given = `${value < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(digits.length - decimals)}` : ''}`;
        expect(printedDecimal(given, 'fr').replaceAll('\u00a0', '').replace(',', '.')).toBe(given);
        expect(printedDecimal(given, 'en').replaceAll(',', '')).toBe(given);
      }),
    );
    expect(printedDecimal('n/a', 'fr')).toBe('n/a');
  });
});
