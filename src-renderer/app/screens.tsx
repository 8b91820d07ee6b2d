/** The screen of a route. The invoices are there from the start; the others are loaded when they are first opened, so that the first grid does not wait for them. */
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';
import { InvoicesScreen } from '../features/invoices/invoices-screen.tsx';
import type { Route, Screen } from './navigation.tsx';

function screen<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await load() }));
}

const OverviewScreen = screen(async () => (await import('../features/overview/overview-screen.tsx')).OverviewScreen);
const InvoiceScreen = screen(async () => (await import('../features/invoice/invoice-screen.tsx')).InvoiceScreen);
const ExpectedScreen = screen(async () => (await import('../features/expected/expected-screen.tsx')).ExpectedScreen);
const ReconciliationScreen = screen(
  async () => (await import('../features/reconciliation/reconciliation-screen.tsx')).ReconciliationScreen,
);
const ProrataScreen = screen(async () => (await import('../features/prorata/prorata-screen.tsx')).ProrataScreen);
const SectionsScreen = screen(async () => (await import('../features/sections/sections-screen.tsx')).SectionsScreen);
const PaymentsScreen = screen(async () => (await import('../features/payments/payments-screen.tsx')).PaymentsScreen);
const AccountsScreen = screen(async () => (await import('../features/accounts/accounts-screen.tsx')).AccountsScreen);
const LinkScreen = screen(async () => (await import('../features/accounts/link-screen.tsx')).LinkScreen);
const PayScreen = screen(async () => (await import('../features/payments/pay-screen.tsx')).PayScreen);
const SubscriptionsScreen = screen(async () => (await import('../features/subscriptions/subscriptions-screen.tsx')).SubscriptionsScreen);
const SubscriptionScreen = screen(async () => (await import('../features/subscriptions/subscription-screen.tsx')).SubscriptionScreen);
const ChangeSubscriptionScreen = screen(async () => (await import('../features/subscriptions/change-screen.tsx')).ChangeSubscriptionScreen);
const ConsumptionScreen = screen(async () => (await import('../features/consumption/consumption-screen.tsx')).ConsumptionScreen);
const FleetScreen = screen(async () => (await import('../features/fleet/fleet-screen.tsx')).FleetScreen);
const ReceptionScreen = screen(async () => (await import('../features/reception/reception-screen.tsx')).ReceptionScreen);
const MapperScreen = screen(async () => (await import('../features/mapping/mapper-screen.tsx')).MapperScreen);
const RunScreen = screen(async () => (await import('../features/reception/run-screen.tsx')).RunScreen);
const PrintingScreen = screen(async () => (await import('../features/printing/printing-screen.tsx')).PrintingScreen);
const ContactsScreen = screen(async () => (await import('../features/contacts/contacts-screen.tsx')).ContactsScreen);
const RequestsScreen = screen(async () => (await import('../features/requests/requests-screen.tsx')).RequestsScreen);
const RequestScreen = screen(async () => (await import('../features/requests/request-screen.tsx')).RequestScreen);
const FeesScreen = screen(async () => (await import('../features/fees/fees-screen.tsx')).FeesScreen);
const CompanyScreen = screen(async () => (await import('../features/company/company-screen.tsx')).CompanyScreen);
const HelpScreen = screen(async () => (await import('../features/help/help-screen.tsx')).HelpScreen);

const PeopleScreen = screen(async () => (await import('../features/people/people-screen.tsx')).PeopleScreen);

type Shown = { readonly [S in Screen]: (route: Extract<Route, { screen: S }>) => ReactNode };

const shown: Shown = {
  overview: ({ params }) => <OverviewScreen {...params} />,
  invoices: ({ params }) => <InvoicesScreen {...params} />,
  invoice: ({ params }) => <InvoiceScreen {...params} />,
  expected: ({ params }) => <ExpectedScreen {...params} />,
  reconciliation: () => <ReconciliationScreen />,
  prorata: () => <ProrataScreen />,
  sections: () => <SectionsScreen />,
  payments: ({ params }) => <PaymentsScreen {...params} />,
  pay: ({ params }) => <PayScreen {...params} />,
  subscriptions: ({ params }) => <SubscriptionsScreen {...params} />,
  subscription: ({ params }) => <SubscriptionScreen {...params} />,
  changeSubscription: ({ params }) => <ChangeSubscriptionScreen {...params} />,
  accounts: ({ params }) => <AccountsScreen {...params} />,
  linkAccount: ({ params }) => <LinkScreen {...params} />,
  consumption: ({ params }) => <ConsumptionScreen {...params} />,
  fleet: ({ params }) => <FleetScreen {...params} />,
  reception: ({ params }) => <ReceptionScreen {...params} />,
  mapper: ({ params }) => <MapperScreen {...params} />,
  run: ({ params }) => <RunScreen {...params} />,
  printing: () => <PrintingScreen />,
  contacts: ({ params }) => <ContactsScreen {...params} />,
  requests: ({ params }) => <RequestsScreen {...params} />,
  request: ({ params }) => <RequestScreen {...params} />,
  fees: ({ params }) => <FeesScreen {...params} />,
  company: () => <CompanyScreen />,
  people: () => <PeopleScreen />,
  help: ({ params }) => <HelpScreen {...params} />,
};

export function renderScreen<R extends Route>(route: R): ReactNode {
  return (shown[route.screen] as (route: R) => ReactNode)(route);
}
