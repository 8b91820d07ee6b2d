import type { Context } from '../rules.ts';

export const ciiSyntax: readonly Context[] = [];
