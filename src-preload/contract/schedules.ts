/** Automatic payments of billing accounts: their rule, limit and accepted terms, what they take, and what the next twelve months will cost. */
import { z } from 'zod';
import { call } from './call.ts';
import type { methodKinds } from './payment-methods.ts';
import { paymentStatuses } from './payments.ts';

/** On the due date; on a fixed day of the month; some days before the due date. */
export const scheduleRules = ['due-date', 'fixed-day', 'days-before'] as const;
export type ScheduleRule = (typeof scheduleRules)[number];

/** Methods by which the supplier takes the money: nothing has to be sent to a bank. */
export const scheduledKinds = ['mandate', 'card'] as const satisfies readonly (typeof methodKinds)[number][];

export const scheduleStates = ['active', 'starting', 'paused', 'ended'] as const;

/** Why an invoice of a scheduled account is left to be paid by hand, or for later. */
export const leftWhys = [
  'credit',
  'credit-unclear',
  'amount-unknown',
  'nothing-due',
  'blocked',
  'no-due-date',
  'before-first',
  'paused',
  'method-gone',
  'method-expired',
  'method-foreign',
  'account-closed',
  'grown',
] as const;
export type LeftWhy = (typeof leftWhys)[number];

export const scheduleEvents = [
  'submitted',
  'paused',
  'resumed',
  'ended',
  'scheduled',
  'to-approve',
  'approved',
  'refused',
  'withdrawn',
  'sent',
] as const;

const id = z.number().int();
const minor = z.number().int();
const day = z.iso.date();

const scheduleSchema = z.object({
  id,
  accountId: id,
  account: z.string(),
  supplier: z.string(),
  methodId: id,
  method: z.string(),
  rule: z.enum(scheduleRules),
  ruleValue: z.number().int(),
  firstDate: z.string(),
  limitMinor: minor.nullable(),
  limitCurrency: z.string(),
  state: z.enum(scheduleStates),
  pausedFrom: z.string().nullable(),
  pausedTo: z.string().nullable(),
  /** When its account is closed: invoices issued after it are left. */
  closedOn: z.string().nullable(),
  endedAt: z.string().nullable(),
  acceptedAt: z.string(),
  acceptedBy: z.string(),
});
export type Schedule = z.output<typeof scheduleSchema>;

const newScheduleSchema = z
  .object({
    accountId: id,
    methodId: id,
    rule: z.enum(scheduleRules),
    ruleValue: z.number().int().min(0).max(60),
    firstDate: day,
    limitMinor: minor.min(0).max(1e13).nullable(),
    limitCurrency: z.string().regex(/^[A-Z]{3}$/),
  })
  .refine(({ rule, ruleValue }) => (rule === 'due-date' ? ruleValue === 0 : ruleValue >= 1 && (rule !== 'fixed-day' || ruleValue <= 31)), {
    error: 'the value does not fit the rule',
  });
export type NewSchedule = z.output<typeof newScheduleSchema>;

/** What becomes of an invoice under a schedule. */
export const plannedStates = ['to-approve', ...paymentStatuses, 'refused', 'left'] as const;

const plannedSchema = z.object({
  invoiceId: id,
  scheduleId: id,
  number: z.string(),
  supplier: z.string(),
  account: z.string(),
  dueDate: z.string().nullable(),
  /** When it is taken, once that is known. */
  date: z.string().nullable(),
  amountMinor: minor.nullable(),
  currency: z.string(),
  state: z.enum(plannedStates),
  why: z.enum(leftWhys).nullable(),
  paymentId: id.nullable(),
  reason: z.string(),
});
export type PlannedInvoice = z.output<typeof plannedSchema>;

const calendarEntrySchema = z.object({
  scheduleId: id,
  account: z.string(),
  supplier: z.string(),
  currency: z.string(),
  /** When money moves, banks being open; and the day that the rule asks for. */
  date: z.string(),
  wanted: z.string(),
  amountMinor: minor,
  /** `expected`: an estimate from the account's rhythm; no such invoice was received. */
  kind: z.enum(['known', 'to-approve', 'expected']),
  number: z.string().nullable(),
  invoiceId: id.nullable(),
});
export type CalendarEntry = z.output<typeof calendarEntrySchema>;

const of = z.object({ id });

export const schedules = {
  list: call(
    z.void(),
    z.object({
      today: z.string(),
      schedules: z.array(scheduleSchema),
      /** Open accounts without a schedule. */
      accounts: z.array(
        z.object({
          id,
          name: z.string(),
          companyId: id.nullable(),
          currency: z.string(),
          /** Of the last invoice. */
          lastMinor: minor.nullable(),
        }),
      ),
      methods: z.array(
        z.object({
          id,
          name: z.string(),
          kind: z.enum(scheduledKinds),
          accountId: id.nullable(),
          companyId: id,
          validUntil: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Invoices of scheduled accounts: to approve first, then those taken and left, the latest first; at most 1,000. */
  invoices: call(z.void(), z.array(plannedSchema)),
  calendar: call(z.void(), z.object({ months: z.array(z.string()), entries: z.array(calendarEntrySchema) })),
  /** What a schedule would do with what is there, before it is submitted. */
  review: call(newScheduleSchema, z.object({ invoices: z.array(plannedSchema), expected: z.array(calendarEntrySchema) })),
  /** The terms as they were read, in the language in which they were. */
  submit: call(newScheduleSchema.and(z.object({ language: z.enum(['fr', 'en']), termsVersion: z.string().max(20) })), of),
  get: call(
    of,
    scheduleSchema.extend({
      termsVersion: z.string(),
      termsText: z.string(),
      events: z.array(z.object({ id, at: z.string(), by: z.string(), what: z.enum(scheduleEvents), detail: z.string() })),
    }),
  ),
  /** From a day, today at the earliest, to a day or until it is resumed. What was scheduled within is taken back and planned again afterwards. */
  pause: call(of.extend({ from: day, to: day.nullable() }), of),
  resume: call(of, of),
  /** What has not been taken yet is taken back. */
  end: call(of.extend({ reason: z.string().trim().min(1).max(500) }), of),
  approve: call(z.object({ invoiceIds: z.array(id).min(1).max(1000) }), z.object({ approved: z.number().int() })),
  refuse: call(z.object({ invoiceId: id, reason: z.string().trim().min(1).max(500) }), z.object({ invoiceId: id })),
};
