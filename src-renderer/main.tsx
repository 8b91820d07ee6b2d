/** Starts the interface: the person's language and theme first, then the frame. */
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import type { Preferences } from '../src-preload/contract/ledger.ts';
import { client, shellClient } from './app/client.ts';
import { Frame } from './app/frame.tsx';
import { FormatProvider } from './app/locale.tsx';
import { NavigationProvider } from './app/navigation.tsx';
import { colorSchemeManager, PreferencesProvider } from './app/preferences.tsx';
import { followChanges, queryClient } from './app/query.ts';
import { theme } from './app/theme.ts';
import { startI18n } from './i18n/index.ts';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './app/fonts.css';
import './app/global.css';
// Calendars in French.
import 'dayjs/locale/fr';

const unset: Preferences = { language: null, colorScheme: 'auto' };
const asked = Promise.all([shellClient.locale(), client.ledger.preferences().catch(() => unset)]);
// The frame asks for it as soon as it is there; its answer is then on its way.
void queryClient.prefetchQuery({ queryKey: ['ledger', 'status'], queryFn: () => client.ledger.status() });
const [locale, preferences] = await asked;
const language = preferences.language ?? locale.language;
document.documentElement.lang = language;
if (language !== locale.language) await shellClient.setLanguage({ language });
await startI18n(language);
followChanges();

const root = document.getElementById('root');
if (!root) throw new Error('no root element');
createRoot(root).render(
  <MantineProvider
    theme={theme}
    defaultColorScheme={preferences.colorScheme}
    colorSchemeManager={colorSchemeManager(preferences.colorScheme)}
  >
    <QueryClientProvider client={queryClient}>
      <FormatProvider systemLocale={locale.locale}>
        <PreferencesProvider initial={preferences}>
          <ModalsProvider>
            <NavigationProvider>
              <Notifications position="bottom-right" />
              <Frame />
            </NavigationProvider>
          </ModalsProvider>
        </PreferencesProvider>
      </FormatProvider>
    </QueryClientProvider>
  </MantineProvider>,
);
