/** What a screen looked like when it was left, so that going back finds it as it was. Kept while the window is open. */
import { useCallback, useState } from 'react';
import { useNavigation } from './navigation.tsx';

const mostKept = 400;
const kept = new Map<string, unknown>();

export function recall<T>(key: string): T | undefined {
  return kept.get(key) as T | undefined;
}

export function remember(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
}

/** A state that belongs to this visit of the screen: found again when the person comes back to it. */
export function useRemembered<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const { visit } = useNavigation();
  const key = `${visit}/${name}`;
  const [value, setValue] = useState<T>(() => recall<T>(key) ?? initial);
  const set = useCallback(
    (changed: T) => {
      remember(key, changed);
      setValue(changed);
    },
    [key],
  );
  return [value, set];
}
