import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);
const workers = Object.fromEntries(
  globSync('src-main/*/*-worker.ts', { cwd: import.meta.dirname }).map((file) => [basename(file, '.ts'), at(file)]),
);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Bundled: a process then starts from a few files rather than a thousand. The others read files beside their own, or load a binary.
      externalizeDeps: { exclude: ['zod', 'typeorm', 'stdnum', 'ibantools', 'libphonenumber-js', 'chokidar', 'saxes', 'decimal.js'] },
      rollupOptions: {
        // One entry per process or thread; workerFile() in src-main/ledger/worker-file.ts finds the workers by these names.
        input: { main: at('src-main/shell/main.ts'), ledger: at('src-main/shell/ledger-process.ts'), ...workers },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload script must be one CommonJS file.
      rollupOptions: { input: { index: at('src-preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    build: {
      minify: true,
      outDir: at('out/renderer'),
      rollupOptions: {
        input: at('src-renderer/index.html'),
        // What the first screen needs is one file: each costs a turn through the main process.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
});
