import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkXml } from '../../../../src-main/intake/check/check.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { ruleTestsIn } from '../../../support/rule-tests.ts';

const artefacts = process.env.FACTURIER_EN16931;
const corpus = join(import.meta.dirname, '../../../../../shared/corpus/rule-tests-ubl-creditnote');

const suites: readonly (readonly [where: string, folder: string | undefined])[] = [
  ['credit notes (where ../shared/corpus is there)', existsSync(corpus) ? corpus : undefined],
  ['credit notes (folder in FACTURIER_EN16931)', artefacts && join(artefacts, 'test/CreditNote-unit-UBL')],
  ['invoices (folder in FACTURIER_EN16931)', artefacts && join(artefacts, 'test/Invoice-unit-UBL')],
];

for (const [where, folder] of suites) {
  describe.skipIf(folder === undefined)(`the rule tests of EN 16931 on ${where}`, () => {
    it.each(folder === undefined ? [] : ruleTestsIn(folder))('$name', ({ xml, kept, broken }) => {
      const { findings } = checkXml(parseXml(Buffer.from(xml)), 'ubl', ['en16931']);
      const times = (rule: string) => findings.filter((finding) => finding.rule === rule).length;
      expect(kept.filter((rule) => times(rule) > 0)).toEqual([]);
      expect(findings).toEqual(expect.arrayContaining(broken.map(({ rule, severity }) => expect.objectContaining({ rule, severity }))));
      for (const one of broken) if (one.times !== null) expect(times(one.rule), one.rule).toBe(one.times);
    });
  });
}
