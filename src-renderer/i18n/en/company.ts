import type { company as fr } from '../fr/company.ts';
import type { Same } from '../same.ts';

export const company: Same<typeof fr> = {};
