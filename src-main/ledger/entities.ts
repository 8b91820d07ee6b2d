/** The tables that are read and written row by row, as TypeORM entities. Bulk tables (detail lines, summaries) have prepared statements instead. */
import { EntitySchema } from 'typeorm';

export interface SupplierRow {
  id: number;
  /** What makes two documents come from the same supplier: see supplierIdentity(). */
  identity: string;
  name: string;
  vatId: string | null;
  legalId: string | null;
  country: string | null;
}

export interface BillingAccountRow {
  id: number;
  supplierId: number;
  number: string;
  /** The account root, "radical". */
  root: string | null;
  /** The billing centre. */
  centre: string | null;
  nickname: string | null;
  postalCode: string | null;
  cycle: 'month' | 'quarter' | 'year' | null;
  /** The company whose account it is; null until a person links it. */
  companyId: number | null;
  ebillCode: string | null;
  linkedAt: string | null;
  linkedBy: string | null;
  closedOn: string | null;
  /** For its next invoices. */
  purchaseOrder: string | null;
  /** Day of the month on which its invoices are issued. */
  cycleDay: number | null;
  /** Days from the issue of an invoice until it can be had. */
  availableAfterDays: number;
}

/** Amounts in minor units of `currency`, as the document gives them; multiply by `sign` before adding invoices up. */
export interface InvoiceRow {
  id: number;
  supplierId: number | null;
  accountId: number | null;
  status: 'complete' | 'to-complete';
  kind: string;
  sign: 1 | -1;
  typeCode: string;
  number: string;
  issueDate: string | null;
  dueDate: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  currency: string | null;
  purchaseOrder: string | null;
  format: string;
  profile: string;
  lineNetMinor: number | null;
  allowancesMinor: number | null;
  chargesMinor: number | null;
  taxExclusiveMinor: number | null;
  taxMinor: number | null;
  taxInclusiveMinor: number | null;
  prepaidMinor: number | null;
  roundingMinor: number | null;
  payableMinor: number | null;
  /** The invoice as read, every figure as printed (law 1): the intake model as JSON, without attachments' contents. */
  asGiven: string;
  /** Folded text (no case, no accents) that the quick search looks in. */
  searchText: string;
  receivedAt: string;
}

export interface InvoiceTaxRow {
  id: number;
  invoiceId: number;
  position: number;
  category: string | null;
  rate: string | null;
  taxableMinor: number | null;
  taxMinor: number | null;
}

export interface InvoiceLineRow {
  id: number;
  invoiceId: number;
  position: number;
  lineId: string | null;
  section: string | null;
  /** The supplier's own number of what is billed (BT-155). */
  item: string | null;
  description: string | null;
  quantity: string | null;
  unit: string | null;
  netPriceMicros: number | null;
  netMinor: number | null;
  taxCategory: string | null;
  taxRate: string | null;
  periodStart: string | null;
  periodEnd: string | null;
}

export type DocumentOutcome = 'imported' | 'duplicate' | 'unreadable' | 'refused' | 'attachment';

export interface DocumentRow {
  id: number;
  sha256: string;
  bytes: number;
  mediaType: string;
  name: string;
  pages: number | null;
  receivedAt: string;
  outcome: DocumentOutcome;
  /** Why it is unreadable or refused: a Problem as JSON. */
  problem: string | null;
  /** Version of the reader that gave this outcome; a newer one may try again. */
  readerVersion: number;
}

export type DocumentRole = 'original' | 'attachment' | 'copy';

export interface InvoiceDocumentRow {
  invoiceId: number;
  documentId: number;
  role: DocumentRole;
  name: string;
}

export interface ContactRow {
  id: number;
  name: string;
  email: string;
  language: 'fr' | 'en';
  frequency: 'each-event' | 'daily' | 'weekly' | 'monthly' | 'never';
  /** The person of the workstation that it is. */
  personId: number | null;
  removedAt: string | null;
  /** Events it is not told of, as JSON. */
  eventsOff: string;
  attachInvoices: number;
  /** Up to which of due_message it has been settled what it is owed. */
  settledTo: number;
}

export interface SyncSourceRow {
  id: number;
  name: string;
  path: string;
  scheduleMinutes: number;
  active: number;
  lastRunId: number | null;
  lastRunAt: string | null;
}

export type RunKind = 'import' | 'export' | 'print';
/** What an import is for, where it is more than that: lines of call detail in the place of others, or out. */
export type RunPurpose = 'replacement' | 'removal';
export type RunState = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
export type ItemStatus = 'imported' | 'duplicate' | 'unreadable' | 'refused' | 'done' | 'failed' | 'cancelled';

export interface RunRow {
  id: number;
  kind: RunKind;
  purpose: RunPurpose | null;
  title: string;
  sourceId: number | null;
  state: RunState;
  startedAt: string;
  endedAt: string | null;
  outputPath: string | null;
  problem: string | null;
}

export interface RunItemRow {
  id: number;
  runId: number;
  position: number;
  name: string;
  /** Where it came from, for a retry: a path, and for a member of an archive the path, `!`, the member. */
  path: string;
  status: ItemStatus;
  kind: string;
  documentId: number | null;
  invoiceId: number | null;
  invoiceNumber: string | null;
  lines: number;
  pages: number;
  amountMicros: number | null;
  currency: string | null;
  problem: string | null;
}

const id = { type: 'integer', primary: true, generated: 'increment' } as const;
const text = { type: 'text' } as const;
const optionalText = { type: 'text', nullable: true } as const;
const integer = { type: 'integer' } as const;
const optionalInteger = { type: 'integer', nullable: true } as const;
/** A column whose name in SQL differs from its property. */
const as = <T extends object>(name: string, column: T): T & { name: string } => ({ ...column, name });

export const Supplier = new EntitySchema<SupplierRow>({
  name: 'supplier',
  columns: {
    id,
    identity: text,
    name: text,
    vatId: as('vat_id', optionalText),
    legalId: as('legal_id', optionalText),
    country: optionalText,
  },
});

export const BillingAccount = new EntitySchema<BillingAccountRow>({
  name: 'billing_account',
  columns: {
    id,
    supplierId: as('supplier_id', integer),
    number: text,
    root: optionalText,
    centre: optionalText,
    nickname: optionalText,
    postalCode: as('postal_code', optionalText),
    cycle: optionalText,
    companyId: as('company_id', optionalInteger),
    ebillCode: as('ebill_code', optionalText),
    linkedAt: as('linked_at', optionalText),
    linkedBy: as('linked_by', optionalText),
    closedOn: as('closed_on', optionalText),
    purchaseOrder: as('purchase_order', optionalText),
    cycleDay: as('cycle_day', optionalInteger),
    availableAfterDays: as('available_after_days', { ...integer, default: 2 }),
  },
});

export const InvoiceEntity = new EntitySchema<InvoiceRow>({
  name: 'invoice',
  columns: {
    id,
    supplierId: as('supplier_id', optionalInteger),
    accountId: as('account_id', optionalInteger),
    status: text,
    kind: text,
    sign: integer,
    typeCode: as('type_code', text),
    number: text,
    issueDate: as('issue_date', optionalText),
    dueDate: as('due_date', optionalText),
    periodStart: as('period_start', optionalText),
    periodEnd: as('period_end', optionalText),
    currency: optionalText,
    purchaseOrder: as('purchase_order', optionalText),
    format: text,
    profile: text,
    lineNetMinor: as('line_net_minor', optionalInteger),
    allowancesMinor: as('allowances_minor', optionalInteger),
    chargesMinor: as('charges_minor', optionalInteger),
    taxExclusiveMinor: as('tax_exclusive_minor', optionalInteger),
    taxMinor: as('tax_minor', optionalInteger),
    taxInclusiveMinor: as('tax_inclusive_minor', optionalInteger),
    prepaidMinor: as('prepaid_minor', optionalInteger),
    roundingMinor: as('rounding_minor', optionalInteger),
    payableMinor: as('payable_minor', optionalInteger),
    asGiven: as('as_given', text),
    searchText: as('search_text', text),
    receivedAt: as('received_at', text),
  },
});

export const InvoiceTax = new EntitySchema<InvoiceTaxRow>({
  name: 'invoice_tax',
  columns: {
    id,
    invoiceId: as('invoice_id', integer),
    position: integer,
    category: optionalText,
    rate: optionalText,
    taxableMinor: as('taxable_minor', optionalInteger),
    taxMinor: as('tax_minor', optionalInteger),
  },
});

export const InvoiceLineEntity = new EntitySchema<InvoiceLineRow>({
  name: 'invoice_line',
  columns: {
    id,
    invoiceId: as('invoice_id', integer),
    position: integer,
    lineId: as('line_id', optionalText),
    section: optionalText,
    item: optionalText,
    description: optionalText,
    quantity: optionalText,
    unit: optionalText,
    netPriceMicros: as('net_price_micros', optionalInteger),
    netMinor: as('net_minor', optionalInteger),
    taxCategory: as('tax_category', optionalText),
    taxRate: as('tax_rate', optionalText),
    periodStart: as('period_start', optionalText),
    periodEnd: as('period_end', optionalText),
  },
});

export const DocumentEntity = new EntitySchema<DocumentRow>({
  name: 'document',
  columns: {
    id,
    sha256: text,
    bytes: integer,
    mediaType: as('media_type', text),
    name: text,
    pages: optionalInteger,
    receivedAt: as('received_at', text),
    outcome: text,
    problem: optionalText,
    readerVersion: as('reader_version', integer),
  },
});

export const InvoiceDocument = new EntitySchema<InvoiceDocumentRow>({
  name: 'invoice_document',
  columns: {
    invoiceId: { type: 'integer', primary: true, name: 'invoice_id' },
    documentId: { type: 'integer', primary: true, name: 'document_id' },
    role: text,
    name: text,
  },
});

export const ContactEntity = new EntitySchema<ContactRow>({
  name: 'contact',
  columns: {
    id,
    name: text,
    email: text,
    language: text,
    frequency: text,
    personId: as('person_id', optionalInteger),
    removedAt: as('removed_at', optionalText),
    eventsOff: as('events_off', { ...text, default: '[]' }),
    attachInvoices: as('attach_invoices', { ...integer, default: 0 }),
    settledTo: as('settled_to', { ...integer, default: 0 }),
  },
});

export const SyncSource = new EntitySchema<SyncSourceRow>({
  name: 'sync_source',
  columns: {
    id,
    name: text,
    path: text,
    scheduleMinutes: as('schedule_minutes', integer),
    active: integer,
    lastRunId: as('last_run_id', optionalInteger),
    lastRunAt: as('last_run_at', optionalText),
  },
});

export const RunEntity = new EntitySchema<RunRow>({
  name: 'run',
  columns: {
    id,
    kind: text,
    purpose: optionalText,
    title: text,
    sourceId: as('source_id', optionalInteger),
    state: text,
    startedAt: as('started_at', text),
    endedAt: as('ended_at', optionalText),
    outputPath: as('output_path', optionalText),
    problem: optionalText,
  },
});

export const RunItem = new EntitySchema<RunItemRow>({
  name: 'run_item',
  columns: {
    id,
    runId: as('run_id', integer),
    position: integer,
    name: text,
    path: text,
    status: text,
    kind: text,
    documentId: as('document_id', optionalInteger),
    invoiceId: as('invoice_id', optionalInteger),
    invoiceNumber: as('invoice_number', optionalText),
    lines: integer,
    pages: integer,
    amountMicros: as('amount_micros', optionalInteger),
    currency: optionalText,
    problem: optionalText,
  },
});

export const entities = [
  Supplier,
  BillingAccount,
  InvoiceEntity,
  InvoiceTax,
  InvoiceLineEntity,
  DocumentEntity,
  InvoiceDocument,
  ContactEntity,
  SyncSource,
  RunEntity,
  RunItem,
];
