/** What an invoice is, and the way to say otherwise: what its document says stays beside. */
import { Badge, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type InvoiceDetail, invoiceKinds } from '../../../src-preload/contract/invoices.ts';
import { client } from '../../app/client.ts';
import { useWhyNot } from '../../app/may.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';

/** Kinds that documents rarely say of themselves; any other is as its document gives it. */
const sayable = ['invoice', 'pre-billing', 'quarterly', 'reconciliation', 'ad-hoc'] as const satisfies (typeof invoiceKinds)[number][];

export function KindBadge({ invoice: { id, kind, givenKind } }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoice');
  const why = useWhyNot('invoices.setKind');
  const offered = invoiceKinds.filter((one) => one === givenKind || sayable.some((other) => other === one));
  const say = (chosen: (typeof invoiceKinds)[number]) =>
    client.invoices
      .setKind({ id, kind: chosen === givenKind ? null : chosen })
      .then(() => tell('done', t('sayKind.done', { kind: t(`kind.${chosen}`) })))
      .catch(tellProblem);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton aria-label={t('sayKind.change', { kind: t(`kind.${kind}`) })}>
          <Badge variant="default" tt="none" rightSection={<IconChevronDown size={12} aria-hidden />} style={{ cursor: 'pointer' }}>
            {kind === givenKind ? t(`kind.${kind}`) : t('sayKind.said', { kind: t(`kind.${kind}`) })}
          </Badge>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{why ?? t('sayKind.title')}</Menu.Label>
        {offered.map((one) => (
          <Menu.Item
            key={one}
            leftSection={<IconCheck size={14} aria-hidden style={{ visibility: one === kind ? 'visible' : 'hidden' }} />}
            disabled={why !== null}
            onClick={() => void say(one)}
          >
            {t(`kind.${one}`)}
            {one === givenKind && (
              <Text span size="xs" c="dimmed">
                {' '}
                {t('sayKind.given')}
              </Text>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
