/** The templates of requests: every kind, in both languages, with everything known and with nothing. */
import { describe, expect, it } from 'vitest';
import { type RequestFacts, reminderMessage, requestMessage } from '../../../src-main/desk/request-message.ts';
import { type RequestKind, requestKinds, requestReasons } from '../../../src-preload/contract/requests.ts';

const languages = ['fr', 'en'] as const;

const invoice = (number: string, totalMinor: number | null, amountMinor = 0): RequestFacts['invoices'][number] => ({
  invoiceId: 1,
  number,
  issueDate: '2026-11-02',
  currency: 'EUR',
  totalMinor,
  dueMinor: totalMinor,
  accountId: 1,
  amountMinor,
});

const nothing = (kind: RequestKind, language: 'fr' | 'en'): RequestFacts => ({
  kind,
  language,
  reference: 'FAC-2026-0012',
  customer: null,
  invoices: [],
  company: null,
  findings: '',
  attachments: [],
  reasons: [],
  text: '',
  from: null,
  to: null,
  purchaseOrder: '',
});

const everything = (kind: RequestKind, language: 'fr' | 'en'): RequestFacts => ({
  ...nothing(kind, language),
  customer: '0012345',
  invoices: [invoice('T-1001', 12_000, 2_000), invoice('T-1002', 5_050)],
  company: 'Société Fictive SA',
  attachments: ['Kbis.pdf', 'RIB.pdf'],
  reasons: [...requestReasons[kind]],
  text: 'Quelques mots.',
  from: '2026-01-01',
  to: '2026-06-30',
  purchaseOrder: 'BC-2026-77',
});

/** With one thing missing at a time. */
function variants(kind: RequestKind, language: 'fr' | 'en'): RequestFacts[] {
  const all = everything(kind, language);
  const none = nothing(kind, language);
  const blank = { ...invoice('', null), issueDate: null, currency: '' };
  return [
    all,
    none,
    ...Object.keys(none).map((key) => ({ ...all, [key]: none[key as keyof RequestFacts] })),
    { ...all, invoices: [blank] },
    { ...all, invoices: [invoice('A-1', -3_000)] },
    { ...all, invoices: [blank, blank] },
    { ...all, invoices: Array.from({ length: 50 }, (_, n) => invoice(`T-${n}`, n)) },
    { ...all, from: null },
    { ...all, to: null },
  ];
}

describe('the message of a request', () => {
  for (const kind of requestKinds) {
    for (const language of languages) {
      it(`${kind}, ${language}: leaves no blank where something is not known`, () => {
        for (const facts of variants(kind, language)) {
          const { subject, body } = requestMessage(facts);
          const text = `${subject}\n${body}`;
          expect(text).not.toMatch(/undefined|null|NaN|Invalid|\[object/);
          expect(subject.startsWith('[FAC-2026-0012] ')).toBe(true);
          expect(subject.length).toBeLessThanOrEqual(300);
          expect(subject).not.toMatch(/[\r\n]/);
          expect(body).toContain('FAC-2026-0012');
          // No label without its value, no list of nothing, no hole between paragraphs.
          expect(body).not.toMatch(/:[\s\u00a0]*\n\n/);
          expect(body).not.toMatch(/\n{3,}|^ | $|[^\S\n]\n|\(\)|,,|\s,|-\s*[;.]/m);
          for (const paragraph of body.trim().split('\n\n')) expect(paragraph.trim()).not.toBe('');
        }
      });
    }
    it(`${kind}: keeps French typography`, () => {
      for (const facts of variants(kind, 'fr')) {
        const { subject, body } = requestMessage(facts);
        const text = `${subject}\n${body}`;
        expect(text).not.toMatch(/[^\u00a0\u202f][;:!?](?=\s|$)/m);
        expect(text).not.toMatch(/ [;:!?]/);
        expect(text).not.toContain("'");
      }
    });
  }

  it('names invoices, customer and amounts as the language writes them', () => {
    const french = requestMessage(everything('correction', 'fr'));
    expect(french.subject).toBe('[FAC-2026-0012] Factures T-1001 et T-1002\u00a0: demande de rectification');
    expect(french.body).toContain('Numéro de client\u00a0: 0012345');
    expect(french.body).toMatch(/- T-1001 du 2 novembre 2026, 120,00[\u00a0\u202f]€/);
    expect(french.body).toMatch(/T-1001\u00a0: 20,00[\u00a0\u202f]€/);
    expect(french.body).not.toMatch(/T-1002\u00a0:/);
    const english = requestMessage(everything('correction', 'en'));
    expect(english.body).toContain('- T-1001 of 2 November 2026, €120.00');
    const credit = requestMessage({ ...everything('refund', 'fr'), invoices: [invoice('A-1', -3_000)] });
    expect(credit.subject).toContain('Avoir A-1');
  });

  it('says what is asked of each kind alone', () => {
    expect(requestMessage(everything('purchase-order', 'fr')).body).toContain('BC-2026-77');
    expect(requestMessage(everything('correction', 'fr')).body).not.toContain('BC-2026-77');
    expect(requestMessage(everything('history', 'fr')).body).toContain('du 1er janvier 2026 au 30 juin 2026');
    expect(requestMessage(everything('missing-invoice', 'fr')).body).toContain('Attendue le\u00a0: 1er janvier 2026');
    expect(requestMessage(everything('payment-details', 'fr')).body).toContain('Kbis.pdf, RIB.pdf');
  });
});

describe('a reminder', () => {
  it.each(languages)('quotes the whole first message, once however often (%s)', (language) => {
    const first = requestMessage(everything('correction', language));
    const once = reminderMessage({ ...first, sentOn: '2026-11-03', company: null }, language);
    for (const line of first.body.trim().split('\n')) expect(once.body).toContain(line === '' ? '>' : `> ${line}`);
    const again = reminderMessage({ subject: once.subject, body: first.body, sentOn: null, company: 'Société Fictive SA' }, language);
    expect(again.subject).toBe(once.subject);
    expect(again.body).not.toMatch(/undefined|null|NaN/);
    expect(once.subject).toContain('FAC-2026-0012');
  });
});
