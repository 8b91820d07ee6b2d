import type { consumption as fr } from '../fr/consumption.ts';
import type { Same } from '../same.ts';

export const consumption: Same<typeof fr> = {};
