import type { RuleTexts } from '../rule-text.ts';
import { generalTexts } from './general-texts.ts';
import { nationalTexts } from './national-texts.ts';
import { otherCountryTexts } from './other-country-texts.ts';

export const peppolTexts: RuleTexts = { ...generalTexts, ...nationalTexts, ...otherCountryTexts };
