/** The lines by section, each with its computed subtotal. A long section is shown a part at a time, so that it opens at once. */
import { Button, Table, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { useFormat } from '../../app/locale.tsx';
import { FindingMark } from '../checks/finding-mark.tsx';
import { usePeriod } from './figures.tsx';
import classes from './invoice.module.css';
import { type InvoiceLine, type Section, sectionsOf } from './sections.ts';
import { termOf } from './term.ts';

const shownAtOnce = 200;
const columns = 6;

/** The id of a line's row on the page. */
export const lineAnchor = (position: number) => `line-${position}`;

export function Lines({ invoice, revealed }: { readonly invoice: InvoiceDetail; readonly revealed: number | null }) {
  const { t } = useTranslation('invoice');
  const sections = sectionsOf(invoice);
  if (sections.length === 0) return <Text size="sm">{t('lines.none')}</Text>;
  return (
    <Table.ScrollContainer minWidth={480} type="native">
      <Table aria-label={t('lines.title')} verticalSpacing={2} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('lines.number')}</Table.Th>
            <Table.Th>{t('lines.description')}</Table.Th>
            <Table.Th className={classes.figure}>{t('lines.quantity')}</Table.Th>
            <Table.Th className={classes.figure}>{t('lines.price')}</Table.Th>
            <Table.Th className={classes.figure}>{t('lines.rate')}</Table.Th>
            <Table.Th className={classes.figure}>{t('lines.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {sections.map((section) => (
          <SectionLines
            key={section.name ?? ''}
            section={section}
            currency={invoice.currency}
            issueDate={invoice.issueDate}
            revealed={revealed}
            // A document without sections needs no heading over its only group.
            named={sections.length > 1 || section.name !== null}
          />
        ))}
      </Table>
    </Table.ScrollContainer>
  );
}

interface SectionLinesProps {
  readonly section: Section;
  readonly currency: string | null;
  readonly issueDate: string | null;
  readonly revealed: number | null;
  readonly named: boolean;
}

function SectionLines({ section, currency, issueDate, revealed, named }: SectionLinesProps) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  const [shown, setShown] = useState(shownAtOnce);
  // A line that is led to is shown, however far down.
  const place = section.lines.findIndex(({ position }) => position === revealed);
  const count = Math.max(shown, Math.ceil((place + 1) / shownAtOnce) * shownAtOnce);
  const total = section.lines.length;
  const hidden = total - count;
  return (
    <Table.Tbody>
      {named && (
        <Table.Tr className={classes.section}>
          <Table.Th colSpan={columns} scope="rowgroup">
            {section.name ?? t('lines.noSection')}
          </Table.Th>
        </Table.Tr>
      )}
      {section.lines.slice(0, count).map((line) => (
        <Line key={line.position} line={line} currency={currency} issueDate={issueDate} />
      ))}
      {hidden > 0 && (
        <Table.Tr>
          <Table.Td colSpan={columns}>
            <Button variant="subtle" onClick={() => setShown(count + shownAtOnce)}>
              {t('lines.more', { count: Math.min(hidden, shownAtOnce) })}
            </Button>
          </Table.Td>
        </Table.Tr>
      )}
      {section.netMinor !== null && (
        <Table.Tr fw={600}>
          <Table.Td colSpan={columns - 1}>
            {t('lines.subtotal')} · {t('lines.count', { count: total })}
          </Table.Td>
          <Table.Td className={classes.figure}>{format.minor(section.netMinor, currency)}</Table.Td>
        </Table.Tr>
      )}
    </Table.Tbody>
  );
}

interface LineProps {
  readonly line: InvoiceLine;
  readonly currency: string | null;
  readonly issueDate: string | null;
}

function Line({ line, currency, issueDate }: LineProps) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  const period = usePeriod();
  const unitName = useUnitName();
  const term = termOf(issueDate, line.periodStart, line.periodEnd);
  return (
    <Table.Tr id={lineAnchor(line.position)} tabIndex={-1}>
      <Table.Td className={classes.lineNumber}>{line.id ?? line.position + 1}</Table.Td>
      <Table.Td style={{ paddingLeft: 10 + 16 * line.depth }}>
        {line.description}
        <FindingMark position={line.position} />
        <Text size="xs" c="dimmed">
          {[
            period(line.periodStart, line.periodEnd),
            term && t(`lines.terms.${term}`),
            line.who,
            line.givenSection !== null && line.givenSection !== line.section && t('lines.givenSection', { section: line.givenSection }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td className={classes.figure}>{[format.decimal(line.quantity), unitName(line.unit)].filter(Boolean).join('\u00a0')}</Table.Td>
      <Table.Td className={classes.figure}>{format.amount(line.netPrice, currency)}</Table.Td>
      <Table.Td className={classes.figure}>{format.percent(line.taxRate)}</Table.Td>
      <Table.Td className={classes.figure}>
        {format.amount(line.netAmount, currency)}
        {!line.counted && (
          <Tooltip label={t('lines.notCountedHint')}>
            <Text size="xs" c="dimmed">
              {t('lines.notCounted')}
            </Text>
          </Tooltip>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** A unit (UN/ECE recommendation 20) in words; a rare one by its code. Those for "one" and "each" say nothing beside a quantity. */
function useUnitName(): (unit: string | null) => string {
  const { t, i18n } = useTranslation('invoice');
  return (unit) => {
    if (unit === null || unit === 'C62' || unit === 'EA' || unit === 'H87') return '';
    return i18n.exists(`invoice:lines.units.${unit}`) ? t(`lines.units.${unit}` as 'lines.units.MON') : unit;
  };
}
