import type { invoices as fr } from '../fr/invoices.ts';
import type { Same } from '../same.ts';

export const invoices: Same<typeof fr> = {};
