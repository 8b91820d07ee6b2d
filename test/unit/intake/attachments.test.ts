/** What is embedded in an invoice or referred to by it. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { invoiceAsJson } from '../../../src-main/intake/as-json.ts';
import { invoiceOf, pdfWith, ublInvoice } from './samples.ts';

/** The sample with one more supporting document in front of its own. */
const withDocument = (attachment: string) =>
  ublInvoice().replace(
    '<cac:AdditionalDocumentReference>',
    `<cac:AdditionalDocumentReference><cbc:ID>D1</cbc:ID><cac:Attachment>${attachment}</cac:Attachment></cac:AdditionalDocumentReference>
    <cac:AdditionalDocumentReference>`,
  );
const embedded = (base64: string) =>
  withDocument(
    `<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="détail.pdf">${base64}</cbc:EmbeddedDocumentBinaryObject>`,
  );

describe('an attachment', () => {
  it('is taken out whole, its base64 in one piece or in lines, and carries its size and fingerprint', async () => {
    const pdf = Buffer.from(await pdfWith({}, 3));
    const whole = pdf.toString('base64');
    for (const base64 of [whole, whole.replace(/.{76}/g, '$&\r\n'), `\n\t${whole.replace(/.{64}/g, '$&\n\t')}\n`]) {
      const { invoice, remarks } = await invoiceOf(embedded(base64));
      expect(remarks).toEqual([]);
      expect(Buffer.from(invoice.attachments[0]?.content ?? []).equals(pdf)).toBe(true);
      expect(invoiceAsJson(invoice).attachments[0]).toEqual({
        name: 'détail.pdf',
        mediaType: 'application/pdf',
        bytes: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'),
      });
    }
  });

  it.each(['QUJD*', 'QUJDR', 'QU=JD', 'é'])('whose base64 is damaged (%s) leaves a remark and the invoice', async (base64) => {
    const { invoice, remarks } = await invoiceOf(embedded(base64));
    expect(invoice.number).toBe('FX-2026-0042');
    expect(invoice.attachments[0]).toMatchObject({ name: 'détail.pdf', content: null });
    expect(remarks.map(({ code }) => code)).toEqual(['attachment-not-decoded']);
  });

  it('that lies elsewhere is shown with its address, and nothing is fetched', async () => {
    const uri = 'https://telecom.example.org/detail?n=1&amp;m=2';
    const { invoice, remarks } = await invoiceOf(withDocument(`<cac:ExternalReference><cbc:URI>${uri}</cbc:URI></cac:ExternalReference>`));
    expect(invoice.attachments[0]).toMatchObject({ uri: 'https://telecom.example.org/detail?n=1&m=2', content: null });
    expect(invoiceAsJson(invoice).attachments[0]).toMatchObject({ bytes: null, sha256: null });
    expect(remarks).toEqual([]);
  });
});
