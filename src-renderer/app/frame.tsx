/** The one frame around every screen: navigation, search, the screen, the status bar. */
import { ActionIcon, Button, Loader, SegmentedControl, Stack, Text, Tooltip, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CurrentPerson } from '../features/people/current-person.tsx';
import { PrintWhenReady } from '../features/printing/print-when-ready.tsx';
import { DropEverywhere } from '../features/reception/drop-everywhere.tsx';
import { WelcomeScreen } from '../features/welcome/welcome-screen.tsx';
import { client } from './client.ts';
import classes from './frame.module.css';
import { useRunNotices } from './jobs.tsx';
import { ExampleNotice } from './ledger-choice.tsx';
import { listedScreens, listedUnder } from './listed-screens.ts';
import { useSentence } from './locale.tsx';
import { useNavigation } from './navigation.tsx';
import { openPalette, Palette } from './palette.tsx';
import { usePreferences } from './preferences.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';
import { renderScreen } from './screens.tsx';
import { StatusBar, StatusProvider } from './status-bar.tsx';

const paletteKey = navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl+K';

export function Frame() {
  const { t } = useTranslation('frame');
  const { back, forward, go, route } = useNavigation();
  useRunNotices();
  useEffect(() => {
    const steer = (event: KeyboardEvent) => {
      if (event.key === 'F1' && route.screen !== 'help') {
        event.preventDefault();
        go({ screen: 'help', params: { from: route.screen } });
        return;
      }
      if (!event.altKey || event.ctrlKey || event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
      event.preventDefault();
      if (event.key === 'ArrowLeft') back();
      else forward();
    };
    window.addEventListener('keydown', steer);
    return () => window.removeEventListener('keydown', steer);
  }, [back, forward, go, route.screen]);
  return (
    <StatusProvider>
      <div className={classes.frame}>
        <UnstyledButton className={classes.skip} onClick={() => document.getElementById('content')?.focus()}>
          {t('skip')}
        </UnstyledButton>
        <Top />
        <Sidebar />
        <Centre />
        <StatusBar />
      </div>
      <Palette />
      <DropEverywhere />
      <PrintWhenReady />
    </StatusProvider>
  );
}

function Top() {
  const { t } = useTranslation('frame');
  const { goAgain, back, forward, canGoBack, canGoForward } = useNavigation();
  const { language, setLanguage, setColorScheme } = usePreferences();
  const scheme = useComputedColorScheme('light');
  const company = useQuery({ queryKey: ['company'], queryFn: () => client.company.get() });
  const themeLabel = scheme === 'dark' ? t('light') : t('dark');
  return (
    <header className={classes.top}>
      <Tooltip label={t('back')}>
        <ActionIcon aria-label={t('back')} disabled={!canGoBack} onClick={back}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('forward')}>
        <ActionIcon aria-label={t('forward')} disabled={!canGoForward} onClick={forward}>
          <IconArrowRight size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <UnstyledButton className={classes.company} onClick={() => goAgain('company')}>
        {company.data?.name || t('unnamedCompany')}
      </UnstyledButton>
      <ExampleNotice />
      <UnstyledButton className={classes.search} title={t('searchHint')} onClick={openPalette}>
        <IconSearch size={15} aria-hidden />
        <span>{t('search')}</span>
        <kbd>{paletteKey}</kbd>
      </UnstyledButton>
      <SegmentedControl
        aria-label={t('language')}
        value={language}
        onChange={(value) => setLanguage(value === 'en' ? 'en' : 'fr')}
        data={[
          { value: 'fr', label: 'FR' },
          { value: 'en', label: 'EN' },
        ]}
      />
      <Tooltip label={themeLabel}>
        <ActionIcon aria-label={themeLabel} onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
          {scheme === 'dark' ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

function Sidebar() {
  const { t } = useTranslation('frame');
  const { route, goAgain } = useNavigation();
  const present = listedUnder[route.screen] ?? route.screen;
  return (
    <nav className={classes.nav} aria-label={t('navigation')}>
      {listedScreens.map(({ screen, icon: Icon }) => (
        <UnstyledButton
          key={screen}
          className={classes.link}
          aria-current={present === screen ? 'page' : undefined}
          title={t(`screens.${screen}`)}
          onClick={() => goAgain(screen)}
        >
          <Icon size={18} aria-hidden />
          <span className={classes.linkName}>{t(`screens.${screen}`)}</span>
        </UnstyledButton>
      ))}
      <CurrentPerson />
    </nav>
  );
}

function Centre() {
  const { t } = useTranslation('frame');
  const sentence = useSentence();
  const { route, visit } = useNavigation();
  const status = useQuery({ queryKey: ['ledger', 'status'], queryFn: () => client.ledger.status() });
  useEffect(() => {
    document.title = `${t(`screens.${route.screen}`)} – Facturier`;
  }, [route.screen, t]);
  const waiting = (
    <div className={classes.centred}>
      <Loader size="sm" aria-label={t('loading')} />
    </div>
  );
  return (
    <main id="content" className={classes.main} tabIndex={-1}>
      {status.isError ? (
        <Stack className={classes.centred} role="alert" align="center">
          <Text fw={500}>{t('ledgerRefused')}</Text>
          <Text>{sentence(status.error)}</Text>
          <Button onClick={() => void status.refetch()}>{t('retry')}</Button>
        </Stack>
      ) : status.isPending ? (
        waiting
      ) : status.data.empty && route.screen === 'invoices' ? (
        <WelcomeScreen />
      ) : (
        <ScreenBoundary key={visit}>
          <Suspense fallback={waiting}>{renderScreen(route)}</Suspense>
        </ScreenBoundary>
      )}
    </main>
  );
}
