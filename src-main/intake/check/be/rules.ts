import type { Context } from '../rules.ts';

export const beRules: readonly Context[] = [];
