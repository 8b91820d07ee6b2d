import type { RuleTexts } from '../rule-text.ts';
import { families } from './rules.ts';

export const frTexts: RuleTexts = Object.assign({}, ...families.map(({ texts }) => texts));
