/** Ctrl+K: screens, commands and invoices by a few letters. */

import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import {
  IconArrowRight,
  IconBinaryTree,
  IconFileInvoice,
  IconFileUpload,
  IconFolderOpen,
  IconLanguage,
  IconLink,
  IconList,
  IconMessagePlus,
  IconPalette,
  IconSearch,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bare } from './bare.ts';
import { client, shellClient } from './client.ts';
import { type Listed, listedScreens } from './listed-screens.ts';
import { useFormat } from './locale.tsx';
import { type Route, useNavigation } from './navigation.tsx';
import { usePreferences } from './preferences.tsx';
import { tellProblem } from './tell.tsx';

const [store, spotlight] = createSpotlight();

export const openPalette = spotlight.open;

function markedResult(): Element | null {
  return document.getElementById(store.getState().listId)?.querySelector('[data-selected]') ?? null;
}

/** Enter takes the first result, also where it arrived after the letters were typed. */
function chooseFirst(): void {
  markedResult()?.removeAttribute('data-selected');
  document.getElementById(store.getState().listId)?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

const namespaces = ['frame', 'expected', 'payments', 'subscriptions', 'messages', 'accounts', 'requests'] as const;

interface View {
  readonly label: string;
  readonly under: Listed;
  readonly route: Route;
}

function viewsIn(t: TFunction<typeof namespaces>): View[] {
  const invoices = (['expected', 'reconciliation', 'prorata', 'sections'] as const).map(
    (screen): View => ({ label: t(`expected:views.${screen}`), under: 'invoices', route: { screen, params: {} } }),
  );
  const payments = (['methods', 'statements', 'schedules'] as const).map(
    (view): View => ({ label: t(`payments:views.${view}`), under: 'payments', route: { screen: 'payments', params: { view } } }),
  );
  const subscriptions = (['proposals', 'billed', 'renewals'] as const).map(
    (view): View => ({
      label: t(`subscriptions:views.${view}`),
      under: 'subscriptions',
      route: { screen: 'subscriptions', params: { view } },
    }),
  );
  const contacts = (['messages', 'server'] as const).map(
    (view): View => ({ label: t(`messages:views.${view}`), under: 'contacts', route: { screen: 'contacts', params: { view } } }),
  );
  return [...invoices, ...payments, ...subscriptions, ...contacts];
}

export function Palette() {
  const { t } = useTranslation(namespaces);
  const format = useFormat();
  const { go, goAgain } = useNavigation();
  const { language, setLanguage, setColorScheme } = usePreferences();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    queryKey: ['invoices', 'find', asked],
    queryFn: () => client.invoices.find({ text: asked, limit: 8 }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const accounts = useQuery({
    queryKey: ['accounts', 'find', asked],
    queryFn: () => client.accounts.find({ text: asked, limit: 5 }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const matching = (actions: readonly SpotlightActionData[]) => {
    const words = bare(text).split(/\s+/);
    return actions.filter(({ label }) => words.every((word) => bare(label ?? '').includes(word)));
  };
  const importChosen = async (choose: () => Promise<Parameters<typeof go>[0] | null>) => {
    const route = await choose();
    if (route) go(route);
  };
  const screens = listedScreens.map(
    ({ screen, icon: Icon }): SpotlightActionData => ({
      id: screen,
      label: t(`screens.${screen}`),
      leftSection: <Icon size={18} aria-hidden />,
      onClick: () => goAgain(screen),
    }),
  );
  // The views of a screen, once something is typed: they are many.
  const views = viewsIn(t).map(
    ({ label, under, route }): SpotlightActionData => ({
      id: `view ${label}`,
      label: `${t(`screens.${under}`)} › ${label}`,
      leftSection: <IconArrowRight size={18} aria-hidden />,
      onClick: () => go(route),
    }),
  );
  const commands: SpotlightActionData[] = [
    {
      id: 'link-account',
      label: t('accounts:link'),
      leftSection: <IconLink size={18} aria-hidden />,
      onClick: () => go({ screen: 'linkAccount', params: {} }),
    },
    {
      id: 'new-request',
      label: t('requests:bar.new'),
      leftSection: <IconMessagePlus size={18} aria-hidden />,
      onClick: () => go({ screen: 'request', params: {} }),
    },
    {
      id: 'import-files',
      label: t('palette.importFiles'),
      leftSection: <IconFileUpload size={18} aria-hidden />,
      onClick: () =>
        void importChosen(async () => {
          const granted = await shellClient.chooseFiles();
          return granted.length > 0 ? { screen: 'reception', params: { granted } } : null;
        }).catch(tellProblem),
    },
    {
      id: 'import-folder',
      label: t('palette.importFolder'),
      leftSection: <IconFolderOpen size={18} aria-hidden />,
      onClick: () =>
        void importChosen(async () => {
          const granted = await shellClient.chooseFolder();
          return granted ? { screen: 'reception', params: { granted: [granted] } } : null;
        }).catch(tellProblem),
    },
    {
      id: 'language',
      label: t('palette.switchLanguage'),
      leftSection: <IconLanguage size={18} aria-hidden />,
      onClick: () => setLanguage(language === 'fr' ? 'en' : 'fr'),
    },
    ...(
      [
        ['dark', 'toDark'],
        ['light', 'toLight'],
        ['auto', 'toAuto'],
      ] as const
    ).map(
      ([scheme, word]): SpotlightActionData => ({
        id: scheme,
        label: t(`palette.${word}`),
        leftSection: <IconPalette size={18} aria-hidden />,
        onClick: () => setColorScheme(scheme),
      }),
    ),
  ];
  const invoices = (asked === '' ? [] : (found.data ?? [])).map(
    ({ id, number, supplier, issueDate }): SpotlightActionData => ({
      id: `invoice-${id}`,
      label: number,
      description: [supplier, format.date(issueDate)].filter(Boolean).join(' · '),
      leftSection: <IconFileInvoice size={18} aria-hidden />,
      onClick: () => go({ screen: 'invoice', params: { id } }),
    }),
  );
  const billingAccounts = (asked === '' ? [] : (accounts.data ?? [])).map(
    ({ id, name, supplier }): SpotlightActionData => ({
      id: `account-${id}`,
      label: name,
      description: supplier,
      leftSection: <IconBinaryTree size={18} aria-hidden />,
      onClick: () => go({ screen: 'accounts', params: { accountId: id } }),
    }),
  );
  const lines: SpotlightActionData[] =
    asked === ''
      ? []
      : [
          {
            id: 'lines',
            label: t('palette.linesMatching', { text: asked }),
            leftSection: <IconList size={18} aria-hidden />,
            onClick: () => go({ screen: 'consumption', params: { view: 'lines', query: { sort: [], filters: [], search: asked } } }),
          },
        ];
  const groups: SpotlightActionGroupData[] = [
    { group: t('palette.invoices'), actions: invoices },
    { group: t('screens.accounts'), actions: billingAccounts },
    { group: t('palette.screens'), actions: [...matching(screens), ...(text.trim() === '' ? [] : matching(views))] },
    { group: t('palette.commands'), actions: matching(commands) },
    { group: t('palette.consumption'), actions: lines },
  ];
  const shown = groups.flatMap(({ actions }) => actions.map(({ id }) => id)).join();
  useEffect(() => {
    if (shown !== '') chooseFirst();
  }, [shown]);
  return (
    <Spotlight
      store={store}
      actions={groups.filter(({ actions }) => actions.length > 0)}
      filter={(_text, actions) => actions}
      query={text}
      onQueryChange={setText}
      nothingFound={t('palette.nothing')}
      scrollable
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': t('searchHint') } }}
      transitionProps={{ duration: 0 }}
      maxHeight={420}
      shortcut="mod + K"
      overlayProps={{ backgroundOpacity: 0.3 }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('searchHint'),
        // Results that were drawn anew since have lost their mark.
        onKeyDown: ({ key }) => {
          if (key === 'Enter' && !markedResult()) chooseFirst();
        },
      }}
    />
  );
}
