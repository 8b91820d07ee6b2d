import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWindowState, writeWindowState } from '../../../src-main/shell/window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'facturier-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'window.json');
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const state = { x: 100, y: 50, width: 1300, height: 900, maximized: true };

describe('the place of the window', () => {
  it('is found again on a screen that shows it', () => {
    writeWindowState(file, state);
    expect(readWindowState(file, [screen])).toEqual(state);
  });

  it('is forgotten where no screen shows it any more', () => {
    writeWindowState(file, { ...state, x: 2500 });
    expect(readWindowState(file, [screen])).toBeNull();
    expect(readWindowState(file, [screen, { ...screen, x: 1920 }])).not.toBeNull();
  });

  it.each(['', '{', 'null', '{"x":0}', JSON.stringify({ ...state, width: -5 })])(
    'is the default one where the file holds %j',
    (content) => {
      writeFileSync(file, content);
      expect(readWindowState(file, [screen])).toBeNull();
      expect(readWindowState(join(folder, 'absent.json'), [screen])).toBeNull();
    },
  );
});
