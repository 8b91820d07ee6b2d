/** The companies that receive the invoices: names, addresses, registration and tax numbers, and what they were before. */
import { z } from 'zod';
import { call } from './call.ts';
import { problemSchema } from './problem.ts';

export const addressSchema = z.object({
  street: z.string().trim().max(200),
  additionalStreet: z.string().trim().max(200),
  postalCode: z.string().trim().max(20),
  city: z.string().trim().max(100),
  /** Province or region. */
  subdivision: z.string().trim().max(100),
  country: z.string().regex(/^([A-Z]{2})?$/),
});
export type CompanyAddress = z.infer<typeof addressSchema>;

const daySchema = z.iso.date();
const numberSchemas = {
  vatNumber: z.string().trim().max(30),
  siren: z.string().trim().max(20),
  siret: z.string().trim().max(25),
  /** Belgian enterprise number (BCE/KBO). */
  enterpriseNumber: z.string().trim().max(20),
};

/** What a company was called, where it was and which numbers it had until a day; '' or null: that was no other than afterwards. */
export const formerSchema = z.object({
  /** The last day on which it held. */
  until: daySchema,
  name: z.string().trim().max(200),
  tradingName: z.string().trim().max(200),
  ...numberSchemas,
  billingAddress: addressSchema.nullable(),
});
export type Former = z.infer<typeof formerSchema>;

export const companySchema = z.object({
  name: z.string().trim().max(200),
  tradingName: z.string().trim().max(200),
  /** Activity category, free words. */
  category: z.string().trim().max(100),
  /** Legal status: SA, SAS, SRL, inc., … */
  legalStatus: z.string().trim().max(100),
  country: z.string().regex(/^([A-Z]{2})?$/),
  billingAddress: addressSchema,
  shippingAddress: addressSchema,
  ...numberSchemas,
  /** Canadian GST/HST registration (TPS/TVH). */
  gstNumber: z.string().trim().max(20),
  /** Quebec sales tax registration (TVQ). */
  qstNumber: z.string().trim().max(20),
  /** The earliest first. */
  former: z.array(formerSchema).max(20),
  /** The last day of a company that was closed or merged into another. */
  closedOn: daySchema.nullable(),
});
export type Company = z.infer<typeof companySchema>;
export const companyNumberFields = ['vatNumber', 'siren', 'siret', 'enterpriseNumber', 'gstNumber', 'qstNumber'] as const;
export type CompanyNumberField = (typeof companyNumberFields)[number];

/** What invoices are addressed by: what it was before a change is kept. */
export const identityFields = ['name', 'tradingName', 'vatNumber', 'siren', 'siret', 'enterpriseNumber', 'billingAddress'] as const;
const identityFieldSchema = z.enum(identityFields);
export type IdentityField = (typeof identityFields)[number];

/** Field name → what is wrong with it. */
export const companyProblemsSchema = z.partialRecord(
  z.enum(['name', 'country', ...companyNumberFields, 'billingAddress.postalCode', 'shippingAddress.postalCode', 'former']),
  problemSchema,
);
export type CompanyProblems = z.infer<typeof companyProblemsSchema>;

/** A company of the ledger, and what there is of it. */
export const entitySchema = z.object({
  id: z.number().int(),
  company: companySchema,
  /** Of all companies the one whose country and hours the analysis of consumption goes by. */
  isMain: z.boolean(),
  accounts: z.number().int(),
  methods: z.number().int(),
  /** Invoices that are addressed to it, and those of them that name it as it is not. */
  invoices: z.number().int(),
  flagged: z.number().int(),
});
export type Entity = z.infer<typeof entitySchema>;

/** One field before and after a change; '' where it was or is empty. */
const fieldChangeSchema = z.object({ field: companySchema.keyof(), before: z.string(), after: z.string() });
export const companyChangeSchema = z.object({
  id: z.number().int(),
  /** ISO instant. */
  at: z.string(),
  by: z.string(),
  /** From which day on it holds, where a person said so. */
  effectiveOn: daySchema.nullable(),
  isFirst: z.boolean(),
  fields: z.array(fieldChangeSchema),
});
export type CompanyChange = z.infer<typeof companyChangeSchema>;

const idSchema = z.object({ id: z.number().int() });

export const company = {
  /** The main company; blank fields and no id where there is none. */
  get: call(z.void(), companySchema.extend({ id: z.number().int().nullable() })),
  /** The main one first, closed ones last; `elsewhere` counts the invoices that are addressed to none of them. */
  list: call(z.void(), z.object({ companies: z.array(entitySchema), elsewhere: z.number().int() })),
  /** Validates without saving; empty numbers are fine. `proposals`: what empty numbers must be, by those that are filled. */
  check: call(
    companySchema,
    z.object({ problems: companyProblemsSchema, proposals: z.partialRecord(z.enum(companyNumberFields), z.string()) }),
  ),
  /**
   * Saves only where nothing is wrong; says what is otherwise. A null id adds a company. Where names, address or numbers that invoices are
   * addressed by become others, `since` tells from which day on, or that it corrects what was never so; without it nothing is saved and
   * `changed` names the fields.
   */
  save: call(
    companySchema.extend({
      id: z.number().int().nullable(),
      since: z.union([daySchema, z.literal('correction')]).nullish(),
    }),
    z.object({
      saved: z.boolean(),
      id: z.number().int().nullable(),
      problems: companyProblemsSchema,
      changed: z.array(identityFieldSchema),
    }),
  ),
  /** Closes it from the day after `on`, or opens it again (null). */
  close: call(idSchema.extend({ on: daySchema.nullable() }), idSchema),
  setMain: call(idSchema, idSchema),
  /** Removes one that nothing refers to, with its history. */
  remove: call(idSchema, idSchema),
  /** The last change first. */
  history: call(idSchema, z.array(companyChangeSchema)),
};
