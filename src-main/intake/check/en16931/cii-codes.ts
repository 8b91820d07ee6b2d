import type { Context } from '../rules.ts';

export const ciiCodes: readonly Context[] = [];
