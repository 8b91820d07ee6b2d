/** The tables of a supplier's sections. */
import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SectionMapping, SectionRuleShown } from '../../../src-preload/contract/sections.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import tables from '../shared/tables.module.css';
import { openRuleDialog } from './rule-dialog.tsx';

interface TableProps {
  readonly mapping: SectionMapping;
}

function useSums(): (sums: SectionMapping['sums']) => string {
  const format = useFormat();
  return (sums) => sums.map(({ currency, netMinor }) => format.minor(netMinor, currency || null)).join(' + ');
}

export function UnruledTable({ mapping }: TableProps) {
  const { t } = useTranslation('sections');
  const format = useFormat();
  const sums = useSums();
  const put = (description: string, target: string) =>
    client.sections
      .add({ supplierId: mapping.supplierId, field: 'description', match: 'equals', words: description, target })
      .then(() => tell('done', t('put', { section: target })))
      .catch(tellProblem);
  return (
    <table className={tables.table} aria-label={t('shows.unruled')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.line')}</th>
          <th scope="col">{t('columns.given')}</th>
          <th scope="col" className={tables.number}>
            {t('columns.lines')}
          </th>
          <th scope="col" className={tables.number}>
            {t('columns.sum')}
          </th>
          <th scope="col" data-print="hidden">
            {t('columns.actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {mapping.unruled.map(({ description, section, lines, sums: of, suggested }) => (
          <tr key={`${section}/${description}`}>
            <td>{description || t('noDescription')}</td>
            <td>{section || t('none')}</td>
            <td className={tables.number}>{format.integer(lines)}</td>
            <td className={tables.number}>{sums(of)}</td>
            <td data-print="hidden">
              <Group gap={4} wrap="nowrap">
                {suggested !== null && description.length <= 200 && (
                  <MayButton
                    call="sections.add"
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('putOf', { section: suggested, description })}
                    onClick={() => void put(description, suggested)}
                  >
                    {t('putIn', { section: suggested })}
                  </MayButton>
                )}
                <MayButton
                  call="sections.add"
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t('ruleOf', { description })}
                  onClick={() =>
                    openRuleDialog(mapping, {
                      words: description.slice(0, 200),
                      match: description.length > 200 ? 'starts' : 'equals',
                      target: suggested ?? section,
                    })
                  }
                >
                  {t('rule')}
                </MayButton>
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RulesTable({ mapping }: TableProps) {
  const { t } = useTranslation('sections');
  const format = useFormat();
  const sums = useSums();
  const remove = ({ id }: SectionRuleShown) => void client.sections.remove({ id }).catch(tellProblem);
  return (
    <table className={tables.table} aria-label={t('shows.rules')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.rule')}</th>
          <th scope="col">{t('columns.target')}</th>
          <th scope="col" className={tables.number}>
            {t('columns.caught')}
          </th>
          <th scope="col" className={tables.number}>
            {t('columns.sum')}
          </th>
          <th scope="col" data-print="hidden">
            {t('columns.actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {mapping.rules.map((rule) => (
          <tr key={rule.id}>
            <td>
              {t(`fields.${rule.field}`)} {t(`matches.${rule.match}`)} {t('quoted', { words: rule.words })}
            </td>
            <td>{rule.target}</td>
            <td className={tables.number}>{format.integer(rule.lines)}</td>
            <td className={tables.number}>{sums(rule.sums)}</td>
            <td data-print="hidden">
              <MayButton
                call="sections.remove"
                variant="subtle"
                size="compact-xs"
                aria-label={t('removeOf', { words: rule.words })}
                onClick={() => remove(rule)}
              >
                {t('remove')}
              </MayButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function TotalsTable({ mapping }: TableProps) {
  const { t } = useTranslation('sections');
  const format = useFormat();
  const sums = useSums();
  return (
    <table className={tables.table} aria-label={t('shows.totals')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.section')}</th>
          <th scope="col" className={tables.number}>
            {t('columns.lines')}
          </th>
          <th scope="col" className={tables.number}>
            {t('columns.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {mapping.totals.map(({ section, lines, sums: of }) => (
          <tr key={section}>
            <td>{section || t('none')}</td>
            <td className={tables.number}>{format.integer(lines)}</td>
            <td className={tables.number}>{sums(of)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
