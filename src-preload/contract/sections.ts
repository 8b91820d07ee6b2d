/** Sections ("rubriques") of a supplier's lines: rules that lead them there, what each catches, and what none catches. */
import { z } from 'zod';
import { call } from './call.ts';

const id = z.number().int();
const count = z.number().int();

export const sectionFields = ['description', 'section', 'item'] as const;
export const sectionMatches = ['contains', 'starts', 'equals'] as const;

const sumsSchema = z.array(z.object({ currency: z.string(), netMinor: z.number().int() }));

export const newSectionRuleSchema = z.object({
  supplierId: id,
  field: z.enum(sectionFields),
  match: z.enum(sectionMatches),
  words: z.string().trim().min(1).max(200),
  /** The section it leads to. */
  target: z.string().trim().min(1).max(100),
});
export type NewSectionRule = z.output<typeof newSectionRuleSchema>;

const ruleSchema = newSectionRuleSchema.omit({ supplierId: true }).extend({ id, lines: count, sums: sumsSchema });
export type SectionRuleShown = z.infer<typeof ruleSchema>;

const kindSchema = z.object({
  description: z.string(),
  /** As the supplier names it; empty where it names none. */
  section: z.string(),
  lines: count,
  sums: sumsSchema,
  /** A usual section that its words suggest. */
  suggested: z.string().nullable(),
});

const totalSchema = z.object({ section: z.string(), lines: count, sums: sumsSchema });

const mappingSchema = z.object({
  supplierId: id,
  lines: count,
  sums: sumsSchema,
  /** In the order in which they are asked. */
  rules: z.array(ruleSchema),
  /** Lines that no rule catches, alike ones together; those without any section first, the largest number first. At most five hundred. */
  unruled: z.array(kindSchema),
  unruledKinds: count,
  /** All lines by the section they end in; together they are all lines and all sums. */
  totals: z.array(totalSchema),
  /** Sections to choose from: the usual ones and those in use. */
  names: z.array(z.string()),
});
export type SectionMapping = z.infer<typeof mappingSchema>;

export const sections = {
  suppliers: call(z.void(), z.array(z.object({ supplierId: id, supplier: z.string(), rules: count }))),
  mapping: call(z.object({ supplierId: id }), mappingSchema),
  /** What a rule would catch, and of that what follows another rule now. */
  preview: call(newSectionRuleSchema, z.object({ lines: count, sums: sumsSchema, fromOthers: count, examples: z.array(z.string()) })),
  add: call(newSectionRuleSchema, z.object({ id })),
  remove: call(z.object({ id }), z.object({ id })),
};
