import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipWriter } from '../../../src-main/exports/zip-writer.ts';
import { unzip } from '../../support/read-xlsx.ts';

interface Member {
  readonly name: string;
  readonly chunks: readonly Uint8Array[];
  readonly large: boolean;
}

async function archive(members: readonly Member[], largest?: number): Promise<Buffer> {
  const bytes: Buffer[] = [];
  const zip = new ZipWriter({ write: async (chunk) => void bytes.push(Buffer.from(chunk)) }, largest);
  for (const { name, chunks, large } of members) {
    await zip.begin(name, large);
    for (const chunk of chunks) await zip.write(chunk);
    await zip.end();
  }
  await zip.finish();
  return Buffer.concat(bytes);
}

const anyMember = fc.record({
  name: fc.constantFrom('a.csv', 'Détail été.csv', 'dossier/x.xml'),
  chunks: fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }),
  large: fc.boolean(),
});

describe('an archive', () => {
  it('gives back what was put in, in 32 and in 64 bits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyMember, { selector: ({ name }) => name }),
        fc.constantFrom(undefined, 0, 200),
        async (members, largest) => {
          const found = await unzip(await archive(members, largest));
          expect([...found.keys()]).toEqual(members.map(({ name }) => name));
          for (const { name, chunks } of members) expect(found.get(name)?.equals(Buffer.concat(chunks))).toBe(true);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('does not wait for ever on a disk that is full', async () => {
    let room = 3;
    const zip = new ZipWriter({
      write: async () => {
        if (--room < 0) throw new Error('no space left');
      },
    });
    const noise = Buffer.from(Array.from({ length: 1 << 20 }, (_, index) => (index * 2654435761) >>> 13));
    const write = async () => {
      await zip.begin('a.bin');
      for (let count = 0; count < 20; count++) await zip.write(noise);
      await zip.end();
    };
    await expect(write()).rejects.toThrow('no space left');
    zip.abandon();
  });
});
