/**
 * Subscriptions and licences: what was agreed with a supplier, recognised in its invoices or typed; changes whose cost is shown before they
 * are made and told to the supplier; who uses the licences; what was then invoiced beside what was expected.
 */
import { z } from 'zod';
import { call } from './call.ts';
import { grantSchema } from './imports.ts';

export const subscriptionIntervals = ['month', 'quarter', 'year'] as const;
export type SubscriptionInterval = (typeof subscriptionIntervals)[number];
/** How a part of a period is counted: see billing/prorata.ts. */
export const partConventions = ['actual-days', 'thirty-days', 'days-of-365', 'whole-period'] as const;
export const cancelReasons = ['not-used', 'too-dear', 'replaced', 'quality', 'activity-ends', 'other'] as const;
export type CancelReason = (typeof cancelReasons)[number];
export const subscriptionTaxes = ['VAT', 'GST', 'HST', 'QST', 'PST', 'RST', 'reverse-charge'] as const;

const id = z.number().int();
const minor = z.number().int();
const day = z.iso.date();
const quantity = z.number().int().min(0).max(1_000_000);
const ppm = z.number().int().min(0).max(1_000_000);
const priceMicros = z.number().int().min(0).max(1e12);
const text = (longest: number) => z.string().trim().max(longest);

const reductionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), ppm }),
  z.object({ kind: z.literal('amount'), minor: z.number().int().min(0).max(1e12) }),
]);

export const subscriptionFieldsSchema = z.object({
  supplierId: id,
  accountId: id.nullable(),
  plan: text(200).min(1),
  /** How its lines are known on invoices: the supplier's number of the item (BT-155), else the words of the line. */
  item: text(100).nullable(),
  description: text(300).min(1),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Of one unit for so many months, in 1e-6 of the currency. */
  priceMicros,
  priceMonths: z.union([z.literal(1), z.literal(3), z.literal(12)]),
  /** For paying by the year; `price`: of one unit for one month. */
  yearDiscount: z.union([reductionSchema, z.object({ kind: z.literal('price'), micros: priceMicros })]).nullable(),
  /** For the first periods, or (null) for ever. */
  coupon: reductionSchema.and(z.object({ periods: z.number().int().min(1).max(1000).nullable() })).nullable(),
  convention: z.enum(partConventions),
  /** The first day of the first period that is compared, and what was agreed on that day. */
  began: day,
  quantity,
  interval: z.enum(subscriptionIntervals),
  termMonths: z.number().int().min(1).max(120),
  autoRenew: z.boolean(),
  noticeCount: z.number().int().min(0).max(365),
  noticeUnit: z.enum(['day', 'month']),
  billed: z.enum(['advance', 'arrears']),
  /** Where it is used: what decides of the taxes. Letters of the province in Canada. */
  country: z.string().regex(/^([A-Z]{2})?$/),
  subdivision: z.string().regex(/^([A-Z]{2})?$/),
  /** Another rate than that of the place. */
  taxPpm: ppm.nullable(),
  note: text(1000),
});
export type SubscriptionFields = z.output<typeof subscriptionFieldsSchema>;

const taxSchema = z.object({ code: z.enum(subscriptionTaxes), ratePpm: z.number().int(), amount: minor });
const taxedSchema = z.object({ netMinor: minor, taxes: z.array(taxSchema), totalMinor: minor });

/** `pending`: from a day to come; `undone`: taken back before that day. */
export const changeStates = ['pending', 'effective', 'undone'] as const;
export const changeKinds = ['quantity', 'interval', 'cancel'] as const;

export const subscriptionSchema = z.object({
  id,
  supplierId: id,
  supplier: z.string(),
  account: z.string().nullable(),
  plan: z.string(),
  currency: z.string(),
  state: z.enum(['upcoming', 'active', 'ending', 'ended']),
  available: z.number().int(),
  used: z.number().int(),
  /** Whether anybody was ever given one: until then nothing is known of their use. */
  tracked: z.boolean(),
  /** The quantity after the changes that are still to come; null where none is. */
  pending: z.object({ quantity: z.number().int(), on: z.string() }).nullable(),
  interval: z.enum(subscriptionIntervals),
  priceMicros: z.number().int(),
  priceMonths: z.number().int(),
  /** What its next invoice should come to and from when the period is; null where none is to come. */
  next: z.object({ from: z.string(), to: z.string(), ...taxedSchema.shape }).nullable(),
  /** Whether the taxes of its place are known. */
  taxesKnown: z.boolean(),
  renewal: z.string().nullable(),
  lastDayOfNotice: z.string().nullable(),
  endsOn: z.string().nullable(),
  autoRenew: z.boolean(),
  yearlyMinor: minor,
  /** What licences nobody uses cost in a year. */
  unusedMinor: minor,
  /** Periods whose invoice is not as expected, of the last twelve months. */
  differences: z.number().int(),
});
export type Subscription = z.output<typeof subscriptionSchema>;

export const messageSchema = z.object({ to: text(254), subject: text(300).min(1), body: text(10_000).min(1) });

export const subscriptionChangeSchema = z.object({
  id,
  kind: z.enum(changeKinds),
  state: z.enum(changeStates),
  effectiveOn: z.string(),
  quantityBefore: z.number().int(),
  quantityAfter: z.number().int(),
  intervalBefore: z.enum(subscriptionIntervals),
  intervalAfter: z.enum(subscriptionIntervals),
  /** What was shown as due at once. */
  nowMinor: minor,
  reasonCode: z.enum(cancelReasons).nullable(),
  reason: z.string(),
  purchaseOrder: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string(),
  message: messageSchema.extend({ sentAt: z.string().nullable(), sentBy: z.enum(['file', 'smtp']).nullable() }),
});
export type SubscriptionChange = z.output<typeof subscriptionChangeSchema>;

export const holderSchema = z.object({
  id,
  name: z.string(),
  assignedOn: z.string(),
  assignedBy: z.string(),
  releasedOn: z.string().nullable(),
});

const figuresSchema = z.object({ quantityMilli: z.number().int().nullable(), netMinor: minor, taxMinor: minor.nullable() });
export const billedStates = ['equal', 'differs', 'missing', 'awaited', 'unexpected'] as const;
export const billedReasons = ['quantity', 'price', 'reduction', 'prorata', 'credit', 'tax', 'rounding'] as const;
export const billedPeriodSchema = z.object({
  subscriptionId: id,
  from: z.string(),
  to: z.string(),
  state: z.enum(billedStates),
  expected: figuresSchema.nullable(),
  billed: figuresSchema.nullable(),
  /** Billed less expected, taxes included where they are known. */
  differenceMinor: minor,
  reasons: z.array(z.enum(billedReasons)),
  invoices: z.array(z.object({ id, number: z.string(), issueDate: z.string().nullable(), isCredit: z.boolean() })),
});
export type BilledPeriod = z.output<typeof billedPeriodSchema>;

export const proposalSchema = z.object({
  /** What is proposed, ready to be added. */
  fields: subscriptionFieldsSchema,
  supplier: z.string(),
  account: z.string().nullable(),
  /** On how many invoices in a row. */
  times: z.number().int(),
  lastInvoice: z.object({ id, number: z.string(), issueDate: z.string() }),
});
export type Proposal = z.output<typeof proposalSchema>;

const when = z.enum(['now', 'renewal']);
export const askedChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quantity'), quantity, when }),
  z.object({ kind: z.literal('interval'), interval: z.enum(subscriptionIntervals), when }),
  z.object({ kind: z.literal('cancel') }),
]);
export type AskedChange = z.output<typeof askedChangeSchema>;

/** A line of what is due now: given back, or charged, with how it is counted. */
const costLineSchema = z.object({
  kind: z.enum(['credit', 'charge']),
  quantity: z.number().int(),
  from: z.string(),
  to: z.string(),
  days: z.number().int(),
  ofDays: z.number().int(),
  convention: z.enum(partConventions),
  amountMinor: minor,
});
const toComeSchema = taxedSchema.extend({ on: z.string() });
export const changeWarnings = ['used-over-available', 'taxes-unknown', 'notice-passed', 'replaces-pending', 'not-refunded'] as const;
export const changePreviewSchema = z.object({
  effectiveOn: z.string(),
  lines: z.array(costLineSchema),
  now: taxedSchema,
  /** What is invoiced next as things are, and after the change; `later`: the first invoice of a change that takes effect after that. */
  nextBefore: toComeSchema.nullable(),
  next: toComeSchema.nullable(),
  later: toComeSchema.nullable(),
  /** Of a cancellation. */
  cancel: z
    .object({
      lastDayOfNotice: z.string(),
      endsOn: z.string(),
      remaining: z.array(z.object({ from: z.string(), to: z.string(), on: z.string(), totalMinor: minor })),
      remainingMinor: minor,
    })
    .nullable(),
  warnings: z.array(z.enum(changeWarnings)),
  /** Of all that was shown: what is confirmed must still be what was reviewed. */
  fingerprint: z.string(),
});
export type ChangePreview = z.output<typeof changePreviewSchema>;

const confirmedSchema = z.object({
  id,
  change: askedChangeSchema,
  reasonCode: z.enum(cancelReasons).nullable(),
  reason: text(500),
  purchaseOrder: text(100),
});

export const subscriptions = {
  list: call(z.void(), z.array(subscriptionSchema)),
  get: call(
    z.object({ id }),
    z.object({
      summary: subscriptionSchema,
      fields: subscriptionFieldsSchema,
      recognised: z.boolean(),
      createdAt: z.string(),
      createdBy: z.string(),
      holders: z.array(holderSchema),
      changes: z.array(subscriptionChangeSchema),
      periods: z.array(billedPeriodSchema),
    }),
  ),
  /** What repeats in the invoices of the last years and is no subscription yet. */
  proposals: call(z.void(), z.array(proposalSchema)),
  /** Proposes it no more. */
  dismiss: call(
    subscriptionFieldsSchema.pick({ supplierId: true, accountId: true, item: true, description: true }),
    z.object({ dismissed: z.boolean() }),
  ),
  /** Whom a subscription can be of, and where the first company is. */
  choices: call(
    z.void(),
    z.object({
      suppliers: z.array(z.object({ id, name: z.string(), currency: z.string() })),
      accounts: z.array(z.object({ id, supplierId: id, name: z.string() })),
      country: z.string(),
      subdivision: z.string(),
      provinces: z.array(z.string()),
    }),
  ),
  add: call(subscriptionFieldsSchema.extend({ recognised: z.boolean() }), z.object({ id })),
  /** Corrects what was entered. Its quantity and interval are no longer corrected once they were changed. */
  update: call(subscriptionFieldsSchema.extend({ id }), z.object({ id })),
  /** Of one entered by mistake: with changes it stays. */
  remove: call(z.object({ id }), z.object({ id })),
  preview: call(z.object({ id, change: askedChangeSchema }), changePreviewSchema),
  /** Drafts the message that asks the supplier for it. */
  draft: call(confirmedSchema.extend({ language: z.enum(['fr', 'en']) }), messageSchema),
  /** Records the change and its message. */
  change: call(confirmedSchema.extend({ fingerprint: z.string().max(100), message: messageSchema }), z.object({ changeId: id })),
  /** Takes a change back before its day. */
  undo: call(z.object({ changeId: id }), z.object({ id })),
  /** Writes the message of a change as a draft for the mail program. */
  saveMessage: call(z.object({ changeId: id, target: grantSchema }), z.object({ name: z.string() })),
  /** Sends the message of a change through the mail server of the settings. */
  sendMessage: call(z.object({ changeId: id }), z.object({ to: z.string() })),
  /** Gives licences to people; those who have one keep it. */
  assign: call(z.object({ id, names: z.array(text(200).min(1)).min(1).max(1000) }), z.object({ assigned: z.number().int() })),
  release: call(z.object({ holderIds: z.array(id).min(1).max(1000) }), z.object({ released: z.number().int() })),
  /** Names known from the fleet, for those who have no licence yet. */
  people: call(z.void(), z.array(z.string())),
  /** Expected and invoiced of all subscriptions, of the last twelve months, the last first. */
  billed: call(
    z.void(),
    z.array(
      billedPeriodSchema.extend({
        supplier: z.string(),
        account: z.string().nullable(),
        plan: z.string(),
        currency: z.string(),
        accountId: id.nullable(),
      }),
    ),
  ),
};
