/** How companies pay. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { paymentMethods as contract } from '../../src-preload/contract/payment-methods.ts';
import { addMethod, listMethods, namedCompanies, openAccounts, removeMethod, setDefaultMethod } from '../ledger/payment-methods.ts';
import type { DeskContext } from './desk.ts';
import { today } from './today.ts';

export function paymentMethodHandlers({ ledger, tell }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    list: () => ({
      companies: namedCompanies(ledger.reader),
      accounts: openAccounts(ledger.reader),
      methods: listMethods(ledger.reader, today()),
    }),
    add: async (method) => {
      const id = await ledger.write((writer) => addMethod(writer, method));
      tell('changed', ['payments']);
      return { id };
    },
    setDefault: async ({ id }) => {
      await ledger.write((writer) => setDefaultMethod(writer, id));
      tell('changed', ['payments']);
      return { id };
    },
    remove: async ({ id }) => {
      const kept = await ledger.write((writer) => removeMethod(writer, id));
      tell('changed', ['payments']);
      return { kept };
    },
  };
}
