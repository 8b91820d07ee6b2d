/** The example's companies: the one its suppliers know, under another name until it moved to Paris, and its Belgian sister. */
import type { Company } from '../../../src-preload/contract/company.ts';
import type { Handlers } from '../../../src-preload/contract/index.ts';
import { buyer } from '../../example/companies.ts';

export async function exampleCompany({ company }: Handlers): Promise<void> {
  const { street, additionalStreet, postalCode, city, country } = buyer.address;
  const address = {
    street: street ?? '',
    additionalStreet: additionalStreet ?? '',
    postalCode: postalCode ?? '',
    city: city ?? '',
    subdivision: '',
    country: country ?? '',
  };
  const blank = await company.get();
  await company.save({
    ...blank,
    name: buyer.name ?? '',
    tradingName: 'Fictive',
    category: 'Conseil et études',
    legalStatus: 'SA',
    country: address.country,
    billingAddress: address,
    shippingAddress: address,
    vatNumber: buyer.vatId ?? '',
    siren: buyer.legalId?.value ?? '',
    siret: buyer.endpoint?.value ?? '',
    former: [
      {
        ...nothing,
        until: '2024-06-30',
        name: 'Atelier Fictif SARL',
        billingAddress: { ...address, street: '9 place du Modèle', postalCode: '69000', city: 'Lyon' },
      },
    ],
  });
  const brussels = { ...address, street: '1 rue de l’Exemple', postalCode: '1000', city: 'Bruxelles', country: 'BE' };
  await company.save({
    ...blank,
    id: null,
    name: 'Société Fictive Belgique SA',
    category: 'Conseil et études',
    legalStatus: 'SA',
    country: 'BE',
    billingAddress: brussels,
    shippingAddress: brussels,
    // An enterprise of nothing but noughts and its key.
    vatNumber: 'BE0000000097',
    enterpriseNumber: '0000000097',
  });
}

const nothing: Omit<Company['former'][number], 'until'> = {
  name: '',
  tradingName: '',
  vatNumber: '',
  siren: '',
  siret: '',
  enterpriseNumber: '',
  billingAddress: null,
};
