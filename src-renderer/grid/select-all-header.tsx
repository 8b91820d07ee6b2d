/** The box above the selection column: all that the query finds, or nothing. */
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './grid.module.css';

interface Chosen {
  readonly state: 'none' | 'some' | 'all';
  readonly turn: () => void;
}
export const SelectionContext = createContext<Chosen>({ state: 'none', turn: () => undefined });

export function SelectAllHeader() {
  const { t } = useTranslation('grid');
  const { state, turn } = useContext(SelectionContext);
  return (
    <input
      type="checkbox"
      className={classes.headerCheck}
      aria-label={state === 'none' ? t('selectAll') : t('unselectAll')}
      checked={state === 'all'}
      ref={(box) => {
        if (box) box.indeterminate = state === 'some';
      }}
      onChange={turn}
    />
  );
}
