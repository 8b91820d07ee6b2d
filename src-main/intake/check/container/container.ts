/** A PDF that carries an invoice, held against what Factur-X and ZUGFeRD ask of it (Factur-X 1.0, chapter 6; ISO 19005-3). */
import type { Invoice } from '../../model.ts';
import type { Syntax } from '../document.ts';
import type { Finding, FindingValues, Severity } from '../finding.ts';
import type { ContainerFacts } from './facts.ts';
import { checkPages } from './pages.ts';
import { type InvoiceSchema, invoiceProperties, readXmp, type XmpClaims } from './xmp.ts';

/** Says what the PDF around an invoice lacks, and where its pages print other figures than its data. */
export function checkContainer(facts: ContainerFacts, invoice: Invoice, syntax: Syntax): Finding[] {
  const findings: Finding[] = [];
  const add = (rule: string, severity: Severity, values: FindingValues = {}, page: number | null = null) =>
    findings.push({ rule, ruleset: 'container', severity, where: page === null ? '' : `page ${page}`, line: null, values });
  // UBL in a PDF is nobody's standard: only what holds for every PDF is asked of it.
  if (syntax === 'cii') {
    const xmp = facts.xmp === null ? null : readXmp(facts.xmp);
    checkArchival(facts, xmp, add);
    checkClaims(facts, xmp, invoice.profile, add);
    checkFile(facts, xmp?.schema ?? null, invoice.profile, add);
  }
  checkOthers(facts, add);
  for (const { rule, page, values } of checkPages(facts, invoice)) add(rule, 'warning', values, page);
  return findings;
}

type Add = (rule: string, severity: Severity, values?: FindingValues) => void;

/** PDF/A-3 is the only part of the standard that lets any file be embedded. */
function checkArchival({ isEncrypted }: ContainerFacts, xmp: XmpClaims | null, add: Add): void {
  if (xmp === null || xmp.part === null) add('CONTAINER-NOT-PDFA', 'error');
  else if (xmp.part !== '3' || !['A', 'B', 'U'].includes(xmp.conformance?.toUpperCase() ?? '')) {
    add('CONTAINER-PDFA-PART', 'error', { found: `PDF/A-${xmp.part}${xmp.conformance?.toLowerCase() ?? ''}`, expected: 'PDF/A-3' });
  }
  if (isEncrypted) add('CONTAINER-ENCRYPTED', 'error');
}

/** The level the XMP has to claim, by the profile of the data; profiles it has no level for are not judged. */
const levels: ReadonlyMap<string, readonly string[]> = new Map([
  ['MINIMUM', ['MINIMUM']],
  ['BASIC WL', ['BASIC WL']],
  ['BASIC', ['BASIC']],
  ['EN 16931', ['EN 16931', 'COMFORT']],
  ['EXTENDED', ['EXTENDED']],
  ['EXTENDED-CTC-FR', ['EXTENDED', 'EXTENDED-CTC-FR']],
  ['XRechnung', ['XRECHNUNG', 'EN 16931', 'EXTENDED']],
  ['ZUGFeRD 1 BASIC', ['BASIC']],
  ['ZUGFeRD 1 COMFORT', ['COMFORT']],
  ['ZUGFeRD 1 EXTENDED', ['EXTENDED']],
]);
/** EN16931, EN_16931 and BASICWL are seen as well. */
const plain = (level: string) => level.toUpperCase().replace(/[\s_-]/g, '');

function checkClaims({ source }: ContainerFacts, xmp: XmpClaims | null, profile: string, add: Add): void {
  if (xmp === null || xmp.schema === null) {
    add('CONTAINER-NO-PROFILE', 'error');
    return;
  }
  for (const property of invoiceProperties) if (!xmp.invoice.get(property)) add('CONTAINER-PROPERTY-MISSING', 'error', { property });
  const type = xmp.invoice.get('DocumentType');
  if (type && type.toUpperCase() !== 'INVOICE') add('CONTAINER-DOCUMENT-TYPE', 'error', { found: type, expected: 'INVOICE' });
  const name = xmp.invoice.get('DocumentFileName');
  if (name && name !== source.name) add('CONTAINER-OTHER-NAME', 'error', { found: name, expected: source.name });
  const level = xmp.invoice.get('ConformanceLevel');
  const expected = levels.get(profile);
  if (level && expected !== undefined && !expected.map(plain).includes(plain(level))) {
    add('CONTAINER-OTHER-PROFILE', 'error', { found: level, expected: expected[0] ?? '' });
  }
}

const relationships = ['Data', 'Source', 'Alternative'];
/** MINIMUM and BASIC WL hold too little to stand for the page. */
const dataOnly = ['MINIMUM', 'BASIC WL'];

function checkFile({ source }: ContainerFacts, schema: InvoiceSchema | null, profile: string, add: Add): void {
  const { name, mediaType, relationship, isAssociated, isNamed } = source;
  const names = namesFor(schema, profile);
  if (!names.includes(name)) add('CONTAINER-FILE-NAME', 'error', { found: name, expected: names[0] ?? '' });
  const allowed = dataOnly.includes(profile) ? ['Data'] : relationships;
  if (relationship === null) add('CONTAINER-NO-RELATIONSHIP', 'error', { expected: allowed.join(', ') });
  else if (!allowed.includes(relationship)) {
    add('CONTAINER-RELATIONSHIP', 'error', { found: relationship, expected: allowed.join(', ') });
  }
  if (!isAssociated) add('CONTAINER-NOT-ASSOCIATED', 'error', { name });
  if (!isNamed) add('CONTAINER-NOT-NAMED', 'warning', { name });
  if (!['text/xml', 'application/xml'].includes(mediaType.toLowerCase())) {
    add('CONTAINER-MEDIA-TYPE', 'warning', { found: mediaType, expected: 'text/xml' });
  }
}

/** The names an embedded invoice may have, the one to ask for first. */
function namesFor(schema: InvoiceSchema | null, profile: string): readonly string[] {
  if (schema === 'zugferd-1' || profile.startsWith('ZUGFeRD 1')) return ['ZUGFeRD-invoice.xml'];
  if (schema === 'zugferd-2.0') return ['zugferd-invoice.xml'];
  return profile === 'XRechnung' ? ['xrechnung.xml', 'factur-x.xml'] : ['factur-x.xml'];
}

function checkOthers({ files, active, source }: ContainerFacts, add: Add): void {
  const invoices = files.filter(({ isInvoice }) => isInvoice);
  if (invoices.length > 1) {
    add('CONTAINER-SEVERAL-INVOICES', 'warning', { count: String(invoices.length), name: source.name });
  }
  if (active.length > 0) add('CONTAINER-ACTIVE', 'warning', { found: active.join(', ') });
}
