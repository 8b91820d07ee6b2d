/** Every call of the contract at every access level, held against what an accounting department expects, written down here anew. */
import { describe, expect, it } from 'vitest';
import { guarded, neededLevels, refusedCalls } from '../../../src-main/desk/access.ts';
import type { Actor } from '../../../src-main/desk/actor.ts';
import { contract, type Handlers } from '../../../src-preload/contract/index.ts';
import { accessLevels } from '../../../src-preload/contract/people.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';

/**
 * Subject → what only the people of a level and those above do in it. Whatever is not named is anybody's: looking, printing, exporting,
 * and keeping one's own preferences and views.
 */
const expected: Readonly<
  Record<string, { accountant?: readonly string[]; approver?: readonly string[]; administrator?: readonly string[] }>
> = {
  invoices: { accountant: ['completeFigures', 'setKind'] },
  sections: { accountant: ['add', 'remove'] },
  analysis: { administrator: ['saveHours'] },
  fleet: { accountant: ['edit', 'preview', 'import'] },
  contacts: { accountant: ['add', 'update', 'remove', 'setTerms'] },
  messages: { accountant: ['prepare', 'choose', 'save', 'send'], administrator: ['saveSettings', 'tryOut'] },
  company: { administrator: ['save', 'close', 'setMain', 'remove'] },
  accounts: { accountant: ['check', 'link', 'update', 'move', 'close', 'reopen'], administrator: ['setEbillCode'] },
  expected: { accountant: ['setCycle', 'drop', 'expectAgain'] },
  people: { administrator: ['add', 'deactivate', 'reactivate', 'invite', 'withdraw'] },
  paymentMethods: { accountant: ['add', 'setDefault', 'remove'] },
  payments: { accountant: ['prepare', 'review'], approver: ['submit', 'change', 'saveOrder'] },
  schedules: { accountant: ['review'], approver: ['submit', 'pause', 'resume', 'end', 'approve', 'refuse'] },
  bank: { accountant: ['import', 'confirm', 'match', 'undo', 'setAside', 'record'] },
  requests: {
    accountant: [
      ...['choices', 'begin', 'compose', 'checkFiles', 'submit', 'reminder', 'remind', 'change', 'note', 'remindOn', 'keepAnswer'],
      ...['link', 'unlink', 'dismiss'],
    ],
  },
  subscriptions: {
    accountant: ['dismiss', 'add', 'update', 'remove', 'draft', 'saveMessage', 'assign', 'release'],
    approver: ['change', 'undo', 'sendMessage'],
  },
  imports: { accountant: ['preview', 'stopPreview', 'start', 'retry', 'openExample'] },
  mapping: {
    accountant: ['look', 'understand', 'examine', 'examining', 'stopExamining', 'save', 'remove', 'start', 'writeFile', 'readFile'],
  },
  detailFiles: { accountant: ['compare', 'stopComparing', 'replace'], administrator: ['remove'] },
  sources: { accountant: ['add', 'update', 'remove', 'runNow'] },
};

/** Calls that record something: none of them is a reader's, but those that are about the person or the program alone. */
const recording =
  /^(add|update|remove|save|set|start|submit|change|edit|import|replace|deactivate|invite|link(?!ing)|close|move|send|cancel)/;
const ownAffairs = new Set([
  'ledger.setPreferences',
  'ledger.saveView',
  'views.save',
  'views.remove',
  'documents.save',
  'documents.saveOriginal',
  'people.update',
  'runs.cancel',
]);

const calls = Object.entries(contract).flatMap(([subject, methods]) => Object.keys(methods).map((method) => ({ subject, method })));
const named = calls.map((call) => [`${call.subject}.${call.method}`, call] as const);
const told = () => 'told';
const handlers = Object.fromEntries(
  Object.entries(contract).map(([subject, methods]) => [subject, Object.fromEntries(Object.keys(methods).map((name) => [name, told]))]),
) as unknown as Handlers;

function ask(actor: Actor, subject: string, method: string): unknown {
  const guardedHandlers = guarded(handlers, { actor: () => actor, able: () => ['Anne Modèle', 'Bruno Exemple'] });
  const methods = guardedHandlers[subject as keyof Handlers] as unknown as Record<string, () => unknown>;
  try {
    return methods[method]?.();
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : error;
  }
}

function levelExpected(subject: string, method: string): (typeof accessLevels)[number] {
  const above = expected[subject] ?? {};
  return accessLevels.slice(1).find((level) => level !== 'reader' && above[level]?.includes(method)) ?? 'reader';
}

describe('every call of the contract', () => {
  it.each(named)('%s is answered from its level on, and refused below', (_name, { subject, method }) => {
    const needed = accessLevels.indexOf(levelExpected(subject, method));
    const answers = accessLevels.map((level) => ask({ personId: 1, name: 'Zoé Exemple', level }, subject, method));
    expect(answers).toEqual(accessLevels.map((_, index) => (index >= needed ? 'told' : 'access-denied')));
  });

  it.each(named)('%s is answered while nobody has been entered', (_name, { subject, method }) => {
    expect(ask({ personId: null, name: '', level: 'administrator' }, subject, method)).toBe('told');
  });

  it('is refused to nobody in particular where people were entered and none is chosen, unless it only looks', () => {
    const nobody: Actor = { personId: null, name: '', level: 'reader' };
    expect(ask(nobody, 'contacts', 'add')).toBe('access-nobody');
    expect(ask(nobody, 'people', 'choose')).toBe('told');
  });

  it('that records something is no reader’s, but for their own affairs', () => {
    const open = calls
      .filter(
        ({ subject, method }) => recording.test(method) && ask({ personId: 1, name: 'Zoé', level: 'reader' }, subject, method) === 'told',
      )
      .map(({ subject, method }) => `${subject}.${method}`);
    expect(open.filter((name) => !ownAffairs.has(name))).toEqual([]);
  });

  it('that is expected of a level exists', () => {
    const known = Object.entries(expected).flatMap(([subject, levels]) =>
      Object.values(levels).flatMap((methods) => methods.map((method) => ({ subject, method }))),
    );
    expect(calls).toEqual(expect.arrayContaining(known));
  });
});

describe('what the interface is told of it', () => {
  it.each(accessLevels)('is what a %s is refused', (level) => {
    const refused = calls.filter(({ subject, method }) => ask({ personId: 1, name: 'Zoé', level }, subject, method) !== 'told');
    expect(Object.keys(refusedCalls(level)).sort()).toEqual(refused.map(({ subject, method }) => `${subject}.${method}`).sort());
  });

  it('says who may, at most three of them', () => {
    const able = ['Anne', 'Bruno', 'Chloé', 'David'];
    const call = guarded(handlers, { actor: () => ({ personId: 1, name: 'Zoé', level: 'reader' }), able: () => able }).company;
    expect(() => call.get(undefined)).not.toThrow();
    expect(() => call.save(undefined as never)).toThrow(/“Administrator”.*Zoé.*: Anne, Bruno, Chloé\./);
  });

  it('has a row for every call, and none besides', () => {
    const rows = Object.entries(neededLevels).flatMap(([subject, methods]) => Object.keys(methods).map((method) => ({ subject, method })));
    expect(rows).toHaveLength(calls.length);
    expect(rows).toEqual(expect.arrayContaining(calls));
  });
});
