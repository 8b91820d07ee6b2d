import type { Context } from '../rules.ts';

export const ublModel: readonly Context[] = [];
