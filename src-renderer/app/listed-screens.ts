/** The screens of the navigation, in its order. */
import {
  IconAddressBook,
  IconBinaryTree,
  IconBuilding,
  IconChartBar,
  IconCreditCardPay,
  IconDeviceMobile,
  IconFileInvoice,
  IconHelp,
  IconInbox,
  IconMessageQuestion,
  IconPhoneCall,
  IconPrinter,
  IconRepeat,
  IconUsers,
} from '@tabler/icons-react';
import type { Navigation, Screen } from './navigation.tsx';

export type Listed = Parameters<Navigation['goAgain']>[0];

export const listedScreens: readonly { readonly screen: Listed; readonly icon: typeof IconInbox }[] = [
  { screen: 'overview', icon: IconChartBar },
  { screen: 'invoices', icon: IconFileInvoice },
  { screen: 'payments', icon: IconCreditCardPay },
  { screen: 'accounts', icon: IconBinaryTree },
  { screen: 'subscriptions', icon: IconRepeat },
  { screen: 'consumption', icon: IconPhoneCall },
  { screen: 'fleet', icon: IconDeviceMobile },
  { screen: 'reception', icon: IconInbox },
  { screen: 'printing', icon: IconPrinter },
  { screen: 'contacts', icon: IconAddressBook },
  { screen: 'requests', icon: IconMessageQuestion },
  { screen: 'company', icon: IconBuilding },
  { screen: 'people', icon: IconUsers },
  { screen: 'help', icon: IconHelp },
];

/** Under which entry of the navigation a screen stands. */
export const listedUnder: Partial<Record<Screen, Listed>> = {
  invoice: 'invoices',
  fees: 'invoices',
  request: 'requests',
  expected: 'invoices',
  reconciliation: 'invoices',
  prorata: 'invoices',
  sections: 'invoices',
  pay: 'payments',
  subscription: 'subscriptions',
  changeSubscription: 'subscriptions',
  linkAccount: 'accounts',
  run: 'reception',
  mapper: 'reception',
};
