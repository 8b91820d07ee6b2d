/** The companies that receive the invoices: those there are, and the form of one, checked as it is filled in. */
import { Text, Title, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Company, companySchema, type Entity } from '../../../src-preload/contract/company.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { type LeaveGuard, useNavigation } from '../../app/navigation.tsx';
import { Failure } from '../shared/failure.tsx';
import shared from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './company.module.css';
import { CompanyForm } from './company-form.tsx';
import { elsewhereQuery } from './drill.ts';

const blankAddress: Company['billingAddress'] = {
  street: '',
  additionalStreet: '',
  postalCode: '',
  city: '',
  subdivision: '',
  country: '',
};
/** A company of which nothing was said yet. */
const blank: Company = { ...blankFields(), billingAddress: blankAddress, shippingAddress: blankAddress, former: [], closedOn: null };

function blankFields() {
  const texts = companySchema.omit({ billingAddress: true, shippingAddress: true, former: true, closedOn: true });
  return texts.parse(Object.fromEntries(texts.keyof().options.map((key) => [key, ''])));
}

export function CompanyScreen() {
  const { t } = useTranslation('company');
  const { data, error, refetch } = useQuery({ queryKey: ['company', 'list'], queryFn: () => client.company.list() });
  const [chosen, setChosen] = useState<number | 'new' | null>(null);
  /** Asked before another company takes the place of what is being typed. */
  const leaving = useRef<LeaveGuard | null>(null);
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const { companies, elsewhere } = data;
  const entity = chosen === 'new' ? undefined : (companies.find(({ id }) => id === chosen) ?? companies[0]);
  const choose = (next: number | 'new') => {
    if (leaving.current) leaving.current(() => setChosen(next));
    else setChosen(next);
  };
  return (
    <div className={shared.screen} data-testid="company">
      <header className={shared.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t('title')}
          </Title>
          <Text size="sm">{t('what')}</Text>
        </div>
        {companies.length > 0 && (
          <MayButton
            call="company.save"
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={entity === undefined}
            onClick={() => choose('new')}
          >
            {t('add')}
          </MayButton>
        )}
      </header>
      <div className={classes.columns}>
        {companies.length > 0 && (
          <section className={classes.list} aria-label={t('companies')}>
            <ul>
              {companies.map((one) => (
                <li key={one.id}>
                  <EntityButton entity={one} chosen={one === entity} several={companies.length > 1} onChoose={() => choose(one.id)} />
                </li>
              ))}
              {entity === undefined && (
                <li>
                  <span className={classes.entity} aria-current="true">
                    <strong>{t('new')}</strong>
                  </span>
                </li>
              )}
            </ul>
            {elsewhere > 0 && <Elsewhere count={elsewhere} />}
          </section>
        )}
        <CompanyForm
          key={entity?.id ?? 'new'}
          entity={entity ?? null}
          company={entity?.company ?? blank}
          others={companies.length - (entity ? 1 : 0)}
          leaving={leaving}
          onSaved={setChosen}
          onGone={() => setChosen(null)}
        />
      </div>
    </div>
  );
}

interface EntityButtonProps {
  readonly entity: Entity;
  readonly chosen: boolean;
  readonly several: boolean;
  readonly onChoose: () => void;
}

function EntityButton({ entity, chosen, several, onChoose }: EntityButtonProps) {
  const { t } = useTranslation('company');
  const format = useFormat();
  const { company, isMain, invoices, flagged } = entity;
  return (
    <UnstyledButton className={classes.entity} aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
      <strong>{company.name}</strong>
      <span className={classes.facts}>
        {[isMain && several ? t('main') : '', t('invoices', { count: invoices, shown: format.integer(invoices) })]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {company.closedOn !== null && <span className={classes.facts}>{t('closedOn', { date: format.date(company.closedOn) })}</span>}
      {flagged > 0 && (
        <span>
          <Mark look="warned">{t('flagged', { count: flagged, shown: format.integer(flagged) })}</Mark>
        </span>
      )}
    </UnstyledButton>
  );
}

/** Invoices that are addressed to none of the companies. */
function Elsewhere({ count }: { readonly count: number }) {
  const { t } = useTranslation('company');
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <div className={classes.elsewhere}>
      <Mark look="warned">{t('elsewhere', { count, shown: format.integer(count) })}</Mark>
      <div>
        <UnstyledButton
          fz={12}
          c="var(--facturier-accent-text)"
          onClick={() => go({ screen: 'invoices', params: { query: elsewhereQuery } })}
        >
          {t('showThem')}
        </UnstyledButton>
      </div>
    </div>
  );
}
