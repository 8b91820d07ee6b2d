import { useFormat } from '../../app/locale.tsx';
import { readDate } from '../invoice/typed-date.ts';

/** How days are typed in these forms. */
export function useDateProps() {
  const { language } = useFormat();
  return { locale: language, valueFormat: 'DD/MM/YYYY', dateParser: readDate, size: 'xs' } as const;
}
