import type { Context } from '../rules.ts';

export const ublSyntax: readonly Context[] = [];
