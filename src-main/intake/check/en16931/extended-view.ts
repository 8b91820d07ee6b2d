/**
 * An EXTENDED invoice as its rules see it: lines that stand below lines, of which only some count, and what is taxed in each VAT
 * category, at each rate and for each reason, added up once. One binding says where each syntax keeps it.
 */
import { type Path, path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, toCents } from '../figure.ts';
import { onlyFigure, parseIndicator } from './tests.ts';

/** Amounts added up, and how many there are; the sum is null where one of them is no figure. */
export interface Portion {
  readonly sum: Figure | null;
  readonly count: number;
}

export const parts = ['lines', 'allowances', 'charges', 'fees'] as const;
export type Portions = Readonly<Record<(typeof parts)[number], Portion>>;

export interface ExtendedLine {
  readonly at: XmlElement;
  readonly id: string;
  /** The line it stands below; '' where below none. */
  readonly parent: string;
  /** DETAIL, GROUP or INFORMATION (BT-X-8, EXT-FR-FE-163); '' where it is not said. */
  readonly kind: string;
  readonly amounts: readonly XmlElement[];
}

/** Whether a line is part of the sums: groups and information are not. */
export const counts = ({ kind }: ExtendedLine): boolean => kind === '' || kind === 'DETAIL';

/** What one tax says: its category, its rate and why there is none. */
export interface TaxBinding {
  readonly code: Path;
  readonly rate: Path;
  readonly reason: Path;
  readonly reasonCode: Path;
}

interface AmountBinding {
  readonly all: Path;
  readonly amounts: Path;
  readonly taxes: Path;
}

/** Where a syntax keeps what the view is made of; paths of `all` begin at the root. */
export interface Binding {
  readonly lines: AmountBinding & { readonly told: (line: XmlElement, document: CheckedDocument) => Omit<ExtendedLine, 'at' | 'amounts'> };
  readonly allowanceCharges: AmountBinding & { readonly indicators: Path };
  /** Logistics service charges, which only CII knows. */
  readonly fees: AmountBinding | null;
  readonly tax: TaxBinding;
  readonly breakdowns: Path;
}

/** The lines below one, as far as rules ask of them. */
export interface Below {
  /** The sum of details and groups; `unknown` where it cannot be told, `missing` where one of them bears no amount. */
  readonly sum: Figure | 'missing' | 'unknown';
  /** A group among them that bears no amount. */
  readonly groupWithout: ExtendedLine | undefined;
}

export interface ExtendedView {
  readonly lines: ReadonlyMap<XmlElement, ExtendedLine>;
  /** What stands below a line, by its identifier. */
  below(id: string): Below;
  /** The lines, by identifier. */
  readonly byId: ReadonlyMap<string, readonly ExtendedLine[]>;
  readonly whole: Portions;
  /** What is taxed in a category at a rate (null: at any), and for one reason where one is named. */
  taxed(code: string, rate: Figure | null, reason?: string): Portions;
  /** Category codes of what counts, of any line, and of the breakdowns. */
  readonly counted: ReadonlySet<string>;
  readonly anywhere: ReadonlySet<string>;
  readonly brokenDown: ReadonlySet<string>;
}

/** The reason a tax gives, as a key; code and text together. */
export const reasonOf = (tax: XmlElement, { reason, reasonCode }: TaxBinding): string =>
  JSON.stringify([reasonCode.text(tax), reason.text(tax)].map((text) => text.replace(/\s+/g, ' ')));

const nothing: Portion = { sum: 0n, count: 0 };
const none: Portions = { lines: nothing, allowances: nothing, charges: nothing, fees: nothing };

function withAmount({ sum, count }: Portion, amount: Figure | null): Portion {
  return { sum: sum === null || amount === null ? null : sum + amount, count: count + 1 };
}

/** The figure of amounts that are to be one; nothing counts as zero. */
function amountOf(amounts: readonly XmlElement[]): Figure | null {
  const amount = onlyFigure(amounts);
  if (amount === 'unknown') return null;
  return amount === 'missing' ? 0n : amount;
}

/** What makes up a total: each part rounded by itself, as the official rules do. Null where it cannot be told. */
export function totalOf({ lines, allowances, charges, fees }: Portions): Figure | null {
  if (lines.sum === null || allowances.sum === null || charges.sum === null || fees.sum === null) return null;
  return toCents(lines.sum) - toCents(allowances.sum) + toCents(charges.sum) + toCents(fees.sum);
}

/** How many amounts make it up, each of which may be a cent off. */
export const countOf = (portions: Portions): number => parts.reduce((count, part) => count + portions[part].count, 0);

/** Makes the function that reads a document's view; the same function for the same binding, so that it is read once. */
export function viewOf(binding: Binding): (document: CheckedDocument) => ExtendedView {
  return (document) => {
    const { root } = document;
    const { tax } = binding;
    let whole = none;
    const byKey = new Map<string, Portions>();
    const counted = new Set<string>();
    const anywhere = new Set<string>();
    const add = (part: keyof Portions, amount: Figure | null, taxes: readonly XmlElement[]) => {
      whole = { ...whole, [part]: withAmount(whole[part], amount) };
      const keys = new Set<string>();
      for (const each of taxes) {
        const rate = onlyFigure(tax.rate.all(each));
        for (const { text: code } of tax.code.all(each)) {
          counted.add(code);
          for (const key of keysOf(code, rate, reasonOf(each, tax))) keys.add(key);
        }
      }
      for (const key of keys) {
        const known = byKey.get(key) ?? none;
        byKey.set(key, { ...known, [part]: withAmount(known[part], amount) });
      }
    };
    const lines = new Map<XmlElement, ExtendedLine>();
    const children = new Map<string, ExtendedLine[]>();
    const byId = new Map<string, ExtendedLine[]>();
    for (const at of binding.lines.all.all(root)) {
      const line = { at, ...binding.lines.told(at, document), amounts: binding.lines.amounts.all(at) };
      lines.set(at, line);
      listIn(byId, line.id).push(line);
      if (line.parent !== '') listIn(children, line.parent).push(line);
      const taxes = binding.lines.taxes.all(at);
      for (const each of taxes) for (const { text } of tax.code.all(each)) anywhere.add(text);
      if (counts(line)) add('lines', amountOf(line.amounts), taxes);
    }
    const { allowanceCharges, fees } = binding;
    for (const each of allowanceCharges.all.all(root)) {
      const indicator = allowanceCharges.indicators.all(each).map(({ text }) => parseIndicator(text));
      const amount = amountOf(allowanceCharges.amounts.all(each));
      const taxes = allowanceCharges.taxes.all(each);
      if (indicator.includes(false)) add('allowances', amount, taxes);
      if (indicator.includes(true)) add('charges', amount, taxes);
    }
    for (const each of fees?.all.all(root) ?? []) add('fees', amountOf(fees?.amounts.all(each) ?? []), fees?.taxes.all(each) ?? []);
    for (const code of counted) anywhere.add(code);
    const known = new Map<string, Below>();
    return {
      lines,
      below: (id) => {
        const found = known.get(id) ?? whatIs(children.get(id) ?? []);
        known.set(id, found);
        return found;
      },
      byId,
      whole,
      taxed: (code, rate, reason) => byKey.get(keyOf(code, rate, reason)) ?? none,
      counted,
      anywhere,
      brokenDown: new Set(binding.breakdowns.all(root).flatMap((each) => tax.code.all(each).map(({ text }) => text))),
    };
  };
}

function whatIs(below: readonly ExtendedLine[]): Below {
  const figures = below.filter(({ kind }) => kind === 'DETAIL' || kind === 'GROUP').map(({ amounts }) => onlyFigure(amounts));
  let sum: Below['sum'] = figures.includes('missing') ? 'missing' : 0n;
  for (const figure of figures) sum = typeof sum === 'bigint' ? (typeof figure === 'bigint' ? sum + figure : 'unknown') : sum;
  return { sum, groupWithout: below.find(({ kind, amounts }) => kind === 'GROUP' && amounts.length === 0) };
}

const keyOf = (code: string, rate: Figure | null, reason?: string): string => `${code} ${rate ?? ''} ${reason ?? ''}`;

/** Under which an amount of that tax is added up: at its rate and at any, for its reason and for any. */
function keysOf(code: string, rate: Figure | 'missing' | 'unknown', reason: string): string[] {
  const rates = typeof rate === 'bigint' ? [null, rate] : [null];
  return rates.flatMap((each) => [keyOf(code, each), keyOf(code, each, reason)]);
}

function listIn<V>(map: Map<string, V[]>, key: string): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/** The binding of CII. */
const settlement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement';
const lineDocument = 'ram:AssociatedDocumentLineDocument';
const ciiLine = {
  id: path(`${lineDocument}/ram:LineID`),
  parent: path(`${lineDocument}/ram:ParentLineID`),
  kind: path(`${lineDocument}/ram:LineStatusReasonCode`),
};
export const ciiBinding: Binding = {
  lines: {
    all: path('rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem'),
    amounts: path('ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'),
    taxes: path('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax'),
    told: (line) => ({ id: ciiLine.id.text(line), parent: ciiLine.parent.text(line), kind: ciiLine.kind.text(line) }),
  },
  allowanceCharges: {
    all: path(`${settlement}/ram:SpecifiedTradeAllowanceCharge`),
    amounts: path('ram:ActualAmount'),
    taxes: path('ram:CategoryTradeTax'),
    indicators: path('ram:ChargeIndicator/udt:Indicator'),
  },
  fees: {
    all: path(`${settlement}/ram:SpecifiedLogisticsServiceCharge`),
    amounts: path('ram:AppliedAmount'),
    taxes: path('ram:AppliedTradeTax'),
  },
  tax: {
    code: path('ram:CategoryCode'),
    rate: path('ram:RateApplicablePercent'),
    reason: path('ram:ExemptionReason'),
    reasonCode: path('ram:ExemptionReasonCode'),
  },
  breakdowns: path(`${settlement}/ram:ApplicableTradeTax`),
};

/** The binding of UBL, where a line names the one above it, and its own kind, by referring to the invoice it is in. */
const ublLineId = path('cbc:ID');
const ublReferences = path('cac:BillingReference');
const ublReferred = path('cac:InvoiceDocumentReference/cbc:ID');
const ublParent = path('cac:BillingReferenceLine/cbc:ID');
const ublKind = path('cac:InvoiceDocumentReference/cbc:DocumentStatusCode');

const ublInvoiceId = ({ root }: CheckedDocument): string => ublLineId.text(root);

function ublLine(line: XmlElement, document: CheckedDocument): Omit<ExtendedLine, 'at' | 'amounts'> {
  const invoice = document.fact(ublInvoiceId);
  const own = ublReferences.all(line).filter((reference) => ublReferred.all(reference).some(({ text }) => text === invoice));
  const first = (place: Path) => own.map((reference) => place.text(reference)).find((text) => text !== '') ?? '';
  return { id: ublLineId.text(line), parent: first(ublParent), kind: first(ublKind) };
}

/** `line` is cac:InvoiceLine or cac:CreditNoteLine. */
export const ublBinding = (line: string): Binding => ({
  lines: {
    all: path(line),
    amounts: path('cbc:LineExtensionAmount'),
    taxes: path('cac:Item/cac:ClassifiedTaxCategory'),
    told: ublLine,
  },
  allowanceCharges: {
    all: path('cac:AllowanceCharge'),
    amounts: path('cbc:Amount'),
    taxes: path('cac:TaxCategory'),
    indicators: path('cbc:ChargeIndicator'),
  },
  fees: null,
  tax: {
    code: path('cbc:ID'),
    rate: path('cbc:Percent'),
    reason: path('cbc:TaxExemptionReason'),
    reasonCode: path('cbc:TaxExemptionReasonCode'),
  },
  breakdowns: path('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory'),
});
