/**
 * The ledger process: opens the ledger in the folder named by its first argument and serves the contract on every port the shell
 * hands over. A ledger that cannot be opened is served too: every call is then answered by the problem that prevented it.
 */
import type { MessagePortMain } from 'electron';
import { asProblem, ProblemError } from '../../src-preload/contract/problem.ts';
import { openDesk } from '../desk/desk.ts';
import { serve, tellAll } from '../desk/serve.ts';
import { Grants } from './grants.ts';
import type { LedgerAnswer, LedgerOrder } from './ledger-messages.ts';
import type { MailPassword } from './mail-password.ts';

const folder = process.argv[2];
if (!folder) throw new Error('The ledger process needs the folder of the ledger.');

const grants = new Grants();
const ports = new Set<MessagePortMain>();
let mailPassword: MailPassword | null = null;

const opening = openDesk({
  folder,
  tell: (event, payload) => tellAll(ports, event, payload),
  resolveGrant: (grant) => grants.resolve(grant),
  // For the server and the user it was typed for, and no other.
  mailPassword: (host, user) => (mailPassword?.host === host && mailPassword.user === user ? mailPassword.password : null),
  watch: true,
}).then(
  (desk) => ({ desk, served: desk.handlers }),
  (error: unknown) => {
    if (!(error instanceof ProblemError)) console.error('The ledger could not be opened:', error);
    return { desk: null, served: asProblem(error) };
  },
);

async function connect(port: MessagePortMain): Promise<void> {
  const { served } = await opening;
  port.on('close', () => ports.delete(port));
  ports.add(port);
  serve(port, served);
}

/** Does what the shell ordered; the answer is a path only where a run's output was asked for. */
async function obey(order: Exclude<LedgerOrder, { ask: 'port' }>): Promise<string | null> {
  if (order.ask === 'grant') {
    grants.keep(order.grant, order.given);
    return null;
  }
  if (order.ask === 'mail-password') {
    mailPassword = order.given;
    return null;
  }
  const { desk } = await opening;
  if (order.ask === 'run-output') return (await desk?.runOutputPath(order.runId)) ?? null;
  await desk?.close();
  return null;
}

process.parentPort.on('message', (event) => {
  const order = event.data as LedgerOrder;
  if (order.ask === 'port') {
    for (const port of event.ports) void connect(port);
    return;
  }
  const reply = (path: string | null) => process.parentPort.postMessage({ id: order.id, path } satisfies LedgerAnswer);
  obey(order).then(reply, (error: unknown) => {
    console.error(`${order.ask}:`, error);
    reply(null);
  });
});
