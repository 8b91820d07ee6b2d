/** The page set from an invoice's data leaves out nothing of what the model can hold, and names it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompleteInvoice } from '../../../src-main/documents/invoice/figures.ts';
import { setInvoice } from '../../../src-main/documents/invoice/set-invoice.ts';
import { printedDate, printedDecimal } from '../../../src-main/documents/printed.ts';
import { words } from '../../../src-main/documents/words.ts';
import { lineDepths } from '../../../src-main/intake/lines.ts';
import type { Invoice } from '../../../src-main/intake/model.ts';
import { anyInvoice } from '../../support/any-invoice.ts';
import { piecesOfPages, squeezed, textOfPages } from './pdf-text.ts';
import { sampleInvoice, sampleLine } from './sample-invoice.ts';

const languages = ['fr', 'en'] as const;

/** Terms that are shown in words, whose text is not theirs. */
const inWords = ['format', 'profile', 'kind', 'as', 'subtype', 'isCharge', 'isPenalty', 'isTest', 'isCopy', 'mediaType', 'content'];
const figureTerms = new Set([
  ...[
    'amount',
    'baseAmount',
    'percentage',
    'rate',
    'taxable',
    'tax',
    'lineNet',
    'partialAmount',
    'grossPrice',
    'priceDiscount',
    'netPrice',
  ],
  ...['taxInclusive', 'taxExclusive', 'taxInAccountingCurrency', 'allowances', 'charges', 'allowancesCharges', 'taxRate', 'quantity'],
  ...['prepaid', 'rounding', 'payable', 'netAmount', 'priceBaseQuantity'],
]);

interface Marked {
  readonly invoice: Invoice;
  /** Every text and figure of it with the place it has in the model. */
  readonly said: readonly { readonly place: string; readonly kind: 'text' | 'figure' | 'date'; readonly value: string }[];
}

/** The invoice with a text, figure or day of its own at every place, so that none can be taken for another. */
function marked(invoice: Invoice): Marked {
  const said: Marked['said'][number][] = [];
  const mark = (value: unknown, term: string, place: string): unknown => {
    if (inWords.includes(term) || value === null || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((item) => mark(item, term, place));
    if (typeof value === 'object') {
      // The country of a party is that of its address, kept beside for lists.
      const isParty = 'tradingName' in value;
      const isQuantity = Object.keys(value).join() === 'value,unit';
      return Object.fromEntries(
        Object.entries(value).map(([key, part]) => [
          key,
          isParty && key === 'country' ? null : mark(part, isQuantity && key === 'value' ? 'amount' : key, `${place}.${key}`),
        ]),
      );
    }
    const n = said.length + 1000;
    if (typeof value !== 'string') return value;
    const kind = /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : figureTerms.has(term) ? 'figure' : 'text';
    const texts = { date: new Date(n * 86_400_000).toISOString().slice(0, 10), figure: `${n}.25`, text: `x${n}z` };
    said.push({ place, kind, value: texts[kind] });
    return texts[kind];
  };
  return { invoice: mark(invoice, '', '') as Invoice, said };
}

function completeOf(invoice: Invoice): CompleteInvoice {
  return {
    invoice,
    lines: invoice.lines.map((line) => ({ ...line, section: null })),
    sections: [{ section: null, lines: invoice.lines.length, netMinor: 0 }],
    detail: [],
  };
}

/** The text of all pages in one, without what every page has at its head and foot. */
async function pagesOf(invoice: Invoice, language: (typeof languages)[number]): Promise<string> {
  const { content } = await setInvoice(completeOf(invoice), language);
  const foot = words[language].setByUs;
  const pages = (await textOfPages(content)).map((text) => text.slice(text.indexOf(foot) + foot.length));
  return pages.map((text) => text.replace(/^\s*Page \d+ (?:sur|of)\s+\d+/, '')).join('\n');
}

/** Every name in the model that the invoice has something under. */
function namesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, part]) => [...(Array.isArray(value) ? [] : [key]), ...namesIn(part)]);
}

describe.each(languages)('the readable page in %s', (language) => {
  it('shows every text, figure and day of an invoice', async () => {
    const shown = {
      text: (value: string) => value,
      figure: (value: string) => printedDecimal(value, language),
      date: (value: string) => printedDate(value, language),
    };
    await fc.assert(
      fc.asyncProperty(anyInvoice('cii'), async (drawn) => {
        const { invoice, said } = marked(drawn);
        const page = squeezed(await pagesOf(invoice, language));
        expect(said.filter(({ kind, value }) => !page.includes(squeezed(shown[kind](value))))).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('names things in words, never as the model calls them', async () => {
    await fc.assert(
      fc.asyncProperty(anyInvoice('ubl'), async (drawn) => {
        const { invoice } = marked(drawn);
        const page = await pagesOf(invoice, language);
        const ownNames = [...new Set(namesIn(invoice))].filter((name) => /[a-z][A-Z]/.test(name));
        expect(ownNames.filter((name) => new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
        expect(page).not.toMatch(/\b(?:true|false|null|undefined|NaN)\b|\[object/);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('says of a test and of a copy that they are', async () => {
    const { testNotice, copyNotice } = words[language];
    const [drawn] = fc.sample(anyInvoice('cii'), { numRuns: 1, seed: 1 });
    if (!drawn) throw new Error('nothing was drawn');
    const both = await pagesOf({ ...drawn, isTest: true, isCopy: true }, language);
    const neither = await pagesOf({ ...drawn, isTest: false, isCopy: false }, language);
    for (const notice of [testNotice, copyNotice]) {
      expect(both).toContain(notice);
      expect(neither).not.toContain(notice);
    }
  });
});

describe('data that no term takes', () => {
  const step = fc.stringMatching(/^(?:cbc|ram):[A-Z][a-z]{2,12}(?:\[\d\])?$/);
  const datum = fc.record({
    where: fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => steps.join('/')),
    name: fc.constant('name'),
    value: fc.stringMatching(/^[a-z0-9é]{1,40}( [a-z0-9é]{1,40})?$/),
  });

  it('stands on the page with its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(datum, { minLength: 1, maxLength: 40 }), async (otherData) => {
        const { invoice } = sampleInvoice({ otherData });
        const page = squeezed(await pagesOf({ ...invoice, kind: 'invoice', attachments: [], lines: [] }, 'fr'));
        for (const { where, value } of otherData) {
          const last = where.slice(where.lastIndexOf('/') + 1);
          expect(page).toContain(squeezed(`${last} : ${value}`));
          expect(page).toContain(where.slice(0, Math.max(0, where.lastIndexOf('/'))));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('takes a tenth of the room of what matters: a thousand of them a few pages', async () => {
    const otherData = Array.from({ length: 1000 }, (_, n) => ({
      where: `cac:A[${n % 50}]/cbc:B[${n}]`,
      name: 'cbc:B',
      value: `value ${n}`,
    }));
    const { pages } = await setInvoice(sampleInvoice({ otherData }), 'fr');
    expect(pages).toBeLessThan(6);
  });
});

describe('lines', () => {
  it('that lie within others are moved to the right and kept out of the total in words', async () => {
    const lines = [
      sampleLine({ id: '1', description: 'Ensemble', subtype: 'GROUP' }),
      sampleLine({ id: '1.1', parentId: '1', subtype: 'DETAIL', description: 'Partie' }),
      sampleLine({ id: '1.1.1', parentId: '1.1', subtype: 'INFORMATION', description: 'Pièce' }),
    ];
    const complete = sampleInvoice({}, { lines, sections: [{ section: null, lines: 3, netMinor: 1000 }] });
    const [pieces = []] = await piecesOfPages((await setInvoice(complete, 'fr')).content);
    const xOf = (text: string) => pieces.find((piece) => piece.text === text)?.x ?? Number.NaN;
    expect(xOf('Partie')).toBeGreaterThan(xOf('Ensemble'));
    expect(xOf('Pièce')).toBeGreaterThan(xOf('Partie'));
    const notCounted = pieces.filter(({ text }) => text.includes(words.fr.notCounted));
    expect(notCounted).toHaveLength(2);
  });

  it('end somewhere even where they are said to lie within themselves', () => {
    expect(
      lineDepths([
        { id: '1', parentId: '2' },
        { id: '2', parentId: '1' },
        { id: '3', parentId: 'none' },
      ]).every((depth) => depth < 10),
    ).toBe(true);
    expect(
      lineDepths([
        { id: '1', parentId: null },
        { id: '2', parentId: '1' },
        { id: '3', parentId: '2' },
      ]),
    ).toEqual([0, 1, 2]);
  });

  it('show each figure in one piece, however long', async () => {
    const figures = { quantity: '123456.123456', netPrice: '-1234567.12345678', netAmount: '-123456789012.34', taxRate: '20.0000000000' };
    const lines = [sampleLine(figures)];
    const [pieces = []] = await piecesOfPages((await setInvoice(sampleInvoice({}, { lines }), 'fr')).content);
    const texts = pieces.map(({ text }) => text.replace(/[\s\u00a0]/g, ''));
    for (const figure of Object.values(figures))
      expect(texts.some((text) => text.endsWith(squeezed(printedDecimal(figure, 'fr'))))).toBe(true);
  });
});
