/** Print runs whose PDF is meant for the system's print dialog: it opens when the run has ended, wherever the person is by then. */
const awaited = new Set<number>();

export function awaitPrint(runId: number): void {
  awaited.add(runId);
}

/** Whether a run that ended was meant for the printer; asked once. */
export function takeAwaited(runId: number): boolean {
  return awaited.delete(runId);
}
