import type { printing as fr } from '../fr/printing.ts';
import type { Same } from '../same.ts';

export const printing: Same<typeof fr> = {};
