/** The further steps of linking an account: nickname and company, with the other centres of its root; the review; what was done. */
import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProvenAccount } from '../../../src-preload/contract/accounts.ts';
import { useFormat } from '../../app/locale.tsx';
import payments from '../payments/payments.module.css';
import { Failure } from '../shared/failure.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './accounts.module.css';

interface Company {
  readonly id: number;
  readonly name: string;
}

export interface Chosen {
  readonly companyId: number;
  readonly accounts: readonly { readonly account: ProvenAccount; readonly nickname: string; readonly taken: boolean }[];
}

export function firstChosen(account: ProvenAccount, others: readonly ProvenAccount[], companyId: number): Chosen {
  const chosen = (one: ProvenAccount, taken: boolean) => ({ account: one, nickname: one.nickname, taken });
  return { companyId, accounts: [chosen(account, true), ...others.map((other) => chosen(other, false))] };
}

export function linkedAccounts({ accounts }: Chosen): { id: number; nickname: string }[] {
  return accounts.filter(({ taken }) => taken).map(({ account: { id }, nickname }) => ({ id, nickname: nickname.trim() }));
}

interface NameStepProps {
  readonly account: ProvenAccount;
  readonly others: readonly ProvenAccount[];
  readonly companies: readonly Company[];
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
}

export function NameStep({ account, others, companies, chosen, onChosen }: NameStepProps) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const change = (id: number, changed: Partial<Chosen['accounts'][number]>) =>
    onChosen({ ...chosen, accounts: chosen.accounts.map((one) => (one.account.id === id ? { ...one, ...changed } : one)) });
  const [own, ...rest] = chosen.accounts;
  return (
    <Stack gap="sm">
      <div>
        <Mark look="good">{t('wizard.proven')}</Mark>
        <Text size="sm">
          {t('wizard.provenText', {
            number: account.number,
            supplier: account.supplier,
            invoices: t('wizard.invoiceCount', { count: account.invoices }),
            date: format.date(account.lastInvoice),
          })}
        </Text>
      </div>
      <SimpleGrid cols={2} spacing="sm" className={classes.step}>
        <TextInput
          label={t('wizard.nickname')}
          placeholder={t('wizard.nicknameHint')}
          maxLength={100}
          value={own?.nickname ?? ''}
          onChange={(event) => change(account.id, { nickname: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t('wizard.company')}
          value={String(chosen.companyId)}
          onChange={(event) => onChosen({ ...chosen, companyId: Number(event.currentTarget.value) })}
          data={companies.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      </SimpleGrid>
      {others.length > 0 && (
        <section aria-label={t('wizard.others', { root: account.root })}>
          <Title order={2} size="h5" mb={4}>
            {t('wizard.others', { root: account.root })}
          </Title>
          <Text size="sm" mb={4}>
            {t('wizard.othersText')}
          </Text>
          <table className={`${payments.table} ${classes.fields}`}>
            <thead>
              <tr>
                <th scope="col">
                  <Checkbox
                    size="xs"
                    label={t('wizard.allOthers')}
                    checked={rest.every(({ taken }) => taken)}
                    indeterminate={rest.some(({ taken }) => taken) && !rest.every(({ taken }) => taken)}
                    onChange={(event) => {
                      const taken = event.currentTarget.checked;
                      onChosen({ ...chosen, accounts: chosen.accounts.map((one, index) => (index === 0 ? one : { ...one, taken })) });
                    }}
                  />
                </th>
                <th scope="col">{t('columns.number')}</th>
                <th scope="col">{t('columns.centre')}</th>
                <th scope="col">{t('columns.lastInvoice')}</th>
                <th scope="col" className={payments.number}>
                  {t('columns.invoices')}
                </th>
                <th scope="col">{t('wizard.nickname')}</th>
              </tr>
            </thead>
            <tbody>
              {rest.map(({ account: other, nickname, taken }) => (
                <tr key={other.id}>
                  <td>
                    <Checkbox
                      size="xs"
                      aria-label={t('wizard.chosenOf', { number: other.number })}
                      checked={taken}
                      onChange={(event) => change(other.id, { taken: event.currentTarget.checked })}
                    />
                  </td>
                  <td>{other.number}</td>
                  <td>{other.centre}</td>
                  <td className={payments.nowrap}>{format.date(other.lastInvoice)}</td>
                  <td className={payments.number}>{format.integer(other.invoices)}</td>
                  <td>
                    <TextInput
                      aria-label={t('wizard.nicknameOf', { number: other.number })}
                      disabled={!taken}
                      maxLength={100}
                      value={nickname}
                      onChange={(event) => change(other.id, { nickname: event.currentTarget.value })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Stack>
  );
}

interface ReviewStepProps {
  readonly chosen: Chosen;
  readonly companies: readonly Company[];
  readonly failure: Error | null;
}

export function ReviewStep({ chosen, companies, failure }: ReviewStepProps) {
  const { t } = useTranslation('accounts');
  return (
    <Stack gap="sm">
      <Text size="sm">{t('wizard.reviewText')}</Text>
      <ChosenTable chosen={chosen} company={companies.find(({ id }) => id === chosen.companyId)?.name ?? ''} />
      {failure && <Failure title={t('wizard.notLinked')} error={failure} />}
    </Stack>
  );
}

function ChosenTable({ chosen, company }: { readonly chosen: Chosen; readonly company: string }) {
  const { t } = useTranslation('accounts');
  return (
    <table className={payments.table}>
      <thead>
        <tr>
          <th scope="col">{t('columns.number')}</th>
          <th scope="col">{t('dialog.nickname')}</th>
          <th scope="col">{t('columns.supplier')}</th>
          <th scope="col">{t('columns.root')}</th>
          <th scope="col">{t('columns.centre')}</th>
          <th scope="col">{t('columns.company')}</th>
        </tr>
      </thead>
      <tbody>
        {chosen.accounts
          .filter(({ taken }) => taken)
          .map(({ account, nickname }) => (
            <tr key={account.id}>
              <td>{account.number}</td>
              <td>{nickname.trim() || '–'}</td>
              <td>{account.supplier}</td>
              <td>{account.root}</td>
              <td>{account.centre || '–'}</td>
              <td>{company}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

export function DoneStep({ company, chosen }: { readonly company: string; readonly chosen: Chosen }) {
  const { t } = useTranslation('accounts');
  return (
    <Stack gap="sm" role="status">
      <Mark look="good">{t('wizard.done', { count: linkedAccounts(chosen).length, company })}</Mark>
      <Text size="sm">{t('wizard.doneText')}</Text>
      <ChosenTable chosen={chosen} company={company} />
    </Stack>
  );
}
