import type { Context } from '../rules.ts';

export const ciiModel: readonly Context[] = [];
