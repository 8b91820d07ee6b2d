import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesCircle, isOpen, type Link, nextRequestStatuses, replacementKind } from '../../../src-main/billing/requests.ts';
import { requestStatuses } from '../../../src-preload/contract/requests.ts';

describe('the status of a request', () => {
  it('leads from every status to every ending, and back from every ending to asking again', () => {
    for (const start of requestStatuses) {
      const reached = new Set([start]);
      for (const status of reached) for (const next of nextRequestStatuses(status)) reached.add(next);
      expect([...reached].sort(), start).toEqual([...requestStatuses].sort());
    }
  });

  it('never stays what it was, and waits for an answer only before an ending', () => {
    for (const status of requestStatuses) expect(nextRequestStatuses(status)).not.toContain(status);
    expect(requestStatuses.filter(isOpen)).toEqual(['draft', 'sent', 'answered']);
  });
});

describe('what stands in an invoice’s place', () => {
  it.each([
    // what it was, what it is now: by EN 16931 a credit note (381) is taken off, a corrected invoice (384) stands for the first
    [12_000, 10_000, 'reissued'],
    [12_000, 12_000, 'reissued'],
    [12_000, -12_000, 'cancelled'],
    [12_000, -2_000, 'credited'],
    [-5_000, -4_000, 'reissued'],
    [-5_000, 5_000, 'cancelled'],
    [null, 5_000, null],
    [5_000, null, null],
  ] as const)('%s then %s is %s', (before, after, kind) => expect(replacementKind(before, after)).toBe(kind));

  it('is never, over however many steps, the invoice itself', () => {
    const link = fc.record({ replacedId: fc.nat(7), replacementId: fc.nat(7) });
    fc.assert(
      fc.property(fc.array(link, { maxLength: 40 }), (asked) => {
        const links: Link[] = [];
        for (const one of asked) if (!closesCircle(links, one)) links.push(one);
        // From any document, following what stands in its place comes to an end.
        for (let start = 0; start < 8; start++) {
          let reached = new Set([start]);
          for (let step = 0; step <= 8 && reached.size > 0; step++)
            reached = new Set(links.filter(({ replacedId }) => reached.has(replacedId)).map(({ replacementId }) => replacementId));
          expect(reached.size).toBe(0);
        }
        // What was refused would have closed one: the other way round, nothing is refused without need.
        for (const one of asked)
          if (!links.includes(one))
            expect(closesCircle(links, one) || links.length === asked.length || one.replacedId === one.replacementId).toBe(true);
      }),
    );
  });
});
