/** The invented companies of the example: their numbers pass every check and were never given to anyone. */
import { blankAddress, blankContact, blankParty } from '../intake/blank.ts';
import type { Address, Contact, Identifier, Party } from '../intake/model.ts';
import type { NoteDraft } from './build-invoice.ts';

const address = (given: Partial<Address>): Address => ({ ...blankAddress, ...given });

interface CompanyDraft {
  readonly name: string;
  readonly vatId?: string;
  readonly taxRegistrationId?: string;
  readonly legalId: Identifier;
  readonly endpoint: Identifier;
  readonly address: Address;
  readonly contact: Partial<Contact>;
}

const company = ({ contact, ...given }: CompanyDraft): Party => ({
  ...blankParty,
  ...given,
  contact: { ...blankContact, ...contact },
  country: given.address.country,
});

// ISO 6523: 0002 SIREN, 0009 SIRET.
export const buyer = company({
  name: 'Société Fictive SA',
  vatId: 'FR12000000000',
  legalId: { scheme: '0002', value: '000000000' },
  endpoint: { scheme: '0009', value: '00000000000000' },
  address: address({ street: '1 rue de l’Exemple', postalCode: '75000', city: 'Paris', country: 'FR' }),
  contact: { name: 'Comptabilité fournisseurs', email: 'comptabilite@societe-fictive.example' },
});

export const operator = company({
  name: 'Télécom Exemple SA',
  vatId: 'FR66000000018',
  legalId: { scheme: '0002', value: '000000018' },
  endpoint: { scheme: '0009', value: '00000001800002' },
  address: address({ street: '18 avenue du Réseau Imaginé', postalCode: '92000', city: 'Nanterre', country: 'FR' }),
  contact: { name: 'Service clients entreprises', phone: '01 99 00 10 18', email: 'entreprises@telecom-exemple.example' },
});

export const softwareHouse = company({
  name: 'Logiciels Fictifs SAS',
  vatId: 'FR90000000026',
  legalId: { scheme: '0002', value: '000000026' },
  endpoint: { scheme: '0009', value: '00000002600005' },
  address: address({ street: '26 quai des Programmes', additionalStreet: 'Bâtiment C', postalCode: '69000', city: 'Lyon', country: 'FR' }),
  contact: { name: 'Abonnements', email: 'facturation@logiciels-fictifs.example' },
});

export const platform = company({
  name: 'Plateforme Imaginaire Inc.',
  taxRegistrationId: '000000000RT0001',
  legalId: { scheme: null, value: '0000000000' },
  endpoint: { scheme: 'EM', value: 'facturation@plateforme-imaginaire.example' },
  address: address({ street: '100, rue de l’Invention', postalCode: 'H0H 0H0', city: 'Montréal', subdivision: 'QC', country: 'CA' }),
  contact: { name: 'Facturation', phone: '+1 514 555 0100', email: 'facturation@plateforme-imaginaire.example' },
});

/** The buyer's establishment that the platform serves. */
export const montrealOffice = {
  name: 'Société Fictive SA, établissement de Montréal',
  address: address({ street: '200, rue du Modèle', postalCode: 'H0H 0H0', city: 'Montréal', subdivision: 'QC', country: 'CA' }),
};

/** What French law has on every invoice between companies, under the subject codes (UNTDID 4451) that the reform gives them. */
export const frenchTerms: readonly NoteDraft[] = [
  { subject: 'PMT', text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.' },
  { subject: 'PMD', text: 'Pénalités de retard : trois fois le taux d’intérêt légal.' },
  { subject: 'AAB', text: 'Pas d’escompte pour paiement anticipé.' },
];
