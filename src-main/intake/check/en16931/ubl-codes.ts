import type { Context } from '../rules.ts';

export const ublCodes: readonly Context[] = [];
