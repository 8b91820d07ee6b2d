import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { askThread, type ThreadLimits } from '../../../src-main/intake/ask-thread.ts';
import { asProblem } from '../../../src-preload/contract/problem.ts';

let thread: Worker | null = null;
afterEach(async () => {
  await thread?.terminate();
}, 60_000);

/** What becomes of a request to a thread that does this with it. */
async function outcomeOf(program: string, limits: Partial<ThreadLimits> = {}): Promise<unknown> {
  const source = `const { parentPort } = require('node:worker_threads'); parentPort.on('message', (request) => { ${program} });`;
  thread = new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 64 } });
  return askThread(thread, 'request', { timeoutMs: 20_000, memoryMb: 64, ...limits }).catch((error: unknown) => asProblem(error).code);
}

describe('a thread at work on hostile bytes', () => {
  it('gives its answer', async () => {
    expect(await outcomeOf("parentPort.postMessage('answer to ' + request)")).toBe('answer to request');
  });

  it('is given up when it never ends', async () => {
    expect(await outcomeOf('for (;;);', { timeoutMs: 200 })).toBe('reader-timeout');
  });

  it('is given up when its buffers grow without end, which its own limit does not see', async () => {
    const hoard = 'globalThis.hoard = []; setInterval(() => hoard.push(new Uint8Array(8 << 20).fill(1)), 10)';
    expect(await outcomeOf(hoard)).toBe('reader-out-of-memory');
  });

  it('is given up when its buffers grow without a pause', async () => {
    const hoard = 'const hoard = []; for (let i = 0; i < 20_000; i += 1) hoard.push(new Uint8Array(1 << 16).fill(1)); for (;;);';
    expect(await outcomeOf(hoard)).toBe('reader-out-of-memory');
  });

  it('is given up when its objects grow without end', async () => {
    expect(await outcomeOf('const hoard = []; for (;;) hoard.push({ hoard: [1, 2, 3] });')).toBe('reader-out-of-memory');
  });

  it('that breaks or ends says so', async () => {
    expect(await outcomeOf("throw new Error('broken')")).toBe('reader-failed');
    await thread?.terminate();
    expect(await outcomeOf('process.exit(0)')).toBe('reader-failed');
  });
});
