/** The desk: the handlers of the whole contract over one open ledger. The window's ledger process and the console both work through it. */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Handlers } from '../../src-preload/contract/index.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { Events, Run } from '../../src-preload/contract/runs.ts';
import { type ConsumptionReader, openConsumptionReader } from '../consumption/reader.ts';
import { sweepOriginals } from '../documents/archive.ts';
import { createFileReader, type FileReader } from '../intake/reader.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { namesReaching } from '../ledger/people.ts';
import { markInterrupted, runOutputPath } from '../ledger/runs.ts';
import { recheckInvoices } from '../sync/recheck.ts';
import { guarded } from './access.ts';
import { accountHandlers } from './accounts.ts';
import { type Actor, actorOf } from './actor.ts';
import { addresseeJudging } from './addressees.ts';
import { analysisHandlers } from './analysis.ts';
import type { Background } from './background.ts';
import { bankHandlers } from './bank.ts';
import { checkHandlers } from './checks.ts';
import { companyHandlers } from './company.ts';
import { consumptionHandlers } from './consumption.ts';
import { contactHandlers } from './contacts.ts';
import { detailFileHandlers } from './detail-files.ts';
import { documentHandlers } from './documents.ts';
import { expectedHandlers } from './expected.ts';
import { exportHandlers } from './exports.ts';
import { feeHandlers } from './fees.ts';
import { fleetHandlers } from './fleet.ts';
import { helpHandlers } from './help.ts';
import { importHandlers } from './imports.ts';
import { invoiceHandlers } from './invoices.ts';
import { createJobs, type Jobs, type Tell } from './jobs.ts';
import { followLateInvoices } from './late-invoices.ts';
import { mappingHandlers } from './mapping.ts';
import { messageHandlers } from './messages.ts';
import { numberReading } from './numbers.ts';
import { overviewHandlers } from './overview.ts';
import { paymentMethodHandlers } from './payment-methods.ts';
import { paymentHandlers } from './payments.ts';
import { peopleHandlers } from './people.ts';
import { ledgerHandlers } from './preferences.ts';
import { prorataHandlers } from './prorata.ts';
import { reconciliationHandlers } from './reconciliation.ts';
import { requestHandlers } from './requests.ts';
import { runHandlers } from './runs.ts';
import { keepSchedules } from './schedule-keeping.ts';
import { scheduleHandlers } from './schedules.ts';
import { sectionHandlers } from './sections.ts';
import { sourceHandlers } from './sources.ts';
import { subscriptionHandlers } from './subscriptions.ts';
import { viewHandlers } from './views.ts';

export const version = '0.1.0';

/** What is due in the background waits until the first screen had time to be shown. */
const catchUpAfterMs = 2_000;

/** `target`: a file to be written; `output-folder`: a folder to write into; the others are to be read. */
export interface Grant {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'target' | 'output-folder';
}

export interface DeskOptions {
  /** The ledger's folder. */
  readonly folder: string;
  readonly tell: <E extends keyof Events>(event: E, payload: Events[E]) => void;
  /** The path a person chose, by the grant that stands for it. */
  readonly resolveGrant: (grant: string) => Grant | undefined;
  /** The password of a user of a mail server, where it is known. */
  readonly mailPassword?: (host: string, user: string) => string | null;
  /** Whether watched folders are watched; the console does not. */
  readonly watch: boolean;
  /** The e-mail of who works at this desk; without it, the person chosen last in the ledger. */
  readonly as?: string | undefined;
}

/** What handlers work with. */
export interface DeskContext {
  readonly ledger: Ledger;
  readonly reader: FileReader;
  readonly consumption: ConsumptionReader;
  readonly jobs: Jobs;
  readonly numbers: Background;
  readonly addressees: Background;
  readonly tell: Tell;
  readonly version: string;
  /** Who is working. */
  readonly actor: () => Actor;
  readonly mailPassword: (host: string, user: string) => string | null;
  /** @throws ProblemError grant-unknown, target-in-ledger */
  readonly granted: (grant: string, kinds: readonly Grant['kind'][]) => string;
}

export interface Desk {
  readonly ledger: Ledger;
  /** Held to the access level of whoever works. */
  readonly handlers: Handlers;
  readonly ended: (runId: number) => Promise<Run>;
  readonly runOutputPath: (runId: number) => string | null;
  readonly close: () => Promise<void>;
}

/** Opens the ledger and everything that works on it. @throws ProblemError as openLedger; person-unknown */
export async function openDesk({ folder, tell, resolveGrant, watch, as, mailPassword = () => null }: DeskOptions): Promise<Desk> {
  const ledger = await openLedger(folder);
  const actor = await actorAt(ledger, as);
  const interrupted = await markInterrupted(ledger);
  if (interrupted) await sweep(ledger, interrupted);
  const reader = createFileReader();
  const consumption = openConsumptionReader(ledger.databasePath);
  const jobs = createJobs(ledger, tell);
  const numbers = numberReading(ledger, tell);
  const addressees = addresseeJudging(ledger, tell);
  const context: DeskContext = {
    ledger,
    reader,
    consumption,
    jobs,
    numbers,
    addressees,
    tell,
    version,
    actor,
    mailPassword,
    granted: (grant, kinds) => {
      const given = resolveGrant(grant);
      if (!given || !kinds.includes(given.kind)) throw new ProblemError('grant-unknown');
      if (given.kind === 'target') refuseOwnFiles(ledger, given.path);
      if (given.kind === 'output-folder') refuseOwnFiles(ledger, join(given.path, 'new'));
      return given.path;
    },
  };
  const sources = sourceHandlers(context, watch);
  const scheduled = keepSchedules(context, watch);
  const closing = new AbortController();
  const caughtUp = watch ? Promise.all([catchUp(context, closing.signal), followLateInvoices(ledger, closing.signal)]) : Promise.resolve();
  const sending = new Set<number>();
  const handlers: Handlers = {
    ledger: ledgerHandlers(context),
    invoices: invoiceHandlers(context),
    expected: expectedHandlers(context),
    reconciliation: reconciliationHandlers(context),
    prorata: prorataHandlers(context),
    sections: sectionHandlers(context),
    overview: overviewHandlers(context),
    checks: checkHandlers(context),
    consumption: consumptionHandlers(context),
    analysis: analysisHandlers(context),
    fleet: fleetHandlers(context),
    contacts: contactHandlers(context, sending),
    messages: messageHandlers(context, sending),
    company: companyHandlers(context),
    accounts: accountHandlers(context),
    people: peopleHandlers(context),
    paymentMethods: paymentMethodHandlers(context),
    payments: paymentHandlers(context),
    requests: requestHandlers(context),
    fees: feeHandlers(context),
    subscriptions: subscriptionHandlers(context),
    bank: bankHandlers(context),
    schedules: scheduleHandlers(context, scheduled.look),
    imports: importHandlers(context, () => handlers),
    mapping: mappingHandlers(context),
    detailFiles: detailFileHandlers(context),
    documents: documentHandlers(context),
    exports: exportHandlers(context),
    runs: runHandlers(context),
    sources: sources.handlers,
    views: viewHandlers(context),
    help: helpHandlers(context),
  };
  return {
    ledger,
    handlers: guarded(handlers, { actor, able: (level) => namesReaching(ledger.reader, level) }),
    ended: (runId) => jobs.ended(runId),
    runOutputPath: (runId) => runOutputPath(ledger.reader, runId),
    close: async () => {
      // A look into a folder waits for its run, which closing the jobs ends.
      closing.abort();
      await Promise.all([sources.close(), scheduled.close(), jobs.close(), numbers.close(), addressees.close(), caughtUp]);
      await reader.close();
      await consumption.close();
      await ledger.close();
    },
  };
}

async function actorAt(ledger: Ledger, email: string | undefined): Promise<() => Actor> {
  try {
    return actorOf(ledger.reader, email);
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

/**
 * What a new version of the program reads or checks otherwise than before is caught up with in the background: numbers, and the rules for
 * invoices that are in the ledger already, those of their addressees after the others.
 */
async function catchUp({ ledger, reader, numbers, addressees, tell }: DeskContext, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(catchUpAfterMs, undefined, { signal });
    numbers.start();
    if ((await recheckInvoices(ledger, reader, signal)) > 0) tell('changed', ['invoices']);
    if (!signal.aborted) addressees.start();
  } catch (error) {
    // A full disk, say: the next opening goes on with it.
    if (!signal.aborted) console.error(error);
  }
}

/** Nothing is written over the ledger's database or among its originals (law 4), whatever path was chosen. */
function refuseOwnFiles({ folder, originalsFolder }: Ledger, target: string): void {
  const real = (path: string) => (existsSync(path) ? realpathSync.native(path) : path);
  const parent = real(dirname(target));
  const inside = relative(real(originalsFolder), parent);
  const among = inside === '' || !(inside.startsWith('..') || isAbsolute(inside));
  if (among || (parent === real(folder) && /^ledger\.(sqlite|lock)/i.test(basename(target)))) {
    throw new ProblemError('target-in-ledger', { path: target });
  }
}

async function sweep(ledger: Ledger, since: Date): Promise<void> {
  const known = ledger.reader.sqlite.prepare('SELECT 1 FROM document WHERE sha256 = ?');
  await sweepOriginals(ledger.originalsFolder, since, (sha256) => known.get(sha256) !== undefined);
}
