import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outputScale, pageAt, pagesInView, pageTops } from '../../../src-renderer/features/invoice/page-layout.ts';
import { findInPage } from '../../../src-renderer/features/invoice/pdf-find.ts';

const heights = fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 60 });

describe('pages in a column', () => {
  test('no page overlaps the next, and the column holds them all', () => {
    fc.assert(
      fc.property(heights, (pages) => {
        const tops = pageTops(pages);
        expect(tops).toHaveLength(pages.length + 1);
        for (const [index, height] of pages.entries()) expect(tops[index + 1]).toBeGreaterThan((tops[index] ?? 0) + height);
      }),
    );
  });

  test('the page at a height is the one that a walk from the top finds', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: -100, max: 150_000 }), (pages, y) => {
        const tops = pageTops(pages);
        const walked = tops.slice(0, -1).findLastIndex((top) => top <= y);
        expect(pageAt(tops, y)).toBe(Math.max(0, walked));
      }),
    );
  });

  test('every page that touches the view is drawn', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 2000 }), (pages, scrollTop, view) => {
        const tops = pageTops(pages);
        const [first, last] = pagesInView(tops, scrollTop, view, 0);
        for (const [index, height] of pages.entries()) {
          const top = tops[index] ?? 0;
          if (top <= scrollTop + view && top + height >= scrollTop) {
            expect(index).toBeGreaterThanOrEqual(first);
            expect(index).toBeLessThanOrEqual(last);
          }
        }
      }),
    );
  });

  test('a huge page is drawn with fewer pixels, a small one with those of the screen', () => {
    expect(outputScale({ width: 600, height: 800 }, 1, 2)).toBe(2);
    const scale = outputScale({ width: 14_400, height: 14_400 }, 4, 2);
    expect((14_400 * 4 * scale) ** 2).toBeLessThanOrEqual(16_000_001);
  });
});

describe('searching a page', () => {
  test('finds words whatever their case, accents and the pieces they are cut into', () => {
    expect(findInPage(3, ['Total TTC', ' à pay', 'er : 1\u202f234,56'], 'A PAYER')).toEqual([{ page: 3, pieces: [1, 2] }]);
    expect(findInPage(1, ['1\u202f234,56 €'], '1 234,56')).toEqual([{ page: 1, pieces: [0] }]);
    expect(findInPage(1, ['éléphant'], 'ELEPHANT')).toHaveLength(1);
  });

  test('finds each match once and nothing for nothing', () => {
    expect(findInPage(1, ['aaaa'], 'aa')).toHaveLength(2);
    expect(findInPage(1, ['aaaa'], ' ')).toEqual([]);
    expect(findInPage(1, [], 'a')).toEqual([]);
  });

  test('finds any part of a page where it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        (pieces, from, length) => {
          const whole = pieces.join('');
          const start = from % whole.length;
          const wanted = whole.slice(start, start + 1 + (length % 5));
          const found = findInPage(1, pieces, wanted);
          expect(found.length).toBeGreaterThan(0);
          for (const { pieces: touched } of found) expect(touched.map((index) => pieces[index]).join('')).toContain(wanted);
        },
      ),
    );
  });
});
