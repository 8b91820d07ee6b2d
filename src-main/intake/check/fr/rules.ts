import type { Context } from '../rules.ts';

export const frRules: readonly Context[] = [];
