/** Who is working, at the foot of the navigation, and the menu by which another takes over. */
import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconKey, IconUser, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { useCurrent } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { openCode } from './code-dialog.tsx';
import { fullName } from './names.ts';
import classes from './people.module.css';
import { useChoosing } from './use-choosing.ts';

/** Nothing while nobody has been entered. */
export function CurrentPerson() {
  const { t } = useTranslation('people');
  const { goAgain } = useNavigation();
  const { choose } = useChoosing();
  const current = useCurrent();
  const entered = current?.entered ?? false;
  const list = useQuery({ queryKey: ['people', 'list'], queryFn: () => client.people.list(), enabled: entered });
  if (!current || !entered) return null;
  const { person } = current;
  return (
    <div className={classes.current}>
      <Menu position="right-end" width={280} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton className={classes.currentButton} title={t('current.change')}>
            <IconUser size={18} aria-hidden />
            <span className={classes.currentWords}>
              {person && <VisuallyHidden>{t('current.works')}</VisuallyHidden>}
              <span>{person ? fullName(person) : t('current.nobody')}</span>
              {person && <span className={classes.currentLevel}>{t(`levels.${person.level}`)}</span>}
            </span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('current.who')}>
          <Menu.Label>{t('current.who')}</Menu.Label>
          {(list.data ?? []).map((one) =>
            one.state === 'active' ? (
              <Menu.Item
                key={one.id}
                leftSection={one.id === person?.id ? <IconCheck size={15} aria-hidden /> : <IconUser size={15} aria-hidden />}
                rightSection={<span className={classes.currentLevel}>{t(`levels.${one.level}`)}</span>}
                onClick={() => choose(one)}
              >
                {fullName(one)}
              </Menu.Item>
            ) : (
              one.state === 'invited' && (
                <Menu.Item
                  key={one.id}
                  leftSection={<IconKey size={15} aria-hidden />}
                  rightSection={<span className={classes.currentLevel}>{t('current.withCode')}</span>}
                  onClick={() => openCode(one)}
                >
                  {fullName(one)}
                </Menu.Item>
              )
            ),
          )}
          <Menu.Divider />
          <Menu.Label>{t('honest')}</Menu.Label>
          <Menu.Item leftSection={<IconUsers size={15} aria-hidden />} onClick={() => goAgain('people')}>
            {t('current.manage')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
