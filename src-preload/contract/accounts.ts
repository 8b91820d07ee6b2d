/** Billing accounts: linked to a company after a proof from their last invoice, moved, closed; with what was invoiced on each and what is due. */
import { z } from 'zod';
import { call } from './call.ts';
import { type Columns, gridQuerySchema } from './grid.ts';
import { problemSchema } from './problem.ts';

/**
 * `to-link`: met on an invoice, linked by nobody; `invoiced-since`: closed, and yet invoiced after that day; `without`: not an account but the
 * invoices of a supplier that name none.
 */
export const accountStates = ['to-link', 'linked', 'closed', 'invoiced-since', 'without'] as const;
export type AccountState = (typeof accountStates)[number];

/** What the tree shows of an account or of all those under a node, a row for each currency. */
export const accountColumns = {
  id: 'id',
  /** Nickname, else number; of a node its company, supplier or root. */
  name: 'text',
  state: 'code',
  lastInvoice: 'date',
  invoices: 'integer',
  /** Of the last twelve months, tax included; credit notes are taken off. */
  amount: 'minor',
  /** What is neither paid nor ordered. */
  due: 'minor',
  currency: 'code',
  number: 'text',
  company: 'text',
  supplier: 'text',
  root: 'text',
  centre: 'text',
  postalCode: 'text',
  purchaseOrder: 'text',
  linkedBy: 'text',
  closedOn: 'date',
} as const satisfies Columns;

const id = z.number().int();
const day = z.iso.date();
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
const line = (longest: number) => z.string().overwrite(oneLine).max(longest);
const ids = z.array(id).min(1).max(2000);
const reason = line(500);
const nickname = line(100);

export const accountLeafSchema = z.object({
  /** Null for invoices that name no account. */
  accountId: id.nullable(),
  number: z.string(),
  nickname: z.string(),
  supplierId: id.nullable(),
  supplier: z.string(),
  companyId: id.nullable(),
  company: z.string(),
  root: z.string(),
  centre: z.string(),
  state: z.enum(accountStates),
  currency: z.string(),
  invoices: z.number().int(),
  lastInvoice: z.string().nullable(),
  amountMinor: z.number().int(),
  dueMinor: z.number().int(),
  postalCode: z.string(),
  purchaseOrder: z.string(),
  linkedBy: z.string(),
  closedOn: z.string().nullable(),
});
export type AccountLeaf = z.output<typeof accountLeafSchema>;

/** What a person copies from the last invoice of the account. The amount is as it was typed. */
export const linkProofSchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('code'), ebillCode: z.string().max(60), postalCode: z.string().max(20) }),
  z.object({ way: z.literal('amount'), number: z.string().max(60), postalCode: z.string().max(20), amount: z.string().max(40) }),
]);

export type LinkProofWay = z.output<typeof linkProofSchema>['way'];

const provenSchema = z.object({
  id,
  number: z.string(),
  supplier: z.string(),
  root: z.string(),
  centre: z.string(),
  nickname: z.string(),
  invoices: z.number().int(),
  lastInvoice: z.string().nullable(),
});
export type ProvenAccount = z.output<typeof provenSchema>;

const checkedSchema = z.object({
  /** Why nothing can be linked; null where the proof is right. */
  problem: problemSchema.nullable(),
  pausedSeconds: z.number().int().nullable(),
  account: provenSchema.nullable(),
  /** The other accounts under the same root that nobody has linked. */
  others: z.array(provenSchema),
});
export type CheckedLink = z.output<typeof checkedSchema>;

export const accountChanges = [
  'linked',
  'moved',
  'closed',
  'reopened',
  'nickname',
  'postal-code',
  'root',
  'centre',
  'purchase-order',
  'ebill-code',
] as const;
export type AccountChange = (typeof accountChanges)[number];

const accountSchema = accountLeafSchema.omit({ currency: true, invoices: true, amountMinor: true, dueMinor: true }).extend({
  accountId: id,
  ebillCode: z.string(),
  /** Of the buyer on its last invoice. */
  buyerPostalCode: z.string(),
  linkedAt: z.string().nullable(),
  sums: z.array(accountLeafSchema.pick({ currency: true, invoices: true, amountMinor: true, dueMinor: true })),
  /** The latest, at most twelve. */
  latest: z.array(
    z.object({
      id,
      number: z.string(),
      issueDate: z.string().nullable(),
      currency: z.string(),
      amountMinor: z.number().int().nullable(),
      /** Issued after the account was closed. */
      sinceClosed: z.boolean(),
    }),
  ),
  /** Names of the payment methods that serve it alone. */
  methods: z.array(z.string()),
  /** Names of the billing contacts who are told of what happens on it. */
  contacts: z.array(z.string()),
  history: z.array(
    z.object({
      id,
      at: z.string(),
      by: z.string(),
      what: z.enum(accountChanges),
      before: z.string(),
      after: z.string(),
      on: z.string().nullable(),
      reason: z.string(),
    }),
  ),
});
export type Account = z.output<typeof accountSchema>;

const changed = z.object({ changed: z.number().int() });

export const accounts = {
  /** Every account that the query finds, a leaf for each currency, and the invoices without one; at most 20,000. Its `sort` is left aside. */
  list: call(
    gridQuerySchema,
    z.object({ leaves: z.array(accountLeafSchema), states: z.record(z.enum(accountStates), z.number().int()), more: z.boolean() }),
  ),
  get: call(z.object({ id }), accountSchema),
  /** Accounts met by nickname, number or supplier, for the command palette. */
  find: call(
    z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(8) }),
    z.array(z.object({ id, name: z.string(), supplier: z.string() })),
  ),
  /** The companies that an account may be given to, and for how long no proof is looked at. */
  linking: call(z.void(), z.object({ companies: z.array(z.object({ id, name: z.string() })), pausedSeconds: z.number().int().nullable() })),
  /** Holds a proof against the last invoices; one that fits nothing counts as a wrong try, and three of them pause it a minute. */
  check: call(linkProofSchema, checkedSchema),
  /** Links the account that the proof is of, and others under its root; the proof is checked again. */
  link: call(
    z.object({ proof: linkProofSchema, companyId: id, accounts: z.array(z.object({ id, nickname })).min(1).max(500) }),
    z.object({ linked: z.number().int() }),
  ),
  /** What is left out stays. */
  update: call(
    z.object({
      id,
      nickname: nickname.optional(),
      postalCode: line(20).optional(),
      root: line(60).optional(),
      centre: line(60).optional(),
      /** For its next invoices. */
      purchaseOrder: line(60).optional(),
    }),
    changed,
  ),
  /** The code of the operator's letter, where no invoice prints it. */
  setEbillCode: call(z.object({ id, ebillCode: line(40) }), changed),
  /** Gives linked accounts to another company from a day on; payment methods that serve them alone end. */
  move: call(z.object({ ids, companyId: id, on: day, reason }), changed),
  close: call(z.object({ ids, on: day, reason: reason.min(1) }), changed),
  reopen: call(z.object({ ids, reason }), changed),
};
