/** What a company was before: until which day it bore another name, other numbers or had another address. */
import { Button, Fieldset, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Company, Former } from '../../../src-preload/contract/company.ts';
import { useFormat } from '../../app/locale.tsx';
import { localDay } from '../shared/local-time.ts';
import classes from './company.module.css';
import { useDateProps } from './use-date-props.ts';

interface FormerFieldsProps {
  readonly former: Company['former'];
  readonly error: ReactNode;
  readonly onChange: (former: Company['former']) => void;
}

const textKeys = ['name', 'tradingName', 'vatNumber', 'siren', 'siret', 'enterpriseNumber'] as const;
const addressKeys = ['street', 'postalCode', 'city'] as const;
const noAddress = { street: '', additionalStreet: '', postalCode: '', city: '', subdivision: '', country: '' };
const nothing: Omit<Former, 'until'> = {
  name: '',
  tradingName: '',
  vatNumber: '',
  siren: '',
  siret: '',
  enterpriseNumber: '',
  billingAddress: null,
};

export function FormerFields({ former, error, onChange }: FormerFieldsProps) {
  const { t } = useTranslation('company');
  const add = () => onChange([...former, { ...nothing, until: localDay() }]);
  return (
    <Fieldset legend={t('groups.former')}>
      <Stack gap="sm">
        <Text size="sm">{t('former.what')}</Text>
        {former.map((one, index) => (
          <FormerRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and are only added at the end
            key={index}
            former={one}
            onChange={(changed) => onChange(former.map((other, place) => (place === index ? changed : other)))}
            onRemove={() => onChange(former.filter((_, place) => place !== index))}
          />
        ))}
        {error && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
        <Group>
          <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} disabled={former.length >= 20} onClick={add}>
            {t('former.add')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

interface FormerRowProps {
  readonly former: Former;
  readonly onChange: (former: Former) => void;
  readonly onRemove: () => void;
}

function FormerRow({ former, onChange, onRemove }: FormerRowProps) {
  const { t } = useTranslation('company');
  const format = useFormat();
  const dateProps = useDateProps();
  const { billingAddress } = former;
  const address = (key: (typeof addressKeys)[number], value: string) => {
    const changed = { ...noAddress, ...billingAddress, [key]: value };
    onChange({ ...former, billingAddress: Object.values(changed).every((part) => part === '') ? null : changed });
  };
  return (
    <fieldset
      className={classes.former}
      style={{ border: 'none', margin: 0, padding: 0 }}
      aria-label={t('former.row', { date: format.date(former.until) })}
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="xs">
        <DateInput
          label={t('former.until')}
          {...dateProps}
          value={former.until}
          onChange={(until) => until && onChange({ ...former, until })}
        />
        {textKeys.map((key) => (
          <TextInput
            key={key}
            label={t(`fields.${key}`)}
            value={former[key]}
            onChange={(event) => onChange({ ...former, [key]: event.currentTarget.value })}
          />
        ))}
        {addressKeys.map((key) => (
          <TextInput
            key={key}
            label={t(`address.${key}`)}
            value={billingAddress?.[key] ?? ''}
            onChange={(event) => address(key, event.currentTarget.value)}
          />
        ))}
      </SimpleGrid>
      <Button variant="subtle" color="gray" size="compact-xs" mt={4} leftSection={<IconTrash size={13} aria-hidden />} onClick={onRemove}>
        {t('former.remove')}
      </Button>
    </fieldset>
  );
}
