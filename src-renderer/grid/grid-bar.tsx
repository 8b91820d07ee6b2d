/** Above the grid: what can be done to the selection, the search through all columns, the columns shown. */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './grid.module.css';

interface Props {
  readonly actions: ReactNode;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** The down arrow leaves the search for the rows. */
  readonly onDown: () => void;
  readonly chooser: ReactNode;
}

export function GridBar({ actions, search, onSearch, onDown, chooser }: Props) {
  const { t } = useTranslation('grid');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      box.current?.select();
    };
    window.addEventListener('keydown', find);
    return () => window.removeEventListener('keydown', find);
  }, []);
  return (
    <div className={classes.bar}>
      {actions}
      <div className={classes.barEnd}>
        <TextInput
          ref={box}
          className={classes.search}
          aria-label={t('searchLabel')}
          placeholder={t('search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={
            search !== '' && (
              <ActionIcon size={18} aria-label={t('clearSearch')} onClick={() => onSearch('')}>
                <IconX size={13} aria-hidden />
              </ActionIcon>
            )
          }
          value={search}
          maxLength={200}
          onChange={({ currentTarget }) => onSearch(currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Escape') onSearch('');
            if (key === 'ArrowDown') onDown();
          }}
        />
        {chooser}
      </div>
    </div>
  );
}
