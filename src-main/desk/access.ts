/** Which access level each call needs, and the guard that holds every call to it. */
import type { Contract, Handlers } from '../../src-preload/contract/index.ts';
import { type AccessLevel, levelNames, reaches } from '../../src-preload/contract/people.ts';
import { type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import type { Actor } from './actor.ts';

type Levels<T> = { readonly [S in keyof Contract]: { readonly [M in keyof Contract[S]]: T } };

/**
 * A reader looks, prints, exports and keeps views of their own; an accountant brings in, records, links, prepares and asks; an approver
 * orders and follows payments; an administrator sees to people, the company's settings, and what takes recorded lines out again.
 */
export const neededLevels: Levels<AccessLevel> = {
  ledger: { status: 'reader', preferences: 'reader', setPreferences: 'reader', view: 'reader', saveView: 'reader' },
  invoices: {
    page: 'reader',
    summary: 'reader',
    get: 'reader',
    find: 'reader',
    values: 'reader',
    completeFigures: 'accountant',
    setKind: 'accountant',
  },
  expected: { list: 'reader', late: 'reader', setCycle: 'accountant', drop: 'accountant', expectAgain: 'accountant' },
  reconciliation: { list: 'reader' },
  prorata: { list: 'reader', of: 'reader' },
  sections: { suppliers: 'reader', mapping: 'reader', preview: 'reader', add: 'accountant', remove: 'accountant' },
  overview: { span: 'reader', read: 'reader' },
  checks: { of: 'reader' },
  consumption: { page: 'reader', summary: 'reader', groups: 'reader' },
  analysis: { hours: 'reader', saveHours: 'administrator', compare: 'reader', prices: 'reader', idle: 'reader' },
  fleet: {
    page: 'reader',
    summary: 'reader',
    history: 'reader',
    edit: 'accountant',
    preview: 'accountant',
    import: 'accountant',
    export: 'reader',
  },
  help: { answers: 'reader', answer: 'reader' },
  contacts: {
    list: 'reader',
    add: 'accountant',
    update: 'accountant',
    remove: 'accountant',
    terms: 'reader',
    setTerms: 'accountant',
    choices: 'reader',
  },
  messages: {
    page: 'reader',
    summary: 'reader',
    get: 'reader',
    prepare: 'accountant',
    choose: 'accountant',
    save: 'accountant',
    send: 'accountant',
    server: 'reader',
    saveSettings: 'administrator',
    tryOut: 'administrator',
  },
  company: {
    get: 'reader',
    list: 'reader',
    check: 'reader',
    save: 'administrator',
    close: 'administrator',
    setMain: 'administrator',
    remove: 'administrator',
    history: 'reader',
  },
  // Changing oneself is anybody's: the handler tells apart whose fields are changed. So is saying who works here, until there is a sign-in.
  people: {
    list: 'reader',
    get: 'reader',
    review: 'reader',
    add: 'administrator',
    update: 'reader',
    deactivate: 'administrator',
    reactivate: 'administrator',
    invite: 'administrator',
    withdraw: 'administrator',
    current: 'reader',
    choose: 'reader',
    accept: 'reader',
  },
  accounts: {
    list: 'reader',
    get: 'reader',
    find: 'reader',
    linking: 'reader',
    check: 'accountant',
    link: 'accountant',
    update: 'accountant',
    // Whoever may type it could prove any account by it.
    setEbillCode: 'administrator',
    move: 'accountant',
    close: 'accountant',
    reopen: 'accountant',
  },
  paymentMethods: { list: 'reader', add: 'accountant', setDefault: 'accountant', remove: 'accountant' },
  payments: {
    page: 'reader',
    summary: 'reader',
    get: 'reader',
    prepare: 'accountant',
    review: 'accountant',
    submit: 'approver',
    change: 'approver',
    saveOrder: 'approver',
  },
  schedules: {
    list: 'reader',
    invoices: 'reader',
    calendar: 'reader',
    review: 'accountant',
    submit: 'approver',
    get: 'reader',
    pause: 'approver',
    resume: 'approver',
    end: 'approver',
    approve: 'approver',
    refuse: 'approver',
  },
  bank: {
    import: 'accountant',
    statements: 'reader',
    page: 'reader',
    summary: 'reader',
    get: 'reader',
    sure: 'reader',
    confirm: 'accountant',
    match: 'accountant',
    undo: 'accountant',
    setAside: 'accountant',
    record: 'accountant',
  },
  subscriptions: {
    list: 'reader',
    get: 'reader',
    proposals: 'reader',
    dismiss: 'accountant',
    choices: 'reader',
    add: 'accountant',
    update: 'accountant',
    remove: 'accountant',
    preview: 'reader',
    draft: 'accountant',
    change: 'approver',
    undo: 'approver',
    saveMessage: 'accountant',
    sendMessage: 'approver',
    assign: 'accountant',
    release: 'accountant',
    people: 'reader',
    billed: 'reader',
  },
  requests: {
    page: 'reader',
    summary: 'reader',
    get: 'reader',
    about: 'reader',
    choices: 'accountant',
    begin: 'accountant',
    compose: 'accountant',
    checkFiles: 'accountant',
    submit: 'accountant',
    reminder: 'accountant',
    remind: 'accountant',
    change: 'accountant',
    note: 'accountant',
    remindOn: 'accountant',
    keepAnswer: 'accountant',
    related: 'reader',
    link: 'accountant',
    unlink: 'accountant',
    dismiss: 'accountant',
  },
  fees: { breakdown: 'reader' },
  imports: { preview: 'accountant', stopPreview: 'accountant', start: 'accountant', retry: 'accountant', openExample: 'accountant' },
  mapping: {
    list: 'reader',
    look: 'accountant',
    understand: 'accountant',
    examine: 'accountant',
    examining: 'accountant',
    stopExamining: 'accountant',
    save: 'accountant',
    remove: 'accountant',
    start: 'accountant',
    writeFile: 'accountant',
    readFile: 'accountant',
  },
  detailFiles: { list: 'reader', compare: 'accountant', stopComparing: 'accountant', replace: 'accountant', remove: 'administrator' },
  documents: { original: 'reader', saveOriginal: 'reader', complete: 'reader', save: 'reader', print: 'reader' },
  exports: {
    invoices: 'reader',
    consumption: 'reader',
    centres: 'reader',
    preview: 'reader',
    report: 'reader',
    table: 'reader',
    manifest: 'reader',
  },
  // Whoever works may stop what is under way: until there is a sign-in, one person works at a time.
  runs: { list: 'reader', get: 'reader', items: 'reader', cancel: 'reader' },
  sources: { list: 'reader', add: 'accountant', update: 'accountant', remove: 'accountant', runNow: 'accountant' },
  views: { list: 'reader', save: 'reader', rename: 'reader', remove: 'reader' },
};

export interface Guard {
  readonly actor: () => Actor;
  /** Names of those who reach a level. */
  readonly able: (level: AccessLevel) => readonly string[];
}

/** The calls that the level of whoever works does not reach, as `subject.method`, with the level that each needs. */
export function refusedCalls(level: AccessLevel): Record<string, AccessLevel> {
  const calls = Object.entries(neededLevels).flatMap(([subject, methods]) =>
    Object.entries(methods).map(([method, needed]): [string, AccessLevel] => [`${subject}.${method}`, needed]),
  );
  return Object.fromEntries(calls.filter(([, needed]) => !reaches(level, needed)));
}

/** How many names a refusal gives. */
const mostNames = 3;

/** Why whoever works may not do what needs a level, and who may. */
export function denial(needed: AccessLevel, { personId, name }: Actor, able: readonly string[]): Problem {
  const words = { levelFr: levelNames[needed].fr, levelEn: levelNames[needed].en };
  return personId === null
    ? problem('access-nobody', words)
    : problem('access-denied', { ...words, name, able: able.slice(0, mostNames).join(', ') });
}

/** The same handlers, each refused where the level of whoever works does not reach it. @throws ProblemError access-denied, access-nobody */
export function guarded(handlers: Handlers, { actor, able }: Guard): Handlers {
  const refuseBelow = (needed: AccessLevel): void => {
    const working = actor();
    if (reaches(working.level, needed)) return;
    const { code, params } = denial(needed, working, able(needed));
    throw new ProblemError(code, params);
  };
  const guardSubject = ([subject, methods]: [string, Readonly<Record<string, (input: never) => unknown>>]) => {
    const levels: Readonly<Record<string, AccessLevel>> = neededLevels[subject as keyof Contract];
    const guardCall = ([method, handler]: [string, (input: never) => unknown]) => {
      const needed = levels[method] ?? 'administrator';
      const call = (input: never) => {
        refuseBelow(needed);
        return handler(input);
      };
      return [method, call];
    };
    return [subject, Object.fromEntries(Object.entries(methods).map(guardCall))];
  };
  return Object.fromEntries(Object.entries(handlers).map(guardSubject)) as Handlers;
}
