/** The columns of reports: how they are written and headed. Those of detail lines are headed as the layout multi-cf, so that the file can be imported again. */
import type { Language } from '../../src-preload/contract/problem.ts';
import type { CellType } from './table.ts';

const column = (type: CellType, fr: string, en: string): { readonly type: CellType } & Readonly<Record<Language, string>> => ({
  type,
  fr,
  en,
});

export const reportColumns = {
  supplier: column('text', 'Fournisseur', 'Supplier'),
  root: column('text', 'Radical', 'Account root'),
  centre: column('text', 'Centre de facturation', 'Billing centre'),
  account: column('text', 'Compte de facturation', 'Billing account'),
  number: column('text', 'N° facture', 'Invoice number'),
  kind: column('code', 'Type', 'Kind'),
  issueDate: column('date', 'Date facture', 'Invoice date'),
  dueDate: column('date', 'Échéance', 'Due date'),
  periodStart: column('date', 'Début de période', 'Period start'),
  periodEnd: column('date', 'Fin de période', 'Period end'),
  purchaseOrder: column('text', 'N° de commande', 'Purchase order'),
  taxExclusive: column('minor', 'Montant HT', 'Amount excl. tax'),
  tax: column('minor', 'TVA', 'Tax'),
  taxInclusive: column('minor', 'Montant TTC', 'Amount incl. tax'),
  payable: column('minor', 'Net à payer', 'Amount due'),
  currency: column('code', 'Devise', 'Currency'),
  status: column('code', 'État', 'Status'),
  check: column('code', 'Contrôle', 'Check'),
  section: column('text', 'Rubrique', 'Section'),
  lineId: column('text', 'N° de ligne de facture', 'Invoice line'),
  description: column('text', 'Désignation', 'Description'),
  quantity: column('decimal', 'Quantité', 'Quantity'),
  unit: column('text', 'Unité', 'Unit'),
  netPrice: column('micros', 'Prix unitaire HT', 'Unit price'),
  net: column('minor', 'Montant HT', 'Amount excl. tax'),
  taxRate: column('decimal', 'Taux TVA', 'Tax rate'),
  lines: column('integer', 'Lignes', 'Lines'),
  line: column('text', 'N° ligne', 'Line number'),
  user: column('text', 'Utilisateur', 'User'),
  nature: column('text', 'Nature', 'Kind of call'),
  date: column('date', 'Date', 'Date'),
  time: column('time', 'Heure', 'Time'),
  destination: column('text', 'N° destinataire', 'Number called'),
  place: column('text', 'Destination', 'Destination'),
  duration: column('clock', 'Durée', 'Duration'),
  volume: column('integer', 'Volume (Ko)', 'Volume (KB)'),
  amount: column('micros', 'Montant HT', 'Amount excl. tax'),
  vatRate: column('hundredths', 'Taux TVA', 'Tax rate'),
  e164: column('text', 'N° international', 'International number'),
  country: column('code', 'Pays', 'Country'),
  holder: column('text', 'Titulaire', 'Holder'),
  costCentre: column('text', 'Centre de coûts', 'Cost centre'),
  team: column('text', 'Équipe', 'Team'),
} as const;

export type ReportColumn = keyof typeof reportColumns;
