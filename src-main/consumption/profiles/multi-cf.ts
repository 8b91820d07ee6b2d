import type { DetailProfile } from './profile.ts';

/** A French operator that bills several centres of one account root ("radical") in one file. */
export const multiCf: DetailProfile = {
  name: 'multi-cf',
  columns: {
    root: ['Radical'],
    centre: ['Centre de facturation'],
    invoiceNumber: ['N° facture', 'Numéro de facture'],
    invoiceDate: ['Date facture', 'Date de facture'],
    line: ['N° ligne', 'Numéro de ligne'],
    user: ['Utilisateur'],
    section: ['Rubrique'],
    nature: ['Nature'],
    date: ['Date'],
    time: ['Heure'],
    destination: ['N° destinataire', 'Numéro destinataire', 'N° appelé'],
    place: ['Destination'],
    duration: ['Durée'],
    volume: ['Volume (Ko)'],
    amount: ['Montant HT'],
    vatRate: ['Taux TVA'],
    currency: ['Devise'],
  },
  required: ['root', 'centre', 'invoiceNumber', 'invoiceDate', 'line', 'user', 'date', 'time', 'destination', 'duration', 'amount'],
  separators: [';', '\t', ','],
  decimal: ',',
  dates: 'dmy',
  durations: 'clock',
  currency: 'EUR',
};
