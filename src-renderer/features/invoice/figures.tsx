/** What the supplier says of an invoice: facts, amounts and taxes exactly as given; what the document does not give is not shown. */
import { Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { useFormat } from '../../app/locale.tsx';
import { FindingMark } from '../checks/finding-mark.tsx';
import classes from './invoice.module.css';

type Totals = InvoiceDetail['totals'];
const totalKeys = [
  'lineNet',
  'allowances',
  'charges',
  'taxExclusive',
  'tax',
  'taxInclusive',
  'prepaid',
  'rounding',
  'payable',
] as const satisfies (keyof Totals)[];
/** The business terms of EN 16931 that the figures show. */
const totalTerms: Readonly<Record<(typeof totalKeys)[number], readonly string[]>> = {
  lineNet: ['BT-106'],
  allowances: ['BT-107'],
  charges: ['BT-108'],
  taxExclusive: ['BT-109'],
  tax: ['BT-110', 'BT-111'],
  taxInclusive: ['BT-112'],
  prepaid: ['BT-113'],
  rounding: ['BT-114'],
  payable: ['BT-115'],
};
const keyTotals = ['taxExclusive', 'tax', 'taxInclusive', 'payable'] as const satisfies (keyof Totals)[];

interface FactsProps {
  readonly invoice: InvoiceDetail;
  /** Only what tells one invoice from the next. */
  readonly brief?: boolean;
}

/** A text of more characters takes the room of two. */
const wideText = 28;

/** Label, what the document says, the business terms it is. */
type Fact = [label: string, value: ReactNode, terms: readonly string[]];

export function Facts({ invoice, brief = false }: FactsProps) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  const { buyer, seller } = invoice;
  const formatName = useFormatName();
  const meansName = useMeansName();
  const period = usePeriod();
  const means = distinct(invoice.payment.map(({ code, means: named }) => named ?? meansName(code)));
  const accounts = distinct(invoice.payment.map(({ account }) => account && inFours(account)));
  const facts: Fact[] = [
    [t('header.issueDate'), format.date(invoice.issueDate), ['BT-2']],
    [t('header.dueDate'), format.date(invoice.dueDate), ['BT-9']],
    [t('header.period'), period(invoice.periodStart, invoice.periodEnd), ['BG-14', 'BT-73', 'BT-74']],
    [t('header.account'), invoice.account, ['BT-19']],
    [t('header.purchaseOrder'), invoice.purchaseOrder, ['BT-13']],
  ];
  const furtherFacts: Fact[] = [
    [t('header.payment'), means.join(', '), ['BG-16', 'BT-81', 'BT-82']],
    [t('header.bankAccount'), accounts.join(', '), ['BG-17', 'BT-84', 'BT-85', 'BT-86']],
    [t('header.paymentTerms'), invoice.paymentTerms, ['BT-20']],
    [t('header.vatId'), seller.vatId, ['BT-31', 'BT-32']],
    [t('header.legalId'), seller.legalId, ['BT-30']],
    [t('header.buyer'), buyer.name, ['BG-7', 'BG-8', 'BT-44', 'BT-46', 'BT-47', 'BT-48', 'BT-49', 'BT-55']],
    [t('header.format'), formatName(invoice), ['BT-23', 'BT-24']],
    [t('header.typeCode'), invoice.typeCode, ['BT-3']],
  ];
  return (
    <dl className={classes.facts}>
      {[...facts, ...(brief ? [] : furtherFacts)]
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value, terms]) => (
          <div key={label} className={typeof value === 'string' && value.length > wideText ? classes.wide : undefined}>
            <dt>{label}</dt>
            <dd>
              {value}
              <FindingMark terms={terms} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** An IBAN as it is written for people; another account number as it is. */
function inFours(account: string): string {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(account) ? account.replace(/(.{4})(?=.)/g, '$1 ') : account;
}

function distinct(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.filter((text): text is string => Boolean(text)))];
}

/** A means of payment (UNTDID 4461) in words; a rare one by its code. */
function useMeansName(): (code: string | null) => string | null {
  const { t, i18n } = useTranslation('invoice');
  return (code) => (code !== null && i18n.exists(`invoice:header.means.${code}`) ? t(`header.means.${code}` as 'header.means.30') : code);
}

/** A period from one date to another, either of which may be missing. */
export function usePeriod(): (start: string | null, end: string | null) => string {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  return (start, end) => {
    if (start === null || end === null) return format.date(start ?? end);
    return t('header.periodRange', { start: format.date(start), end: format.date(end) });
  };
}

/** The format in words, with its profile; a format added later is shown by its own name. */
function useFormatName(): (invoice: InvoiceDetail) => string {
  const { t, i18n } = useTranslation('invoice');
  return ({ format, profile }) => {
    const name = i18n.exists(`invoice:format.${format}`) ? t(`format.${format}` as 'format.ubl') : format;
    return profile === '' || profile === format ? name : `${name} · ${profile}`;
  };
}

interface AmountsProps {
  readonly invoice: InvoiceDetail;
  /** Only the amounts that are paid and booked. */
  readonly brief?: boolean;
}

export function Amounts({ invoice, brief = false }: AmountsProps) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  const given = (brief ? keyTotals : totalKeys).filter((key) => invoice.totals[key] !== null);
  if (given.length === 0) return <Text size="sm">{t('totals.none')}</Text>;
  return (
    <Table aria-label={t('totals.title')} withRowBorders={false} verticalSpacing={2}>
      <Table.Tbody>
        {given.map((key) => (
          <Table.Tr key={key} className={key === 'payable' ? classes.payable : undefined}>
            <Table.Th scope="row" fw="inherit">
              {t(`totals.${key}`)}
              <FindingMark terms={totalTerms[key]} />
            </Table.Th>
            <Table.Td className={classes.figure}>{format.amount(invoice.totals[key], invoice.currency)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What is said of the breakdown as a whole, or of a row that it lacks. */
const taxTerms = ['BG-23', 'BT-116', 'BT-117', 'BT-118', 'BT-119', 'BT-120', 'BT-121'];

export function Taxes({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  if (invoice.taxes.length === 0) return <Text size="sm">{t('taxes.none')}</Text>;
  return (
    <Table aria-label={t('taxes.title')} verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            {t('taxes.category')}
            <FindingMark terms={taxTerms} />
          </Table.Th>
          <Table.Th className={classes.figure}>{t('taxes.rate')}</Table.Th>
          <Table.Th className={classes.figure}>{t('taxes.taxable')}</Table.Th>
          <Table.Th className={classes.figure}>{t('taxes.tax')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {invoice.taxes.map((tax, row) => (
          <Table.Tr key={[tax.category, tax.rate, tax.taxable, tax.tax].join(' ')}>
            <Table.Td>
              {tax.category}
              <FindingMark tax={row} />
            </Table.Td>
            <Table.Td className={classes.figure}>{format.percent(tax.rate)}</Table.Td>
            <Table.Td className={classes.figure}>{format.amount(tax.taxable, invoice.currency)}</Table.Td>
            <Table.Td className={classes.figure}>{format.amount(tax.tax, invoice.currency)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A titled part of the screen. */
export function Part({ id, title, children }: { readonly id?: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section id={id} tabIndex={id === undefined ? undefined : -1} aria-label={title}>
      <Title order={2} size="h5" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}
