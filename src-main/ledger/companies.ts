/** The companies of the ledger, each with the history of its changes. */
import { type Company, type CompanyChange, companySchema } from '../../src-preload/contract/company.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { readSetting, writeSetting } from './settings.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

export interface KeptCompany {
  readonly id: number;
  readonly company: Company;
}

const blankAddress: Company['billingAddress'] = {
  street: '',
  additionalStreet: '',
  postalCode: '',
  city: '',
  subdivision: '',
  country: '',
};
export const blankCompany: Company = {
  name: '',
  tradingName: '',
  category: '',
  legalStatus: '',
  country: '',
  billingAddress: blankAddress,
  shippingAddress: blankAddress,
  vatNumber: '',
  siren: '',
  siret: '',
  enterpriseNumber: '',
  gstNumber: '',
  qstNumber: '',
  former: [],
  closedOn: null,
};

/** What was kept by an earlier version is completed with nothing said. */
const parse = (fields: string): Company => companySchema.parse({ ...blankCompany, ...JSON.parse(fields) });

/** Name of the setting that counts the changes of companies: what was judged by fewer is to be judged again. */
const versionSetting = 'companies-version';
/** Name of the setting that holds the main company's id, once another than the first was chosen. */
const mainSetting = 'main-company';

export function companiesVersion(reader: Reader): number {
  return Number(readSetting(reader, versionSetting) ?? 0);
}

/** In the order in which they were added. */
export function allCompanies({ sqlite }: Reader): KeptCompany[] {
  const rows = sqlite.prepare('SELECT id, fields FROM company ORDER BY id').all() as { id: number; fields: string }[];
  return rows.map(({ id, fields }) => ({ id, company: parse(fields) }));
}

/** Null where there is no such company. */
export function companyById({ sqlite }: Reader, id: number): Company | null {
  const fields = sqlite.prepare('SELECT fields FROM company WHERE id = ?').pluck().get(id) as string | undefined;
  return fields === undefined ? null : parse(fields);
}

/** The id of the main company: the one that was chosen, else the first; in SQL, for whoever reads no more than a field of it. */
export const mainCompanySql = `coalesce(
  (SELECT id FROM company WHERE id = (SELECT CAST(value AS INTEGER) FROM setting WHERE key = '${mainSetting}')),
  (SELECT id FROM company ORDER BY id LIMIT 1))`;

/** Null where there is no company yet. */
export function mainCompanyId({ sqlite }: Reader): number | null {
  return sqlite.prepare(`SELECT ${mainCompanySql}`).pluck().get() as number | null;
}

/** The main company as it was last saved, blank before that. */
export function mainCompany(reader: Reader): Company {
  const id = mainCompanyId(reader);
  return (id === null ? null : companyById(reader, id)) ?? blankCompany;
}

/** @throws ProblemError company-not-found */
export function chooseMainCompany(writer: LedgerWriter, id: number): void {
  if (companyById(writer, id) === null) throw new ProblemError('company-not-found');
  writeSetting(writer, mainSetting, String(id));
}

interface Change {
  readonly by: string;
  readonly effectiveOn: string | null;
}

/** Adds a company, or keeps another state of one, and notes the change; one that changes nothing is not noted. @throws ProblemError company-not-found */
export function keepCompany(writer: LedgerWriter, id: number | null, company: Company, { by, effectiveOn }: Change): number {
  const { sqlite } = writer;
  const before = id === null ? null : companyById(writer, id);
  if (id !== null && before === null) throw new ProblemError('company-not-found');
  const fields = JSON.stringify(company);
  if (before !== null && JSON.stringify(before) === fields) return id ?? 0;
  const kept = id ?? Number(sqlite.prepare('INSERT INTO company (fields) VALUES (?)').run(fields).lastInsertRowid);
  if (id !== null) sqlite.prepare('UPDATE company SET fields = ? WHERE id = ?').run(fields, id);
  sqlite
    .prepare(
      'INSERT INTO company_change (company_id, changed_at, changed_by, fields_before, fields_after, effective_on) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(kept, new Date().toISOString(), by, before && JSON.stringify(before), fields, effectiveOn);
  raiseVersion(writer);
  return kept;
}

function raiseVersion(writer: LedgerWriter): void {
  writeSetting(writer, versionSetting, String(companiesVersion(writer) + 1));
}

/** Removes a company that nothing refers to. @throws ProblemError company-not-found, company-in-use */
export function removeCompany(writer: LedgerWriter, id: number): void {
  const { sqlite } = writer;
  const company = companyById(writer, id);
  if (company === null) throw new ProblemError('company-not-found');
  try {
    // That invoices are addressed to it is told anew without it.
    sqlite.prepare('UPDATE invoice_buyer SET company_id = NULL WHERE company_id = ?').run(id);
    sqlite.prepare('DELETE FROM company_change WHERE company_id = ?').run(id);
    sqlite.prepare('DELETE FROM company WHERE id = ?').run(id);
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
      throw new ProblemError('company-in-use', { name: company.name });
    throw error;
  }
  raiseVersion(writer);
}

/** How many accounts, payment methods and invoices belong to a company. */
export function companyUse({ sqlite }: Reader, id: number): { accounts: number; methods: number; invoices: number; flagged: number } {
  return sqlite
    .prepare(
      `SELECT (SELECT count(*) FROM billing_account WHERE company_id = @id) AS accounts,
        (SELECT count(*) FROM payment_method WHERE company_id = @id) AS methods,
        (SELECT count(*) FROM invoice_buyer WHERE company_id = @id) AS invoices,
        (SELECT count(DISTINCT finding.invoice_id) FROM invoice_buyer JOIN finding USING (invoice_id)
          WHERE company_id = @id AND rule LIKE 'PLAUSIBLE-BUYER-%') AS flagged`,
    )
    .get({ id }) as ReturnType<typeof companyUse>;
}

interface ChangeSql {
  id: number;
  at: string;
  by: string;
  effectiveOn: string | null;
  before: string | null;
  after: string;
}

/** Changes of a company, the last first. @throws ProblemError company-not-found */
export function companyHistory(reader: Reader, id: number): CompanyChange[] {
  if (companyById(reader, id) === null) throw new ProblemError('company-not-found');
  const rows = reader.sqlite
    .prepare(
      `SELECT id, changed_at AS at, changed_by AS by, effective_on AS effectiveOn, fields_before AS before, fields_after AS after
      FROM company_change WHERE company_id = ? ORDER BY id DESC LIMIT 500`,
    )
    .all(id) as ChangeSql[];
  return rows.map(({ before, after, ...said }) => ({
    ...said,
    isFirst: before === null,
    fields: fieldChanges(before === null ? blankCompany : parse(before), parse(after), said.effectiveOn),
  }));
}

/** The fields that differ, each as one text. That a change from a day on keeps what was before goes without saying. */
function fieldChanges(before: Company, after: Company, effectiveOn: string | null): CompanyChange['fields'] {
  return (Object.keys(blankCompany) as (keyof Company)[])
    .filter((field) => field !== 'former' || effectiveOn === null)
    .map((field) => ({ field, before: asText(before, after, field), after: asText(after, before, field) }))
    .filter((change) => change.before !== change.after);
}

/** What a field says; of what was before, the rows that the other state of the company has not. */
function asText(one: Company, other: Company, field: keyof Company): string {
  const value = one[field];
  if (value === null || typeof value === 'string') return value ?? '';
  if (!Array.isArray(value)) return addressText(value);
  const known = new Set(other.former.map((row) => JSON.stringify(row)));
  return value
    .filter((row) => !known.has(JSON.stringify(row)))
    .map(({ until, billingAddress, ...texts }) => {
      const said = [...Object.values(texts), billingAddress ? addressText(billingAddress) : ''].filter((text) => text !== '');
      return `(${until}) ${said.join(', ')}`;
    })
    .join('\n');
}

function addressText({ street, additionalStreet, postalCode, city, subdivision, country }: Company['billingAddress']): string {
  return [street, additionalStreet, `${postalCode} ${city}`.trim(), subdivision, country].filter((part) => part !== '').join(', ');
}
