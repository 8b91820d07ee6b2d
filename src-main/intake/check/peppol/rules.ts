/** The rules of Peppol BIS Billing 3, release 2026.5, with those of the countries that suppliers of ours may be in. */
import type { RuleLists } from '../rules.ts';
import { codeRules } from './codes.ts';
import { creditNoteRules, emptyElements, generalRules } from './general.ts';
import { germanRules } from './germany.ts';
import { identifierRules } from './identifiers.ts';
import { dutchRules } from './netherlands.ts';

export const peppolRules: RuleLists = [emptyElements, creditNoteRules, generalRules, identifierRules, dutchRules, germanRules, codeRules];
