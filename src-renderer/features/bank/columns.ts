/** The grid of bank movements: its columns and the words of their codes. */
import type { TFunction } from 'i18next';
import { type MovementState, type movementColumns, movementStates, movementWhys } from '../../../src-preload/contract/bank.ts';
import type { Looks } from '../../grid/looks.ts';

/** In the grid, where a cell is a text, a sign stands for the state's icon. */
const signs: Readonly<Record<MovementState, string>> = {
  sure: '●',
  contradictory: '⚠',
  ambiguous: '⚠',
  invoice: '◆',
  proposed: '◇',
  unmatched: '○',
  matched: '✓',
  'set-aside': '–',
  announced: '…',
};

export function movementLooks(t: TFunction<'bank'>): Looks<typeof movementColumns> {
  return {
    bookingDate: { title: t('columns.bookingDate'), width: 92 },
    party: { title: t('columns.party'), width: 140 },
    text: { title: t('columns.text'), width: 150 },
    amount: { title: t('columns.amount'), width: 104 },
    state: {
      title: t('columns.state'),
      width: 168,
      words: new Map(movementStates.map((state) => [state, `${signs[state]} ${t(`state.${state}`)}`])),
    },
    payments: { title: t('columns.payments'), width: 200 },
    why: { title: t('columns.why'), width: 180, words: new Map(movementWhys.map((why) => [why, t(`why.${why}`)])) },
    statement: { title: t('columns.statement'), width: 110 },
    account: { title: t('columns.account'), width: 220, hidden: true },
    valueDate: { title: t('columns.valueDate'), width: 92, hidden: true },
    currency: { title: t('columns.currency'), width: 76, hidden: true },
    partyAccount: { title: t('columns.partyAccount'), width: 220, hidden: true },
    endToEndId: { title: t('columns.endToEndId'), width: 190, hidden: true },
    creditorReference: { title: t('columns.creditorReference'), width: 180, hidden: true },
    returnReason: { title: t('columns.returnReason'), width: 120, hidden: true },
    reference: { title: t('columns.reference'), width: 150, hidden: true },
  };
}
