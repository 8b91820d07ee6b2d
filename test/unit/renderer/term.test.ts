import { expect, it } from 'vitest';
import { termOf } from '../../../src-renderer/features/invoice/term.ts';

it.each([
  ['the month begun on the 1st, billed on the 3rd', '2026-11-03', '2026-11-01', '2026-11-30', 'advance'],
  ['the month after', '2026-10-28', '2026-11-01', '2026-11-30', 'advance'],
  ['the month before', '2026-11-03', '2026-10-01', '2026-10-31', 'arrears'],
  ['a month billed on its last day', '2026-11-30', '2026-11-01', '2026-11-30', 'arrears'],
  ['a day billed on that day', '2026-11-03', '2026-11-03', '2026-11-03', 'advance'],
  ['a period that ends before it begins', '2026-11-03', '2026-11-30', '2026-11-01', null],
  ['no period', '2026-11-03', null, null, null],
  ['no issue date', null, '2026-11-01', '2026-11-30', null],
  ['no dates at all', 'x', 'y', 'z', null],
] as const)('%s is billed: %s %s %s → %s', (_name, issued, from, to, term) => {
  expect(termOf(issued, from, to)).toBe(term);
});
