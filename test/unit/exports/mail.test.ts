import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { headerText, type Mail, writeEml, writeMessage } from '../../../src-main/exports/mail/mail.ts';

const mailOf = (changes: Partial<Mail>): Mail => ({
  to: 'compta@example.org',
  subject: 'Facture',
  text: 'Bonjour',
  attachments: [],
  ...changes,
});
/** Any characters, halves of pairs and line breaks among them. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\r\n', ' ', '\t', 'é', '😀', '=?', '?=', 'Bcc: x@example.org', '"', '\\', ';', ',', '<', '>', 'a'),
    maxLength: 60,
  }),
);
const lines = (text: string) => text.toWellFormed().replace(/\r\n|\r|\n/g, '\n');

describe('a mail', () => {
  it('is read back as it was written, whatever its subject, text and names hold', async () => {
    const attachment = fc.record({ name: anyText, content: fc.uint8Array({ maxLength: 200 }) });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, fc.array(attachment, { maxLength: 3 }), async (subject, text, attachments) => {
        const named = attachments.map(({ name, content }, index) => ({ name: `${index}${name}`, mediaType: 'application/pdf', content }));
        const read = await PostalMime.parse(await writeEml(mailOf({ subject, text, attachments: named })));
        expect(read.subject ?? '').toBe(headerText(subject));
        expect(lines(read.text ?? '')).toBe(lines(text));
        expect(read.to).toEqual([{ address: 'compta@example.org', name: '' }]);
        expect(read.bcc).toBeUndefined();
        expect(read.attachments.map(({ filename, content }) => [filename, [...new Uint8Array(content as ArrayBuffer)]])).toEqual(
          named.map(({ name, content }) => [headerText(name), [...content]]),
        );
      }),
    );
  });

  it('names its sender in any characters, and bears no header but its own', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (name, subject) => {
        const read = await PostalMime.parse(await writeMessage(mailOf({ subject }), { name, address: 'moi@example.org' }));
        expect(read.from).toEqual({ address: 'moi@example.org', name: headerText(name) });
        const expected = ['from', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'content-transfer-encoding'];
        expect(read.headers.map(({ key }) => key).filter((key) => !expected.includes(key))).toEqual([]);
      }),
    );
  });

  it('keeps every line within what mail allows', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const eml = await writeEml(
          mailOf({ subject: text.repeat(3), text, attachments: [{ name: text, mediaType: text, content: new Uint8Array(300) }] }),
        );
        expect(eml.toString('latin1')).not.toMatch(/[\x80-\xff]/);
        const longest = Math.max(
          ...eml
            .toString('latin1')
            .split('\r\n')
            .map((line) => line.length),
        );
        expect(longest).toBeLessThanOrEqual(998);
        expect(eml.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('opens as a draft, and leaves out what is no address', async () => {
    const draft = (await writeEml(mailOf({ to: 'a@example.org\r\nBcc: b@example.org' }))).toString();
    expect(draft).toMatch(/^X-Unsent: 1\r$/m);
    expect(draft).not.toMatch(/^(To|Bcc):/im);
    for (const to of ['a@example.org, b@example.org', 'Nom <a@example.org>', 'a b@example.org', '@', ''])
      expect((await writeEml(mailOf({ to }))).toString(), to).not.toMatch(/^To:/m);
  });
});
