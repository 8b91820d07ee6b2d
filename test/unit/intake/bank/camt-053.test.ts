import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, microsDigits } from '../../../../src-main/billing/money.ts';
import { readBankStatements } from '../../../../src-main/intake/bank/camt-053.ts';
import { parseXml, type XmlElement } from '../../../../src-main/intake/read/xml.ts';

const examples = join(import.meta.dirname, '../../../../../shared/standards/iso20022/camt053-examples');

const payment = (amount: string | null, sign: string, rest = '') => `<TxDtls><Refs><EndToEndId>F-1</EndToEndId></Refs>
  ${amount === null ? '' : `<Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd>`}${rest}</TxDtls>`;
const entry = (amount: string, sign: string, details = '') => `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd>
  <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><NtryDtls>${details}</NtryDtls></Ntry>`;
const statement = (inside: string, version = '08') => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>
  <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-21T06:00:00</CreDtTm></GrpHdr>
  <Stmt><Id>S1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${inside}</Stmt></BkToCstmrStmt></Document>`;
const read = (xml: string) => readBankStatements(Buffer.from(xml));
const only = (xml: string) => read(xml)[0]?.entries[0];

describe('a bank statement', () => {
  it('gives each amount to the micro, negative for what left the account, and its sum', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1e12 }), fc.boolean()), { maxLength: 8 }), (drawn) => {
        const [found] = read(
          statement(drawn.map(([micros, out]) => entry(formatDecimal(micros, microsDigits), out ? 'DBIT' : 'CRDT')).join('')),
        );
        expect(found?.entries.map(({ amountMicros }) => amountMicros)).toEqual(
          drawn.map(([micros, out]) => (out && micros ? -micros : micros)),
        );
      }),
    );
  });

  it('tells whom a payment went to, by which identifier, and why one came back', () => {
    const parties =
      '<RltdPties><Cdtr><Pty><Nm>Télécom Exemple</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></CdtrAcct></RltdPties>';
    const words = '<RmtInf><Ustrd>Facture</Ustrd><Ustrd>F-1</Ustrd></RmtInf><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>';
    const found = only(statement(entry('12.30', 'DBIT', payment('12.30', 'DBIT', parties + words))));
    expect(found?.payments).toEqual([
      {
        endToEndId: 'F-1',
        amountMicros: found?.amountMicros,
        party: 'Télécom Exemple',
        partyAccount: 'BE68539007547034',
        creditorReference: null,
        text: 'Facture F-1',
        returnReason: 'AC04',
      },
    ]);
  });

  it('says the name of a party where the first versions write it', () => {
    const parties = '<RltdPties><Dbtr><Nm>Société Fictive SA</Nm></Dbtr></RltdPties>';
    expect(only(statement(entry('1.00', 'CRDT', payment(null, 'CRDT', parties)), '02'))?.payments[0]?.party).toBe('Société Fictive SA');
  });

  it('breaks a batch down where the bank does; one payment alone has the amount of its entry', () => {
    const batch = only(statement(entry('3.00', 'DBIT', payment('1.00', 'DBIT') + payment('2.00', 'DBIT'))));
    expect(batch?.payments.reduce((sum, { amountMicros }) => sum + (amountMicros ?? 0), 0)).toBe(batch?.amountMicros);
    const whole = only(statement(entry('3.00', 'DBIT', payment(null, 'DBIT') + payment(null, 'DBIT'))));
    expect(whole?.payments.map(({ amountMicros }) => amountMicros)).toEqual([null, null]);
    const alone = only(statement(entry('3.00', 'DBIT', payment(null, 'DBIT'))));
    expect(alone?.payments[0]?.amountMicros).toBe(alone?.amountMicros);
    expect(only(statement(entry('3.00', 'DBIT')))?.payments).toHaveLength(1);
  });

  it.each([
    ['an amount that is none', entry('12,30', 'DBIT'), 'Amt'],
    ['a negative amount', entry('-12.30', 'DBIT'), 'Amt'],
    ['a direction that is none', entry('12.30', 'OUT'), 'CdtDbtInd'],
    ['a day that is none', entry('12.30', 'DBIT').replace('2026-11-20', '2026-02-30'), 'Dt'],
  ])('with %s is refused, and says where', (_, inside, element) => {
    expect(() => read(statement(inside))).toThrowError(
      expect.objectContaining({
        problem: expect.objectContaining({ code: 'statement-value', params: expect.objectContaining({ element }) }),
      }),
    );
  });

  it.each([
    ['another XML file', '<a/>'],
    ['an account report (camt.052)', statement('').replace('camt.053', 'camt.052')],
  ])('is not %s', (_, xml) => {
    expect(() => read(xml)).toThrowError(expect.objectContaining({ problem: expect.objectContaining({ code: 'statement-unknown' }) }));
  });

  it.each(existsSync(examples) ? readdirSync(examples).map((name) => [name]) : [])(
    'of the published examples (../shared/standards, where it is there) is read: %s',
    (name) => {
      const bytes = readFileSync(join(examples, name));
      const count = (element: XmlElement, wanted: string): number =>
        (element.name.endsWith(`}${wanted}`) ? 1 : 0) + element.children.reduce((sum, each) => sum + count(each, wanted), 0);
      const root = parseXml(bytes);
      const statements = readBankStatements(bytes);
      expect(statements).toHaveLength(count(root, 'Stmt'));
      expect(statements.flatMap(({ entries }) => entries)).toHaveLength(count(root, 'Ntry'));
      for (const { entries, openingMicros, closingMicros } of statements) {
        for (const { amountMicros, payments } of entries) {
          const parts = payments.map((each) => each.amountMicros);
          if (!parts.includes(null)) expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(amountMicros);
        }
        expect([openingMicros, closingMicros]).not.toContain(null);
      }
    },
  );
});
