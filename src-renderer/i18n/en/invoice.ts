import type { invoice as fr } from '../fr/invoice.ts';
import type { Same } from '../same.ts';

export const invoice: Same<typeof fr> = {};
