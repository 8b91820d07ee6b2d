/**
 * What a document holds beyond the model: every text and attribute that no table of the readers has taken, so that nothing is lost
 * silently (law 3). The readers say what they take while they read; one walk afterwards finds the rest.
 */
import { type Problem, problem } from '../../../src-preload/contract/problem.ts';
import { limits } from '../limits.ts';
import type { OtherDatum } from '../model.ts';
import type { Take } from './path.ts';
import type { XmlElement } from './xml.ts';

/** Attributes that only say which edition of which list a code is from, or how a date is written. */
const formalAttributes: ReadonlySet<string> = new Set([
  'format',
  ...['ID', 'Name', 'VersionID', 'AgencyID', 'AgencyName', 'URI', 'SchemeURI'].map((of) => `list${of}`),
  ...['Name', 'VersionID', 'AgencyID', 'AgencyName', 'URI', 'DataURI'].map((of) => `scheme${of}`),
  ...['ID', 'VersionID', 'AgencyID', 'AgencyName'].map((of) => `unitCodeList${of}`),
  'currencyCodeListVersionID',
]);

/** Codes of a tax where it stands beside: VAT is one, and FC, TAX only say that a number is a tax number (BT-32). */
const formalTaxes = ['VAT', 'FC', 'TAX'];
/** Schemes that only say what the value is anyway: a code of its list, an account number, a mail address. */
const formalSchemes = /^(FC|UNCL\d+|UN\/ECE \d+|IBAN|BIC|SMTP)$/;

/** Texts that say nothing where they stand: the edition of the syntax; that a tax is one. */
function isFormal({ name, text, parent }: XmlElement): boolean {
  if (name === 'cbc:UBLVersionID') return true;
  if (!formalTaxes.includes(text)) return false;
  return parent?.name === 'cac:TaxScheme' || (name === 'ram:TypeCode' && parent?.name.endsWith('TradeTax') === true);
}

/** Listens to a reading; `otherData` then tells what it left, with a remark where that is too much to be kept whole. */
export function watchReading() {
  const texts = new Set<XmlElement>();
  const attributes = new Map<XmlElement, string[]>();
  const take: Take = (at, attribute) => {
    if (attribute === null) texts.add(at);
    else {
      const known = attributes.get(at);
      if (known === undefined) attributes.set(at, [attribute]);
      else known.push(attribute);
    }
  };

  /** @param currency BT-5, which every amount repeats */
  const otherData = (root: XmlElement, currency: string | null, remarks: Problem[]): OtherDatum[] => {
    const found: OtherDatum[] = [];
    let count = 0;
    let isCut = false;
    const step = stepNames();
    const keep = (branch: readonly XmlElement[], attribute: string | null, value: string) => {
      count += 1;
      isCut ||= value.length > limits.otherDataLength;
      if (count > limits.otherDataCount) return;
      found.push({
        where: `${branch.map(step).join('/')}${attribute === null ? '' : `/@${attribute}`}`,
        name: attribute ?? localName(branch.at(-1)?.name ?? ''),
        value: value.length > limits.otherDataLength ? `${value.slice(0, limits.otherDataLength - 1)}…` : value,
      });
    };
    const walk = (element: XmlElement, branch: XmlElement[]) => {
      if (element.text !== '' && !texts.has(element) && !isFormal(element)) keep(branch, null, element.text);
      if (element.attributes !== null) {
        const taken = attributes.get(element);
        for (const [name, value] of element.attributes) {
          if (taken?.includes(name) || formalAttributes.has(name)) continue;
          if ((name === 'currencyID' && value === currency) || (name === 'schemeID' && formalSchemes.test(value))) continue;
          if (value.trim() !== '') keep(branch, name, value);
        }
      }
      for (const child of element.children) {
        branch.push(child);
        walk(child, branch);
        branch.pop();
      }
    };
    walk(root, []);
    isCut ||= count > found.length;
    if (isCut) remarks.push(problem('other-data-cut', { count, shown: found.length, length: limits.otherDataLength }));
    return found;
  };

  return { take, otherData };
}

const localName = (name: string) => name.replace(/^(\{.*\}|[^:]*:)/, '');

/** How elements are named in a place: `cac:Delivery`, `cac:InvoiceLine[3]`; the children of one element are numbered once. */
function stepNames(): (element: XmlElement) => string {
  const numbers = new Map<XmlElement, ReadonlyMap<XmlElement, string>>();
  return (element) => {
    const { parent } = element;
    let known = parent === null ? undefined : numbers.get(parent);
    if (known === undefined && parent !== null) {
      known = numbered(parent.children);
      numbers.set(parent, known);
    }
    return `${element.name.replace(/^\{.*\}/, '')}${known?.get(element) ?? ''}`;
  };
}

/** The number of each child that has namesakes. */
function numbered(children: readonly XmlElement[]): Map<XmlElement, string> {
  const byName = Map.groupBy(children, ({ name }) => name);
  return new Map(
    [...byName.values()]
      .filter((namesakes) => namesakes.length > 1)
      .flatMap((namesakes) => namesakes.map((one, index) => [one, `[${index + 1}]`] as const)),
  );
}
