/**
 * Our findings are those of the official rules: on public invoices, on the same invoices changed at one place, and with every element the
 * rules speak of put in. Each of the environment's variables names a folder that is no part of the project:
 *
 *   FACTURIER_EN16931       a clone of ConnectingEurope/eInvoicing-EN16931, release 1.3.16
 *   FACTURIER_MUTATIONS     how many invoices are changed (60); 2000 for a whole run
 *   FACTURIER_SEED          which (1)
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { RuleSet } from '../../src-main/intake/check/finding.ts';
import { heldAgainst } from '../support/held-against.ts';
import { type Mutation, mutations, planted } from '../support/mutations.ts';
import { en16931Xslt, type OfficialVerdict, officialRules, pathsIn } from '../support/official-rules.ts';
import { corpusInvoices, type PublicInvoice, releaseInvoices, type Syntax } from '../support/public-invoices.ts';

const folder = process.env.FACTURIER_EN16931 ?? '';
const changed = Number(process.env.FACTURIER_MUTATIONS ?? 60);
const seed = Number(process.env.FACTURIER_SEED ?? 1);

/** Differences that are meant, by rule, with their reason. */
const decided: Readonly<Record<string, string>> = {};

interface Compared {
  readonly documents: number;
  /** Documents on which the XSLT ends with an error of its own: nothing to hold ours against. */
  readonly stopped: number;
  /** Documents that differ by the blanks around a value alone. */
  readonly blanks: number;
  /** The smallest document on which a rule differs, in words, by rule. */
  readonly differing: Readonly<Record<string, string>>;
}

/** Holds documents against one XSLT. */
function compare(
  documents: readonly (PublicInvoice | (Mutation & { syntax: Syntax }))[],
  ruleset: RuleSet,
  official: (xml: string) => OfficialVerdict,
): Compared {
  let stopped = 0;
  let blanks = 0;
  const smallest = new Map<string, { readonly length: number; readonly told: string }>();
  for (const document of documents) {
    const held = heldAgainst(document, ruleset, official);
    if (held === null) stopped += 1;
    if (held?.blanks) blanks += 1;
    for (const { rule, ours, official: theirs } of held?.differences ?? []) {
      if (decided[rule] !== undefined || (smallest.get(rule)?.length ?? Infinity) <= document.xml.length) continue;
      const change = 'change' in document ? `, ${document.change}` : '';
      smallest.set(rule, { length: document.xml.length, told: `${ours} of ours, ${theirs} official: ${document.name}${change}` });
    }
  }
  return {
    documents: documents.length,
    stopped,
    blanks,
    differing: Object.fromEntries([...smallest].map(([rule, { told }]) => [rule, told])),
  };
}

function told(what: string, { documents, stopped, blanks, differing }: Compared): void {
  const counts = `${stopped} on which the XSLT stops, ${blanks} that differ by blanks alone`;
  console.log(`${what}: ${documents} documents, ${counts}, ${Object.keys(differing).length} rules that differ otherwise`);
}

describe.skipIf(folder === '').each(['ubl', 'cii'] as const)('the rules of EN 16931 on %s (only with FACTURIER_EN16931)', (syntax) => {
  const xslt = en16931Xslt(folder, syntax);
  let official: (xml: string) => OfficialVerdict;
  let invoices: readonly PublicInvoice[];
  /** Whole invoices small enough to be checked by hundreds. */
  let samples: readonly PublicInvoice[];

  beforeAll(async () => {
    official = officialRules(xslt);
    const all = [...(await corpusInvoices()), ...(await releaseInvoices(folder))].filter((invoice) => invoice.syntax === syntax);
    invoices = [...new Map(all.map((invoice) => [invoice.xml, invoice])).values()];
    samples = invoices.filter(({ name, xml }) => xml.length < 30_000 && !name.includes('#'));
  });

  it('find the same in public invoices and in the release’s own tests', { timeout: 1_200_000 }, () => {
    const compared = compare(invoices, 'en16931', official);
    told(`public invoices, ${syntax}`, compared);
    expect(compared.differing).toEqual({});
  });

  it(`find the same in invoices changed at one place (seed ${seed})`, { timeout: 60_000 + changed * 2_000 }, () => {
    const documents = mutations(samples, Math.ceil(changed / 2), seed).map((mutation) => ({ ...mutation, syntax }));
    const compared = compare(documents, 'en16931', official);
    told(`changed invoices, ${syntax}, seed ${seed}`, compared);
    expect(compared.differing).toEqual({});
  });

  it('find the same with every element they speak of put in', { timeout: 600_000 }, () => {
    const paths = pathsIn(xslt);
    const fullest = samples.toSorted((a, b) => b.xml.length - a.xml.length).filter(({ name }) => /Max_content|CENfullmodel/.test(name));
    const documents = fullest.flatMap((sample) => planted(sample, paths, 40)).map((mutation) => ({ ...mutation, syntax }));
    const compared = compare(documents, 'en16931', official);
    told(`elements put in, ${syntax}`, compared);
    expect(compared.differing).toEqual({});
  });
});
