/** The rules of Peppol BIS Billing 3, release 2026.5, with those of the countries that suppliers of ours may be in. */
import type { RuleLists } from '../rules.ts';
import { codeRules } from './codes.ts';
import { danishRules } from './denmark.ts';
import { creditNoteRules, emptyElements, generalRules } from './general.ts';
import { germanRules } from './germany.ts';
import { greekCustomerRules, greekSupplierRules } from './greece.ts';
import { identifierRules } from './identifiers.ts';
import { dutchRules } from './netherlands.ts';
import { icelandicRules, italianRules, norwegianRules, swedishRules } from './other-countries.ts';

export const peppolRules: RuleLists = [
  emptyElements,
  creditNoteRules,
  generalRules,
  identifierRules,
  norwegianRules,
  danishRules,
  italianRules,
  swedishRules,
  greekSupplierRules,
  greekCustomerRules,
  icelandicRules,
  dutchRules,
  germanRules,
  codeRules,
];
