/** Copies what is chosen; its arrow offers the headers with it. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function CopyButton({ disabled, onCopy }: { readonly disabled: boolean; readonly onCopy: (withHeaders: boolean) => void }) {
  const { t } = useTranslation('grid');
  return (
    <Button.Group>
      <Button variant="default" disabled={disabled} leftSection={<IconCopy size={15} aria-hidden />} onClick={() => onCopy(false)}>
        {t('copy')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} disabled={disabled} aria-label={t('copyMore')} style={{ borderInlineStart: 0 }}>
            <IconChevronDown size={14} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onCopy(false)}>{t('copy')}</Menu.Item>
          <Menu.Item onClick={() => onCopy(true)}>{t('copyWithHeaders')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
