import type { welcome as fr } from '../fr/welcome.ts';
import type { Same } from '../same.ts';

export const welcome: Same<typeof fr> = {};
