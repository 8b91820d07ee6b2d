import type { reception as fr } from '../fr/reception.ts';
import type { Same } from '../same.ts';

export const reception: Same<typeof fr> = {};
