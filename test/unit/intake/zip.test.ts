import { describe, expect, it } from 'vitest';
import { limits } from '../../../src-main/intake/limits.ts';
import type { ContainerCaps } from '../../../src-main/intake/read/container.ts';
import { type Member, membersOf } from '../../../src-main/intake/read/members.ts';
import { collect, makeZip, ublInvoice } from './samples.ts';

async function members(zip: Uint8Array, caps: Partial<ContainerCaps> = {}): Promise<Member[]> {
  return collect(membersOf(zip, 'a.zip', { ...limits, ...caps }));
}

/** Each file as its path and either its text or the code of its problem; a container only where it was not met to its end. */
const short = (list: readonly Member[]) =>
  list.flatMap((member) => {
    if (member.is === 'file') return [[member.path, Buffer.from(member.bytes).toString()]];
    return 'problem' in member && member.problem !== null ? [[member.path, member.problem.code]] : [];
  });

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
    /** An archive with a file and, below it, as many archives in one another as `levels` says. */
    const nested = (levels: number): Buffer =>
      makeZip([
        { name: `${levels}.txt`, content: `${levels}` },
        ...(levels > 1 ? [{ name: `${levels - 1}.zip`, content: nested(levels - 1) }] : []),
      ]);
    expect(short(await members(nested(3)))).toEqual([
      ['3.txt', '3'],
      ['2.zip/2.txt', '2'],
      ['2.zip/1.zip/1.txt', '1'],
    ]);
    const tooDeep = short(await members(nested(limits.containerDepth + 1)));
    expect(tooDeep.at(-1)?.[1]).toBe('members-too-deep');
    expect(tooDeep).toHaveLength(limits.containerDepth + 1);
  });

  it('tells where each archive in it begins and ends', async () => {
    const zip = makeZip([
      { name: 'b.zip', content: makeZip([{ name: 'x.txt', content: 'x' }]) },
      { name: 'a.txt', content: 'a' },
    ]);
    expect((await members(zip)).map(({ is, path }) => [is, path])).toEqual([
      ['opened', 'b.zip'],
      ['file', 'b.zip/x.txt'],
      ['closed', 'b.zip'],
      ['file', 'a.txt'],
      ['closed', ''],
    ]);
  });

  it('without files gives nothing', async () => {
    expect(short(await members(makeZip([])))).toEqual([]);
  });
});

describe('a hostile archive', () => {
  const good = { name: 'bon.txt', content: 'bon' };

  it('whose members swell together, each too little to be judged alone, is not taken out beyond a measure', async () => {
    const swelling = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.txt`, content: `${i}`.padEnd(100_000, 'a') }));
    const zip = makeZip(swelling);
    const list = await members(zip, { zipTotalRatioFromBytes: 1_000_000 });
    const taken = list.filter((member) => member.is === 'file');
    expect(taken.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(Math.max(1_000_000, zip.length * limits.zipRatio));
    expect(short(list)).toHaveLength(swelling.length);
    expect(new Set(short(list.slice(taken.length)).map(([, code]) => code))).toEqual(new Set(['zip-swells']));
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
    for await (const member of membersOf(zip, 'a.zip')) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      codes.push(...short([member]));
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
    expect(short(await members(zip, { members: 3 }))).toEqual([
      ['n.zip/n.txt', 'nnnn'],
      ['a', 'aaaa'],
      ['', 'members-too-many'],
    ]);
    expect(short(await members(zip, { fileBytes: nested.length, memberTotalBytes: nested.length + 8 }))).toEqual([
      ['n.zip/n.txt', 'nnnn'],
      ['a', 'aaaa'],
      ['b', 'members-too-large'],
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
      ['a', 'member-too-large'],
      ['b', 'b'],
    ]);
  });

  it('that is cut off says so', async () => {
    const zip = makeZip([good, { name: 'b.txt', content: 'b'.repeat(1000) }]);
    expect(short(await members(zip.subarray(0, zip.length - 30)))).toEqual([['', 'zip-damaged']]);
  });
});
