/** Where the window was, kept between two starts. A damaged or stale file only means the default place. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const stateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1024).max(20_000),
  height: z.number().int().min(640).max(20_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof stateSchema>;

/** The state kept in a file, or null where there is none, it is unreadable, or no screen shows enough of that place any more. */
export function readWindowState(file: string, screens: readonly Area[]): WindowState | null {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const overlap = (a: number, aSize: number, b: number, bSize: number) => Math.min(a + aSize, b + bSize) - Math.max(a, b);
    const visible = screens.some(
      (screen) => overlap(state.x, state.width, screen.x, screen.width) >= 200 && overlap(state.y, 100, screen.y, screen.height) >= 50,
    );
    return visible ? state : null;
  } catch {
    return null;
  }
}

/** Keeps the state; a disk that refuses costs nothing but the memory of the place. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch (error) {
    console.error('The place of the window could not be kept:', error);
  }
}
