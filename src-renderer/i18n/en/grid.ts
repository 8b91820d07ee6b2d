import type { grid as fr } from '../fr/grid.ts';
import type { Same } from '../same.ts';

export const grid: Same<typeof fr> = {};
