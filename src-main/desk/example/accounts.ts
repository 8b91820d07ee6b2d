/** Two of the operator's accounts linked by the e-bill code that its invoices print; the third, and those of the other suppliers, are left to link. */
import type { Handlers } from '../../../src-preload/contract/index.ts';
import { buyer } from '../../example/companies.ts';

const nicknames: Readonly<Record<string, string>> = { 'R1800-CF0001': 'Siège, mobiles', 'R1800-CF0002': 'Agence de Lyon' };

export async function exampleAccounts({ accounts }: Handlers): Promise<void> {
  const proof = { way: 'code', ebillCode: '1800-0001', postalCode: buyer.address.postalCode ?? '' } as const;
  const { companies } = await accounts.linking();
  const { account, others } = await accounts.check(proof);
  const [company] = companies;
  if (!account || !company) return;
  const chosen = [account, ...others].flatMap(({ id, number }) => {
    const nickname = nicknames[number];
    return nickname === undefined ? [] : [{ id, nickname }];
  });
  await accounts.link({ proof, companyId: company.id, accounts: chosen });
}
