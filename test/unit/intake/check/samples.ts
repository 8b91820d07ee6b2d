/** Invoices for the tests of rules, and ways to change one thing about them. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { RuleTexts } from '../../../../src-main/intake/check/rule-text.ts';
import type { RuleLists } from '../../../../src-main/intake/check/rules.ts';
import { topics } from '../../../../src-main/intake/check/topics.ts';

export const fixtureXml = (name: string): string => readFileSync(new URL(`../../../fixtures/check/${name}`, import.meta.url), 'utf8');

/** Something done to a document. */
export type Change = (xml: string) => string;

export const changed = (xml: string, ...changes: readonly Change[]): string => changes.reduce((text, change) => change(text), xml);

/** The first element of a name, whole. */
export const at = (name: string): RegExp => new RegExp(`<${name}[ >][\\s\\S]*?</${name}>`);

const mustStand = (xml: string, what: string | RegExp) => {
  if (typeof what === 'string' ? !xml.includes(what) : xml.search(what) < 0) throw new Error(`nothing to replace: ${what}`);
};

/** Puts something in the place of something else, which must be there. */
export const swap =
  (from: string | RegExp, to: string): Change =>
  (xml) => {
    mustStand(xml, from);
    return typeof from === 'string' ? xml.replace(from, () => to) : xml.replace(from, to);
  };

export const swapAll =
  (from: string | RegExp, to: string): Change =>
  (xml) => {
    mustStand(xml, from);
    return typeof from === 'string' ? xml.replaceAll(from, () => to) : xml.replace(new RegExp(from, 'g'), to);
  };

/** Takes out the first element of a name, or a piece of text. */
export const without = (what: string): Change => swap(what.startsWith('<') ? what : at(what), '');

/** Puts something before the first place where `before` stands. */
export const put =
  (before: string, what: string | ((xml: string) => string)): Change =>
  (xml) =>
    swap(before, (typeof what === 'string' ? what : what(xml)) + before)(xml);

/** Every rule of the lists has its words, in both languages and with their typography; no words are left over. */
export function expectTexts(lists: RuleLists, texts: RuleTexts): void {
  const rules = lists.flat().flatMap((context) => [...context.rules, ...(context.paths?.rows ?? [])].map(({ id }) => id));
  expect(Object.keys(texts).sort()).toEqual([...new Set(rules)].sort());
  for (const [rule, { fr, en, term, topic }] of Object.entries(texts)) {
    for (const sentence of [fr, en]) expect(sentence, rule).toMatch(/^\S.{20,}[.)»]$/su);
    expect(fr.replaceAll(/https:\/\/|\b[A-Za-z]+:(?=[A-Z])/g, ''), rule).not.toMatch(/'|[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]/u);
    expect(en, rule).not.toContain("'");
    if (term !== null) expect(term, rule).toMatch(/^(B[TG]-\d+(-\d)?|EXT-FR-FE-(BG-)?\d+)$/);
    expect(topics, rule).toHaveProperty(topic);
  }
}
