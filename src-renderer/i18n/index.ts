/** The words on screen: one file a subject and a language, assembled here. French is the original, English must have the same keys. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../src-preload/contract/problem.ts';
import { accounts as accountsEn } from './en/accounts.ts';
import { bank as bankEn } from './en/bank.ts';
import { checks as checksEn } from './en/checks.ts';
import { company as companyEn } from './en/company.ts';
import { consumption as consumptionEn } from './en/consumption.ts';
import { contacts as contactsEn } from './en/contacts.ts';
import { detailFiles as detailFilesEn } from './en/detail-files.ts';
import { expected as expectedEn } from './en/expected.ts';
import { exporting as exportingEn } from './en/exporting.ts';
import { fees as feesEn } from './en/fees.ts';
import { fleet as fleetEn } from './en/fleet.ts';
import { frame as frameEn } from './en/frame.ts';
import { grid as gridEn } from './en/grid.ts';
import { help as helpEn } from './en/help.ts';
import { invoice as invoiceEn } from './en/invoice.ts';
import { invoices as invoicesEn } from './en/invoices.ts';
import { mapping as mappingEn } from './en/mapping.ts';
import { messages as messagesEn } from './en/messages.ts';
import { overview as overviewEn } from './en/overview.ts';
import { payments as paymentsEn } from './en/payments.ts';
import { people as peopleEn } from './en/people.ts';
import { printing as printingEn } from './en/printing.ts';
import { prorata as prorataEn } from './en/prorata.ts';
import { reception as receptionEn } from './en/reception.ts';
import { reconciliation as reconciliationEn } from './en/reconciliation.ts';
import { requests as requestsEn } from './en/requests.ts';
import { schedules as schedulesEn } from './en/schedules.ts';
import { sections as sectionsEn } from './en/sections.ts';
import { subscriptions as subscriptionsEn } from './en/subscriptions.ts';
import { views as viewsEn } from './en/views.ts';
import { welcome as welcomeEn } from './en/welcome.ts';
import { accounts } from './fr/accounts.ts';
import { bank } from './fr/bank.ts';
import { checks } from './fr/checks.ts';
import { company } from './fr/company.ts';
import { consumption } from './fr/consumption.ts';
import { contacts } from './fr/contacts.ts';
import { detailFiles } from './fr/detail-files.ts';
import { expected } from './fr/expected.ts';
import { exporting } from './fr/exporting.ts';
import { fees } from './fr/fees.ts';
import { fleet } from './fr/fleet.ts';
import { frame } from './fr/frame.ts';
import { grid } from './fr/grid.ts';
import { help } from './fr/help.ts';
import { invoice } from './fr/invoice.ts';
import { invoices } from './fr/invoices.ts';
import { mapping } from './fr/mapping.ts';
import { messages } from './fr/messages.ts';
import { overview } from './fr/overview.ts';
import { payments } from './fr/payments.ts';
import { people } from './fr/people.ts';
import { printing } from './fr/printing.ts';
import { prorata } from './fr/prorata.ts';
import { reception } from './fr/reception.ts';
import { reconciliation } from './fr/reconciliation.ts';
import { requests } from './fr/requests.ts';
import { schedules } from './fr/schedules.ts';
import { sections } from './fr/sections.ts';
import { subscriptions } from './fr/subscriptions.ts';
import { views } from './fr/views.ts';
import { welcome } from './fr/welcome.ts';
import type { Same } from './same.ts';

const fr = {
  frame,
  grid,
  overview,
  invoices,
  expected,
  reconciliation,
  prorata,
  sections,
  checks,
  consumption,
  fleet,
  invoice,
  contacts,
  messages,
  company,
  reception,
  mapping,
  detailFiles,
  payments,
  subscriptions,
  requests,
  fees,
  bank,
  schedules,
  accounts,
  people,
  printing,
  exporting,
  views,
  welcome,
  help,
};
const en: Same<typeof fr> = {
  frame: frameEn,
  grid: gridEn,
  overview: overviewEn,
  invoices: invoicesEn,
  expected: expectedEn,
  reconciliation: reconciliationEn,
  prorata: prorataEn,
  sections: sectionsEn,
  checks: checksEn,
  consumption: consumptionEn,
  fleet: fleetEn,
  invoice: invoiceEn,
  contacts: contactsEn,
  messages: messagesEn,
  company: companyEn,
  reception: receptionEn,
  mapping: mappingEn,
  detailFiles: detailFilesEn,
  payments: paymentsEn,
  subscriptions: subscriptionsEn,
  requests: requestsEn,
  fees: feesEn,
  bank: bankEn,
  schedules: schedulesEn,
  accounts: accountsEn,
  people: peopleEn,
  printing: printingEn,
  exporting: exportingEn,
  views: viewsEn,
  welcome: welcomeEn,
  help: helpEn,
};

export const words = { fr, en };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame';
    resources: typeof fr;
  }
}

/** Prepares the words in a language; `i18n.changeLanguage` switches later, without a restart. */
export async function startI18n(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'fr',
    defaultNS: 'frame',
    ns: Object.keys(fr),
    resources: words,
    interpolation: { escapeValue: false },
  });
  return i18next;
}
