import { useTranslation } from 'react-i18next';
import type { Prorated } from '../../../src-preload/contract/prorata.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';

const looks: Readonly<Record<Prorated['verdict'], MarkLook>> = { different: 'bad', unknown: 'waiting', exact: 'good' };

/** Whether a supplier's prorata is what its dates give. */
export function VerdictMark({ verdict }: { readonly verdict: Prorated['verdict'] }) {
  const { t } = useTranslation('prorata');
  return <Mark look={looks[verdict]}>{t(`verdict.${verdict}`)}</Mark>;
}
