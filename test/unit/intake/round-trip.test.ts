import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInvoice, syntaxOf } from '../../../src-main/intake/read/read-invoice.ts';
import { parseXml } from '../../../src-main/intake/read/xml.ts';
import type { Problem } from '../../../src-preload/contract/problem.ts';
import { anyInvoice } from '../../support/any-invoice.ts';
import { ciiCannotHold } from '../../support/cii-losses.ts';
import { left } from '../../support/loss.ts';
import { ublCannotHold } from '../../support/ubl-losses.ts';
import { writeCii } from '../../support/write-cii.ts';
import { writeUbl } from '../../support/write-ubl.ts';

const syntaxes = {
  ubl: { write: writeUbl, cannotHold: ublCannotHold },
  cii: { write: writeCii, cannotHold: ciiCannotHold },
} as const;

function readBack(xml: string, syntax: 'ubl' | 'cii') {
  const remarks: Problem[] = [];
  const root = parseXml(Buffer.from(xml));
  expect(syntaxOf(root)).toBe(syntax);
  return { invoice: readInvoice(root, syntax, remarks), remarks };
}

/** The places of a value that hold nothing in any of the samples. */
function neverSaid(samples: readonly unknown[]): string[] {
  const said = new Map<string, boolean>();
  const visit = (value: unknown, place: string) => {
    const isNothing = value === null || (Array.isArray(value) && value.length === 0);
    said.set(place, said.get(place) === true || !isNothing);
    if (isNothing || typeof value !== 'object' || value instanceof Uint8Array) return;
    for (const [key, part] of Object.entries(value ?? {})) visit(part, Array.isArray(value) ? place : `${place}.${key}`);
  };
  for (const sample of samples) visit(sample, '');
  return [...said].filter(([, isSaid]) => !isSaid).map(([place]) => place);
}

describe.each(['ubl', 'cii'] as const)('any invoice, written as %s', (syntax) => {
  const { write, cannotHold } = syntaxes[syntax];

  it('reads back as it was, but for what the syntax cannot hold, and leaves nothing over', () => {
    fc.assert(
      fc.property(anyInvoice(syntax), (invoice) => {
        const { invoice: read, remarks } = readBack(write(invoice), syntax);
        expect(remarks).toEqual([]);
        expect(read).toEqual(left(invoice, cannotHold));
      }),
    );
  });

  it('says every term of the model at one time or another', () => {
    expect(neverSaid(fc.sample(anyInvoice(syntax), 200))).toEqual(['.otherData']);
  });

  it.each(cannotHold)('is not held whole: $why', (loss) => {
    const others = cannotHold.filter((one) => one !== loss);
    const isLost = fc.sample(anyInvoice(syntax), 60).some((invoice) => {
      const { invoice: read } = readBack(write(invoice), syntax);
      return JSON.stringify(sorted(read)) !== JSON.stringify(sorted(left(invoice, others)));
    });
    expect(isLost).toBe(true);
  });
});

/** The same value with its fields in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, sorted(part)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
