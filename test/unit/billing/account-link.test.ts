import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldAgainst, type LinkFacts, mostWrongTries, pausedUntil, pauseMs, triesLeft } from '../../../src-main/billing/account-link.ts';

const facts: LinkFacts = {
  number: 'R1800-CF0001',
  ebillCode: '1800-0001',
  postalCodes: ['75000'],
  asked: [{ minor: 123_456, currency: 'EUR' }],
};
const byAmount = { way: 'amount', number: 'R1800-CF0001', postalCode: '75000', amount: '1 234,56 €' } as const;
const byCode = { way: 'code', ebillCode: '1800-0001', postalCode: '75000' } as const;

describe('a proof held against an account', () => {
  it.each([
    ['all three as printed', byAmount, {}, 'right'],
    ['written otherwise', { ...byAmount, number: 'r1800 cf 0001', postalCode: ' 75 000', amount: '1,234.56' }, {}, 'right'],
    ['another number', { ...byAmount, number: 'R1800-CF0002' }, {}, 'wrong'],
    ['another postal code', { ...byAmount, postalCode: '75001' }, {}, 'wrong'],
    ['an amount a cent off', { ...byAmount, amount: '1 234,57' }, {}, 'wrong'],
    ['no amount at all', { ...byAmount, amount: 'je ne sais pas' }, {}, 'wrong'],
    ['nothing typed', { way: 'amount', number: '', postalCode: '', amount: '' }, { number: '-' }, 'wrong'],
    ['a Canadian postal code', { ...byAmount, postalCode: 'h0h0h0' }, { postalCodes: ['H0H 0H0'] }, 'right'],
    ['the postal code entered with the account', { ...byAmount, postalCode: '69000' }, { postalCodes: ['69000', '75000'] }, 'right'],
    [
      'the second of two invoices of that day',
      byAmount,
      {
        asked: [
          { minor: 1, currency: 'EUR' },
          { minor: 123_456, currency: 'EUR' },
        ],
      },
      'right',
    ],
    ['the amount without its sign, of a credit balance', byAmount, { asked: [{ minor: -123_456, currency: 'EUR' }] }, 'credit'],
    ['nothing to pay', { ...byAmount, amount: '0' }, { asked: [{ minor: 0, currency: 'EUR' }] }, 'credit'],
    ['a credit balance with another postal code', { ...byAmount, postalCode: '1' }, { asked: [{ minor: -1, currency: 'EUR' }] }, 'wrong'],
    ['no invoice yet', byAmount, { asked: [] }, 'no-invoice'],
    ['the code as printed', byCode, {}, 'right'],
    ['the code of an account with a credit balance', byCode, { asked: [{ minor: -1, currency: 'EUR' }] }, 'right'],
    ['a code where none is known', byCode, { ebillCode: null }, 'wrong'],
    ['an empty code where none is known', { ...byCode, ebillCode: '' }, { ebillCode: '' }, 'wrong'],
    ['the code with another postal code', { ...byCode, postalCode: '75008' }, {}, 'wrong'],
    ['the code of an account without an invoice', byCode, { asked: [] }, 'no-invoice'],
  ] as const)('%s', (_, proof, known, answer) => {
    expect(heldAgainst(proof, { ...facts, ...known })).toBe(answer);
  });
});

describe('wrong tries', () => {
  it('pause it a minute after the third, and begin anew after a quiet minute', () => {
    expect(pausedUntil([0, 20_000], 30_000)).toBeNull();
    expect(triesLeft([0, 20_000], 30_000)).toBe(1);
    expect(pausedUntil([0, 20_000, 40_000], 40_000)).toBe(100_000);
    expect(pausedUntil([0, 20_000, 40_000], 99_999)).toBe(100_000);
    expect(pausedUntil([0, 20_000, 40_000], 100_000)).toBeNull();
    expect(triesLeft([0, 20_000, 40_000], 100_000)).toBe(mostWrongTries);
    expect(pausedUntil([0, 60_000, 61_000], 61_000)).toBeNull();
  });

  it('never come more than three in a minute that the clock has gone through, however it is set', () => {
    const step = fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: -3_600_000, max: 0 }), fc.constant(pauseMs));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let clock = 1e12;
        let gone = 0;
        let kept: number[] = [];
        const accepted: number[] = [];
        for (const by of steps) {
          clock += by;
          gone += Math.max(0, by);
          // As the ledger does: tries that the clock was set back behind count as made now.
          kept = kept.map((at) => Math.min(at, clock));
          if (pausedUntil(kept, clock) !== null) continue;
          kept.push(clock);
          accepted.push(gone);
        }
        for (const [index, at] of accepted.entries()) {
          const fourth = accepted[index + mostWrongTries];
          if (fourth !== undefined) expect(fourth - at).toBeGreaterThanOrEqual(pauseMs);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never pause it for more than a minute, however the clock is set', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e13 }), { maxLength: 6 }), fc.integer({ min: 0, max: 1e13 }), (tries, now) => {
        expect((pausedUntil(tries, now) ?? now) - now).toBeLessThanOrEqual(pauseMs);
      }),
    );
  });
});
