/** The company that receives the invoices: names, addresses, registration and tax numbers. */
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
  vatNumber: z.string().trim().max(30),
  siren: z.string().trim().max(20),
  siret: z.string().trim().max(25),
  /** Belgian enterprise number (BCE/KBO). */
  enterpriseNumber: z.string().trim().max(20),
  /** Canadian GST/HST registration (TPS/TVH). */
  gstNumber: z.string().trim().max(20),
  /** Quebec sales tax registration (TVQ). */
  qstNumber: z.string().trim().max(20),
});
export type Company = z.infer<typeof companySchema>;
export const companyNumberFields = ['vatNumber', 'siren', 'siret', 'enterpriseNumber', 'gstNumber', 'qstNumber'] as const;

/** Field name → what is wrong with it. */
export const companyProblemsSchema = z.partialRecord(z.enum(['name', 'country', ...companyNumberFields]), problemSchema);

export const company = {
  get: call(z.void(), companySchema),
  /** Validates without saving; empty numbers are fine. */
  check: call(companySchema, companyProblemsSchema),
  /** Saves only where nothing is wrong; says what is otherwise. */
  save: call(companySchema, z.object({ saved: z.boolean(), problems: companyProblemsSchema })),
};
