/** What is said of a mapping in more than one place. */
import { useTranslation } from 'react-i18next';
import type { BrokenLine } from '../../../src-preload/contract/mapping.ts';

/** Why a line does not read. */
export function useReason(): (broken: BrokenLine) => string {
  const { t } = useTranslation('mapping');
  return ({ reason, value }) => {
    if (reason === 'value') return value === null || value.trim() === '' ? t('reasons.empty') : t('reasons.value', { value });
    return t(`reasons.${reason}`);
  };
}

/** How a column is named: by its title, or by its place where it has none. */
export function useTitle(): (title: string | undefined, column: number) => string {
  const { t } = useTranslation('mapping');
  return (title = '', column) => (title.trim() === '' ? t('untitled', { number: column + 1 }) : title.replace(/\s+/g, ' ').trim());
}
