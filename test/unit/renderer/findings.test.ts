import { describe, expect, it } from 'vitest';
import type { FindingSaid, PlaceSaid } from '../../../src-preload/contract/checks.ts';
import { byTopic, findingsAbout, indexFindings } from '../../../src-renderer/features/checks/grouping.ts';

const both = (text: string) => ({ fr: text, en: text });
const place = (given: Partial<PlaceSaid> = {}): PlaceSaid => ({
  message: null,
  figures: null,
  where: '',
  line: null,
  position: null,
  tax: null,
  ...given,
});
const finding = (rule: string, given: Partial<FindingSaid> = {}): FindingSaid => ({
  rule,
  ruleset: 'en16931',
  severity: 'error',
  topic: 'sums',
  message: both(rule),
  why: both('why'),
  ask: both('ask'),
  term: null,
  count: 1,
  places: [place()],
  difference: null,
  ...given,
});

describe('findings beside figures', () => {
  it('stand at their line or row, else at their term, and never at both', () => {
    const index = indexFindings([
      finding('A', { term: 'BT-131', places: [place({ position: 3 }), place({ position: 4 }), place()] }),
      finding('B', { term: 'BT-116', places: [place({ tax: 0 })] }),
      finding('C', { places: [place()] }),
    ]);
    const rulesAt = (...about: Parameters<typeof findingsAbout>[1][]) =>
      about.map((one) => findingsAbout(index, one).map((here) => here.finding.rule));
    expect(rulesAt({ position: 3 }, { position: 4 }, { position: 5 }, { tax: 0 }, { tax: 1 })).toEqual([['A'], ['A'], [], ['B'], []]);
    expect(rulesAt({ terms: ['BT-131'] }, { terms: ['BT-116'] }, { terms: ['BT-1', 'BT-131'] })).toEqual([['A'], [], ['A']]);
    expect(findingsAbout(index, { position: 4 })[0]?.places).toEqual([place({ position: 4 })]);
  });
});

describe('the list of findings', () => {
  const rulesOf = (topics: ReturnType<typeof byTopic>['first']) => topics.map(({ findings }) => findings.map(({ rule }) => rule));

  it('tells what is pressing first, then errors, by topic; what asks for nothing comes last', () => {
    const { first, warnings } = byTopic([
      finding('E1'),
      finding('E2', { topic: 'vat' }),
      finding('E3'),
      finding('W1', { severity: 'warning', topic: 'extra' }),
      finding('W2', { severity: 'warning' }),
      finding('W3', { severity: 'warning', topic: 'bank-change' }),
    ]);
    expect(rulesOf(first)).toEqual([['W3'], ['E1', 'E3'], ['E2']]);
    expect(rulesOf(warnings)).toEqual([['W2'], ['W1']]);
  });
});
