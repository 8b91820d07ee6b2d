import { describe, expect, it } from 'vitest';
import { limits } from '../../../src-main/intake/limits.ts';
import { type ZipCaps, type ZipMember, zipMembers } from '../../../src-main/intake/read/zip.ts';
import { collect, makeZip, ublInvoice } from './samples.ts';

async function members(zip: Uint8Array, caps: Partial<ZipCaps> = {}): Promise<ZipMember[]> {
  return collect(zipMembers(zip, { ...limits, ...caps }));
}

/** Each member as its path and either its text or the code of its problem. */
const short = (list: readonly ZipMember[]) =>
  list.map((member) => [member.path, 'bytes' in member ? Buffer.from(member.bytes).toString() : member.problem.code]);

describe('an archive', () => {
  it('gives its files in the order of its directory, without its folders', async () => {
    const zip = makeZip([
      { name: 'b.txt', content: 'B' },
      { name: 'dossier/' },
      { name: 'dossier/é.xml', content: ublInvoice() },
      { name: 'a.txt', content: '' },
    ]);
    expect(short(await members(zip))).toEqual([
      ['b.txt', 'B'],
      ['dossier/é.xml', ublInvoice()],
      ['a.txt', ''],
    ]);
  });

  it('gives the files of the archives in it, to a small depth', async () => {
    const third = makeZip([{ name: 'trois.txt', content: '3' }]);
    const second = makeZip([
      { name: 'deux.txt', content: '2' },
      { name: 'c.zip', content: third },
    ]);
    const first = makeZip([
      { name: 'b.zip', content: second },
      { name: 'un.txt', content: '1' },
    ]);
    expect(short(await members(first))).toEqual([
      ['b.zip/deux.txt', '2'],
      ['b.zip/c.zip', 'zip-too-deep'],
      ['un.txt', '1'],
    ]);
  });

  it('without files gives nothing', async () => {
    expect(await members(makeZip([]))).toEqual([]);
  });
});

describe('a hostile archive', () => {
  const good = { name: 'bon.txt', content: 'bon' };

  it('whose members swell together, each too little to be judged alone, is not taken out beyond a measure', async () => {
    const swelling = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.txt`, content: `${i}`.padEnd(100_000, 'a') }));
    const zip = makeZip(swelling);
    const list = await members(zip, { zipTotalRatioFromBytes: 1_000_000 });
    const taken = list.filter((member) => 'bytes' in member);
    expect(taken.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(Math.max(1_000_000, zip.length * limits.zipRatio));
    expect(list).toHaveLength(swelling.length);
    expect(new Set(list.slice(taken.length).map((member) => 'problem' in member && member.problem.code))).toEqual(new Set(['zip-swells']));
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'C:/windows/x', '..\\x', 'dossier\\facture.xml', 'a/../../b'])(
    'with the name %s loses that file alone',
    async (name) => {
      expect(short(await members(makeZip([{ name, content: 'x' }, good])))).toEqual([
        [name, 'zip-unsafe-name'],
        ['bon.txt', 'bon'],
      ]);
    },
  );

  it('with protected files, links, or damaged files loses those alone', async () => {
    const zip = makeZip([
      { name: 'secret.txt', content: 'x', encrypted: true },
      { name: 'lien', content: '/etc/passwd', symlink: true },
      { name: 'faux.txt', content: 'x', crc: 1 },
      { name: 'menteur.txt', content: 'x'.repeat(100), declaredSize: 5 },
      good,
    ]);
    expect(short(await members(zip))).toEqual([
      ['secret.txt', 'zip-encrypted'],
      ['lien', 'zip-link'],
      ['faux.txt', 'zip-entry-damaged'],
      ['menteur.txt', 'zip-entry-damaged'],
      ['bon.txt', 'bon'],
    ]);
  });

  it('that swells is stopped before it takes memory, whether or not its directory tells', async () => {
    const size = 64 * 1024 * 1024;
    const content = Buffer.alloc(size);
    const zip = makeZip([{ name: 'bombe', content }, { name: 'menteuse', content, declaredSize: 1000 }, good]);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const codes: unknown[] = [];
    for await (const member of zipMembers(zip)) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      codes.push(short([member])[0]);
    }
    expect(codes).toEqual([
      ['bombe', 'zip-bomb'],
      ['menteuse', 'zip-entry-damaged'],
      ['bon.txt', 'bon'],
    ]);
    expect(most).toBeLessThan(size / 4);
  });

  it('is held to its number of files, the size of each and of all, nested ones included', async () => {
    const nested = makeZip([{ name: 'n.txt', content: 'nnnn' }]);
    const zip = makeZip([
      { name: 'n.zip', content: nested },
      { name: 'a', content: 'aaaa' },
      { name: 'b', content: 'bbbb' },
    ]);
    expect(short(await members(zip, { zipEntries: 3 }))).toEqual([
      ['n.zip/n.txt', 'nnnn'],
      ['a', 'aaaa'],
      ['', 'zip-too-many-entries'],
    ]);
    expect(short(await members(zip, { fileBytes: nested.length, zipTotalBytes: nested.length + 8 }))).toEqual([
      ['n.zip/n.txt', 'nnnn'],
      ['a', 'aaaa'],
      ['b', 'zip-total-too-large'],
    ]);
    expect(
      short(
        await members(
          makeZip([
            { name: 'a', content: 'aaaa' },
            { name: 'b', content: 'b' },
          ]),
          { fileBytes: 3 },
        ),
      ),
    ).toEqual([
      ['a', 'zip-entry-too-large'],
      ['b', 'b'],
    ]);
  });

  it('that is cut off says so', async () => {
    const zip = makeZip([good, { name: 'b.txt', content: 'b'.repeat(1000) }]);
    expect(short(await members(zip.subarray(0, zip.length - 30)))).toEqual([['', 'zip-damaged']]);
  });
});
