import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      { test: { name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 120_000 } },
    ],
    coverage: { include: ['src-main/**', 'src-preload/**'], exclude: ['src-main/shell/**'] },
  },
});
