import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { electronicFormatIBAN } from 'ibantools';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { faultsOfOrder, type TransferOrder, writeTransferFile } from '../../../src-main/exports/bank/pain-001.ts';
import { isSepaIdentifier, sepaText } from '../../../src-main/exports/bank/sepa-text.ts';
import { faultsOfTransfer, isCreditorReference, type Transfer, type TransferFault } from '../../../src-main/exports/bank/transfers.ts';
import { parseXml, type XmlElement } from '../../../src-main/intake/read/xml.ts';

const schemaPath = join(import.meta.dirname, '../../../../shared/standards/iso20022/pain.001.001.09.xsd');
const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

const transfer: Transfer = {
  endToEndId: 'F-2026-0042',
  debtor: { name: 'Société Fictive SA', iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRIFRPP', address: null },
  creditor: {
    name: 'Télécom Exemple',
    iban: 'BE68 5390 0754 7034',
    bic: null,
    address: { street: 'rue de l’Exemple', buildingNumber: '1', postalCode: '1000', town: 'Bruxelles', country: 'BE' },
  },
  amountMinor: 12_345,
  executionDate: '2026-11-30',
  remittance: { kind: 'text', value: 'Facture F-2026-0042' },
};
const order = (transfers: readonly Transfer[]): TransferOrder => ({
  messageId: 'FACT-20261122-1',
  createdAt: '2026-11-22T10:00:00',
  initiator: 'Société Fictive SA',
  transfers,
});

const child = (element: XmlElement, name: string) => element.children.filter((each) => each.name === `{${namespace}}${name}`);
const text = (element: XmlElement | undefined, ...names: string[]) => {
  let found = element;
  for (const name of names) found = found && child(found, name)[0];
  return found?.text;
};
const read = (xml: string) => {
  const [message] = child(parseXml(Buffer.from(xml)), 'CstmrCdtTrfInitn');
  const instructions = message ? child(message, 'PmtInf') : [];
  return {
    header: message && child(message, 'GrpHdr')[0],
    instructions,
    transfers: instructions.flatMap((each) => child(each, 'CdtTrfTxInf')),
  };
};
const cents = (decimal: string | undefined) => Number(decimal?.replace('.', ''));

const ibans = ['FR7630006000011234567890189', 'BE68539007547034', 'DE89370400440532013000', 'LU280019400644750000'];
const anyTransfers = fc
  .array(
    fc.record({
      debtorIban: fc.constantFrom(...ibans),
      creditorIban: fc.constantFrom(...ibans),
      name: fc.stringMatching(/^[A-Za-zéèàçœ&’ -]{1,90}$/).filter((name) => sepaText(name, 70) !== ''),
      amountMinor: fc.integer({ min: 1, max: 99_999_999_999 }),
      executionDate: fc.constantFrom('2026-11-30', '2026-12-01', '2028-02-29'),
      remittance: fc.constantFrom<Transfer['remittance']>(
        { kind: 'creditor-reference', value: 'RF18 5390 0754 7034' },
        { kind: 'text', value: 'Facture n° 12 <& co> « été »' },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(
      ({ debtorIban, creditorIban, name, ...rest }, place): Transfer => ({
        ...rest,
        endToEndId: `E2E-${place}`,
        debtor: { ...transfer.debtor, iban: debtorIban },
        creditor: { ...transfer.creditor, name, iban: creditorIban },
      }),
    ),
  );

describe('the file that asks a bank to pay', () => {
  it('says every transfer once, under its account and day, and counts and sums that add up to the cent', () => {
    fc.assert(
      fc.property(anyTransfers, (transfers) => {
        const file = writeTransferFile(order(transfers));
        const { header, instructions, transfers: written } = read(file.xml);
        const sum = transfers.reduce((total, { amountMinor }) => total + amountMinor, 0);
        expect([file.count, file.sumMinor]).toEqual([transfers.length, sum]);
        expect([Number(text(header, 'NbOfTxs')), cents(text(header, 'CtrlSum'))]).toEqual([transfers.length, sum]);
        for (const each of instructions) {
          const own = child(each, 'CdtTrfTxInf');
          expect(Number(text(each, 'NbOfTxs'))).toBe(own.length);
          expect(cents(text(each, 'CtrlSum'))).toBe(own.reduce((total, one) => total + cents(text(one, 'Amt', 'InstdAmt')), 0));
          for (const one of own) {
            const given = transfers.find(({ endToEndId }) => endToEndId === text(one, 'PmtId', 'EndToEndId'));
            expect(text(each, 'DbtrAcct', 'Id', 'IBAN')).toBe(electronicFormatIBAN(given?.debtor.iban ?? ''));
            expect(text(each, 'ReqdExctnDt', 'Dt')).toBe(given?.executionDate);
            expect(text(one, 'CdtrAcct', 'Id', 'IBAN')).toBe(electronicFormatIBAN(given?.creditor.iban ?? ''));
            expect(cents(text(one, 'Amt', 'InstdAmt'))).toBe(given?.amountMinor);
          }
        }
        expect(new Set(written.map((one) => text(one, 'PmtId', 'EndToEndId'))).size).toBe(transfers.length);
        expect(new Set(instructions.map((each) => text(each, 'PmtInfId'))).size).toBe(instructions.length);
      }),
    );
  });

  it('holds no address line: an address is structured, with town and country, or absent', () => {
    const { xml } = writeTransferFile(order([transfer]));
    expect(xml).not.toContain('AdrLine');
    const [one] = read(xml).transfers;
    expect([text(one, 'Cdtr', 'PstlAdr', 'TwnNm'), text(one, 'Cdtr', 'PstlAdr', 'Ctry')]).toEqual(['Bruxelles', 'BE']);
  });

  it('writes only characters that every European bank carries', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 140 }), (words, length) => {
        const sent = sepaText(words, length);
        expect(sent).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/);
        expect(sent.length).toBeLessThanOrEqual(length);
        expect(sepaText(sent, length)).toBe(sent);
      }),
    );
    expect(sepaText('Éts Cœur & Fils n° 3 « été »', 70)).toBe("Ets Coeur + Fils n 3 ' ete '");
  });

  it.skipIf(!existsSync(schemaPath))('follows its schema, where ../shared/standards is there', () => {
    const validator = XsdValidator.fromDoc(XmlDocument.fromString(readFileSync(schemaPath, 'utf8')));
    fc.assert(
      fc.property(anyTransfers, (transfers) => {
        const document = XmlDocument.fromString(writeTransferFile(order(transfers)).xml);
        validator.validate(document);
        document.dispose();
      }),
      { numRuns: 30 },
    );
    validator.dispose();
  });
});

describe('a transfer that a bank would refuse', () => {
  const creditor = (changed: Partial<Transfer['creditor']>): Partial<Transfer> => ({ creditor: { ...transfer.creditor, ...changed } });
  const noAddress = { street: '', buildingNumber: '', postalCode: '', town: '', country: 'BE' };

  it.each<[string, Partial<Transfer>, TransferFault]>([
    ['an identifier of 36 characters (EPC132-08, AT-T014)', { endToEndId: 'x'.repeat(36) }, 'end-to-end-id'],
    ['an identifier that begins with a slash (EPC217-08, 6.1)', { endToEndId: '/F1' }, 'end-to-end-id'],
    ['an identifier with an accent (EPC217-08, 6.1)', { endToEndId: 'FACTURÉ' }, 'end-to-end-id'],
    ['nothing to pay (EPC132-08, AT-T002)', { amountMinor: 0 }, 'amount'],
    ['a thousand million (EPC132-08, AT-T002)', { amountMinor: 100_000_000_000 }, 'amount'],
    ['part of a cent', { amountMinor: 1.5 }, 'amount'],
    ['a day that is none', { executionDate: '2027-02-29' }, 'execution-date'],
    ['no name', creditor({ name: ' ' }), 'creditor-name'],
    ['a name in letters that banks do not carry', creditor({ name: '東京' }), 'creditor-name'],
    ['an IBAN with a wrong key', creditor({ iban: 'BE68 5390 0754 7035' }), 'creditor-iban'],
    ['an IBAN from outside the SEPA area', creditor({ iban: 'TR330006100519786457841326' }), 'creditor-iban'],
    ['a BIC that is none', creditor({ bic: 'AGRI' }), 'creditor-bic'],
    ['an address without its town (structured addresses since 15 November 2026)', creditor({ address: noAddress }), 'creditor-address'],
    ['an address without its country', creditor({ address: { ...noAddress, town: 'Gand', country: '' } }), 'creditor-address'],
    [
      'a creditor reference with a wrong key (ISO 11649)',
      { remittance: { kind: 'creditor-reference', value: 'RF19539007547034' } },
      'remittance',
    ],
    ['no word for the payee', { remittance: { kind: 'text', value: ' ' } }, 'remittance'],
  ])('%s', (_, changed, fault) => {
    expect(faultsOfTransfer({ ...transfer, ...changed })).toEqual([fault]);
    expect(() => writeTransferFile(order([{ ...transfer, ...changed }]))).toThrow();
  });

  it('two of one identifier, an order of none, or one whose own identifier cannot be sent', () => {
    expect(faultsOfOrder(order([transfer]))).toEqual([]);
    expect(faultsOfOrder(order([transfer, transfer]))).toEqual([{ place: 1, faults: ['end-to-end-id'] }]);
    expect(faultsOfOrder(order([]))).not.toEqual([]);
    expect(faultsOfOrder({ ...order([transfer]), messageId: '//' })).not.toEqual([]);
  });

  it('tells creditor references by their key, ISO 11649', () => {
    expect(isCreditorReference('RF18 5390 0754 7034')).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.constantFrom(...'0123456789'), (place, digit) => {
        const valid = 'RF18539007547034';
        const at = place + 2;
        fc.pre(valid[at] !== digit);
        expect(isCreditorReference(valid.slice(0, at) + digit + valid.slice(at + 1))).toBe(false);
      }),
    );
    expect(isSepaIdentifier('F//1')).toBe(false);
  });
});
