/** The views a person saved by name, on any screen that has some: choose one, save what is shown as one, put them in order. */
import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconDeviceFloppy, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ViewScreen } from '../../../src-preload/contract/views.ts';
import { tell } from '../../app/tell.tsx';
import { openManager, openSave } from './view-dialogs.tsx';
import { viewsQuery } from './views-query.ts';

interface Props<S extends z.ZodType> {
  readonly screen: ViewScreen;
  /** What a view of this screen holds; one of another version may not fit it. */
  readonly schema: S;
  /** What is shown now. */
  readonly present: () => z.input<S>;
  readonly onChoose: (view: z.output<S>) => void;
}

export function ViewsMenu<S extends z.ZodType>({ screen, schema, present, onChoose }: Props<S>) {
  const { t } = useTranslation('views');
  const { data: views = [] } = useQuery(viewsQuery(screen));
  const choose = (view: string) => {
    const parsed = schema.safeParse(parse(view));
    if (parsed.success) onChoose(parsed.data);
    else tell('note', t('unknown'));
  };
  const written = () => JSON.stringify(present());
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          data-print="hidden"
          leftSection={<IconBookmark size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('views')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {views.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
        {views.map(({ name, view }) => (
          <Menu.Item key={name} onClick={() => choose(view)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconDeviceFloppy size={15} aria-hidden />} onClick={() => openSave(screen, views, written())}>
          {t('saveAs')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSettings size={15} aria-hidden />}
          disabled={views.length === 0}
          onClick={() => openManager(screen, written())}
        >
          {t('manage')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function parse(view: string): unknown {
  try {
    return JSON.parse(view);
  } catch {
    return null;
  }
}
