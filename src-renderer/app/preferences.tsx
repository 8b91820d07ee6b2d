/** Language and light or dark: kept in the ledger, applied at once. */
import { type MantineColorSchemeManager, useMantineColorScheme } from '@mantine/core';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../src-preload/contract/ledger.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import { client, shellClient } from './client.ts';
import { tellProblem } from './tell.tsx';

interface PreferencesControl {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly colorScheme: Preferences['colorScheme'];
  readonly setColorScheme: (scheme: Preferences['colorScheme']) => void;
}

const PreferencesContext = createContext<PreferencesControl | null>(null);

/** Tells Mantine what was chosen; nothing is kept in the page's own storage. */
export function colorSchemeManager(chosen: Preferences['colorScheme']): MantineColorSchemeManager {
  let scheme = chosen;
  return {
    get: () => scheme,
    set: (value) => {
      scheme = value;
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}

export function PreferencesProvider({ initial, children }: { readonly initial: Preferences; readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const [preferences, setPreferences] = useState(initial);
  const language = i18n.language === 'en' ? 'en' : 'fr';
  const control = useMemo<PreferencesControl>(() => {
    const save = (changed: Preferences) => {
      setPreferences(changed);
      client.ledger.setPreferences(changed).catch(tellProblem);
    };
    return {
      language,
      setLanguage: (chosen) => {
        document.documentElement.lang = chosen;
        void i18n.changeLanguage(chosen);
        // The menu and the dialogs speak the same language.
        shellClient.setLanguage({ language: chosen }).catch(tellProblem);
        save({ ...preferences, language: chosen });
      },
      colorScheme: preferences.colorScheme,
      setColorScheme: (chosen) => {
        setColorScheme(chosen);
        save({ ...preferences, colorScheme: chosen });
      },
    };
  }, [preferences, language, i18n, setColorScheme]);
  return <PreferencesContext value={control}>{children}</PreferencesContext>;
}

export function usePreferences(): PreferencesControl {
  const control = useContext(PreferencesContext);
  if (!control) throw new Error('usePreferences outside PreferencesProvider');
  return control;
}
