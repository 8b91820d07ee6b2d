/**
 * Everything in a container, one thing at a time in its order, the containers in it opened in turn to a small depth. Nothing is written
 * to disk. A member that is refused is named with its reason and the others are still given.
 */
import { readFile, stat } from 'node:fs/promises';
import { type Problem, type ProblemCode, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import { type ContainerKind, detect, detectFile, isContainer } from '../detect.ts';
import { limits, megabytes } from '../limits.ts';
import { openAsic } from './asic.ts';
import { Allowance, type Container, type ContainerCaps, messageOf, type Part } from './container.ts';
import { openMail } from './mail.ts';
import { openMsg } from './msg.ts';
import { openTnef } from './tnef.ts';
import { openZip } from './zip.ts';

/** What is met, in order. Paths name the containers between with `/`; the outermost is ''. */
export type Member =
  /** A container within; `bytes` where it has some of its own and may be kept. What follows lies in it until it is closed. */
  | { readonly is: 'opened'; readonly path: string; readonly kind: ContainerKind; readonly bytes: Uint8Array | null }
  /** What there is to say of the container just opened. */
  | { readonly is: 'noted'; readonly path: string; readonly note: Problem }
  | { readonly is: 'file'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly is: 'problem' | 'left-aside'; readonly path: string; readonly problem: Problem }
  /** The end of every container, the outermost included; the problem where not all that lies in it was met. */
  | { readonly is: 'closed'; readonly path: string; readonly problem: Problem | null };

/**
 * Never throws for what the container holds.
 * @param source the container, or its path on disk
 * @param name its file name, after which what lies in an envelope is named
 */
export async function* membersOf(source: string | Uint8Array, name: string, caps: ContainerCaps = limits): AsyncGenerator<Member> {
  const kind = typeof source === 'string' ? await detectFile(source) : detect(source);
  if (!isContainer(kind)) throw new TypeError(`${kind} holds no members`);
  const allowance = new Allowance(caps);
  yield* walk({ kind, path: '', open: () => openContainer(kind, source, name, allowance) }, 1, allowance);
}

interface Level {
  readonly kind: ContainerKind;
  readonly path: string;
  readonly open: () => Container | Promise<Container>;
}

async function* walk({ kind, path, open }: Level, depth: number, allowance: Allowance): AsyncGenerator<Member> {
  let failure: Problem | null = null;
  try {
    const { note, parts } = await open();
    if (note !== null) yield { is: 'noted', path, note };
    for await (const part of parts) {
      const partPath = path === '' ? part.name : `${path}/${part.name}`;
      if ('problem' in part) yield { is: 'problem', path: partPath, problem: part.problem };
      else if ('leftAside' in part) yield { is: 'left-aside', path: partPath, problem: part.leftAside };
      else yield* contained(part, partPath, depth, allowance);
    }
  } catch (error) {
    failure = error instanceof ProblemError ? error.problem : problem(damage[kind], { message: messageOf(error) });
  }
  yield { is: 'closed', path, problem: failure };
}

type Content = Extract<Part, { readonly bytes: Uint8Array } | { readonly container: unknown }>;

/** A file, or the container that it is. */
async function* contained(part: Content, path: string, depth: number, allowance: Allowance): AsyncGenerator<Member> {
  const bytes = 'bytes' in part ? part.bytes : null;
  const kind = 'bytes' in part ? (part.kind ?? detect(part.bytes)) : part.kind;
  if (bytes !== null && !isContainer(kind)) {
    yield { is: 'file', path, bytes };
  } else if (depth >= allowance.caps.containerDepth) {
    yield { is: 'problem', path, problem: problem('members-too-deep', { limit: allowance.caps.containerDepth }) };
  } else if (isContainer(kind)) {
    yield { is: 'opened', path, kind, bytes };
    const open = 'container' in part ? part.container : () => openContainer(kind, part.bytes, path, allowance);
    yield* walk({ kind, path, open }, depth + 1, allowance);
  }
}

async function openContainer(kind: ContainerKind, source: string | Uint8Array, name: string, allowance: Allowance): Promise<Container> {
  // Archives are opened where they lie: one may be larger than what is held in memory.
  if (kind === 'zip') return openZip(source, allowance);
  if (kind === 'asice') return openAsic(source, allowance);
  const bytes = typeof source === 'string' ? await load(source, allowance.caps.fileBytes) : source;
  allowance.opened(bytes.length);
  return readers[kind](bytes, allowance, name);
}

const readers: Readonly<
  Record<Exclude<ContainerKind, 'zip' | 'asice'>, (bytes: Uint8Array, allowance: Allowance, name: string) => Container | Promise<Container>>
> = {
  eml: openMail,
  msg: openMsg,
  tnef: openTnef,
  // Its library is loaded where there is something signed.
  p7m: async (...envelope) => (await import('./signed.ts')).openSigned(...envelope),
};

/** What a reader could not make sense of. */
const damage: Readonly<Record<ContainerKind, ProblemCode>> = {
  zip: 'zip-damaged',
  asice: 'zip-damaged',
  eml: 'mail-damaged',
  msg: 'mail-damaged',
  tnef: 'mail-damaged',
  p7m: 'envelope-damaged',
};

/** @throws ProblemError file-too-large */
async function load(path: string, limit: number): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > limit) throw new ProblemError('file-too-large', megabytes(size, limit));
  return readFile(path);
}
