/** A person of the workstation made a contact, by name. */
import { Menu, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { MayButton } from '../../app/may.tsx';
import type { Fields } from './sheet.ts';

interface PickPersonProps {
  /** Who is a contact already. */
  readonly taken: ReadonlySet<number>;
  readonly onPick: (fields: Fields) => void;
}

export function PickPerson({ taken, onPick }: PickPersonProps) {
  const { t } = useTranslation('messages');
  const { data } = useQuery({ queryKey: ['people', 'choices'], queryFn: () => client.contacts.choices() });
  const free = (data?.people ?? []).filter(({ id }) => !taken.has(id));
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <MayButton call="contacts.add" variant="default" leftSection={<IconUserPlus size={16} aria-hidden />}>
          {t('pick.button')}
        </MayButton>
      </Menu.Target>
      <Menu.Dropdown>
        {free.length === 0 && (
          <Text size="sm" p="xs" maw={280}>
            {t('pick.none')}
          </Text>
        )}
        {free.map(({ id, name, email, language }) => (
          <Menu.Item key={id} onClick={() => onPick({ name, email, language, frequency: 'each-event', personId: id })}>
            {name}{' '}
            <Text span size="xs" c="dimmed">
              {email}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
