/** The example's company as its suppliers know it. */
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
  await company.save({
    ...(await company.get()),
    name: buyer.name ?? '',
    legalStatus: 'SA',
    country: address.country,
    billingAddress: address,
    shippingAddress: address,
    vatNumber: buyer.vatId ?? '',
    siren: buyer.legalId?.value ?? '',
    siret: buyer.endpoint?.value ?? '',
  });
}
