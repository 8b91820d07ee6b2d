/** Files of rule tests as the makers of the rules write them: fragments of invoices, each with the rules it is to keep or to break. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isElement, parseTree, type TreeElement, textOf, writeTree } from './xml-tree.ts';

export interface RuleTest {
  readonly name: string;
  readonly xml: string;
  /** Rules the fragment keeps. */
  readonly kept: readonly string[];
  /** Rules the fragment breaks, with how severe that is; how often, where the test says so. */
  readonly broken: readonly { readonly rule: string; readonly severity: 'error' | 'warning'; readonly times: number | null }[];
}

const elementsIn = ({ children }: TreeElement) => children.filter(isElement);

/** The tests of every file in a folder, in the order of their names. */
export function ruleTestsIn(folder: string): RuleTest[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .flatMap((file) => ruleTestsOf(file, readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '')));
}

/** The tests of one file. */
export function ruleTestsOf(file: string, xml: string): RuleTest[] {
  const tests = elementsIn(parseTree(xml)).filter(({ name }) => name === 'test');
  return tests.flatMap((test, index) => ruleTest(`${file} ${index + 1}`, test) ?? []);
}

function ruleTest(name: string, test: TreeElement): RuleTest | null {
  const fragment = elementsIn(test).find((element) => element.name !== 'assert');
  if (fragment === undefined) return null;
  const expected = elementsIn(test)
    .filter((element) => element.name === 'assert')
    .flatMap(elementsIn);
  const rules = (verdict: string) =>
    expected
      .filter((element) => element.name === verdict)
      .map((element) => {
        const times = element.attributes.find(([attribute]) => attribute === 'number')?.[1];
        return { rule: textOf(element).trim(), times: times === undefined ? null : Number(times) };
      });
  return {
    name,
    xml: writeTree(fragment),
    kept: rules('success').map(({ rule }) => rule),
    broken: (['error', 'warning'] as const).flatMap((severity) => rules(severity).map((one) => ({ ...one, severity }))),
  };
}
