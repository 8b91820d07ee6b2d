import type { frame as fr } from '../fr/frame.ts';
import type { Same } from '../same.ts';

export const frame: Same<typeof fr> = {};
