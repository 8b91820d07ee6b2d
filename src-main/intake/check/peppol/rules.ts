import type { Context } from '../rules.ts';

export const peppolRules: readonly Context[] = [];
