/** What files hold other files (archives, mails, signed envelopes), one level of one of them, and what all levels may take together. */
import { type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import type { ContainerKind } from '../detect.ts';
import { limits } from '../limits.ts';

/** One thing in a container, under its name there. */
export type Part =
  /** A file; `kind` where its container knows it for a container itself and its bytes need not tell. */
  | { readonly name: string; readonly bytes: Uint8Array; readonly kind?: ContainerKind }
  /** A container that has no bytes of its own: a message within an Outlook message. */
  | { readonly name: string; readonly kind: ContainerKind; readonly container: () => Container }
  /** A file that could not or must not be taken out. */
  | { readonly name: string; readonly problem: Problem }
  /** What nobody misses: a logo in a mail's text, the mail's signature. The problem says why it stays where it is. */
  | { readonly name: string; readonly leftAside: Problem };

/** One level, opened. */
export interface Container {
  /** What there is to say of it: who sent a mail, who signed an envelope. */
  readonly note: Problem | null;
  /** Throws where the rest cannot be read. */
  readonly parts: Iterable<Part> | AsyncIterable<Part>;
}

export type ContainerCaps = { readonly [K in keyof typeof limits]: number };

const mebibyte = 1024 * 1024;

/** What a container and all that lies in it have used of what they may: one for all levels, so that no mixture of kinds gets around it. */
export class Allowance {
  readonly caps: ContainerCaps;
  #outermostBytes = 0;
  #members = 0;
  #bytes = 0;

  constructor(caps: ContainerCaps = limits) {
    this.caps = caps;
  }

  /** To be told the size of every container that is opened: the first is what the others are measured against. */
  opened(bytes: number): void {
    this.#outermostBytes ||= bytes;
  }

  /** @throws ProblemError members-too-many */
  countMember(): void {
    this.#members += 1;
    if (this.#members > this.caps.members) throw new ProblemError('members-too-many', { limit: this.caps.members });
  }

  /** Why a member of so many bytes is not taken out; null where it may be. */
  refusal(bytes: number): Problem | null {
    const { fileBytes, memberTotalBytes, zipRatio, zipTotalRatioFromBytes } = this.caps;
    if (bytes > fileBytes) return problem('member-too-large', { limit: fileBytes / mebibyte });
    const total = this.#bytes + bytes;
    if (total >= zipTotalRatioFromBytes && total > this.#outermostBytes * zipRatio) return problem('zip-swells', { limit: zipRatio });
    if (total > memberTotalBytes) return problem('members-too-large', { limit: memberTotalBytes / mebibyte });
    return null;
  }

  spend(bytes: number): void {
    this.#bytes += bytes;
  }

  /**
   * Bytes taken out as a part, or why they are not.
   * @throws ProblemError members-too-many
   */
  part(name: string, bytes: Uint8Array, kind?: ContainerKind): Part {
    this.countMember();
    const refusal = this.refusal(bytes.length);
    if (refusal !== null) return { name, problem: refusal };
    this.spend(bytes.length);
    return kind === undefined ? { name, bytes } : { name, bytes, kind };
  }
}

/** What a library says of damaged bytes, cut to a line. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}
