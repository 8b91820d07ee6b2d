/** The grid of messages: its columns and the words of their codes. */
import type { TFunction } from 'i18next';
import { frequencies } from '../../../src-preload/contract/contacts.ts';
import { type MessageState, type messageColumns, messageStates } from '../../../src-preload/contract/messages.ts';
import type { Looks } from '../../grid/looks.ts';

/** In the grid, where a cell is a text, a sign stands for the state's icon. */
const signs: Readonly<Record<MessageState, string>> = { ready: '○', failed: '⚠', sent: '✓', drafted: '→' };

export function messageLooks(t: TFunction<'messages'>, ofContacts: TFunction<'contacts'>): Looks<typeof messageColumns> {
  return {
    state: {
      title: t('columns.state'),
      width: 150,
      words: new Map(messageStates.map((state) => [state, `${signs[state]} ${t(`state.${state}`)}`])),
    },
    toName: { title: t('columns.toName'), width: 150 },
    subject: { title: t('columns.subject'), width: 330 },
    events: { title: t('columns.events'), width: 92 },
    toEmail: { title: t('columns.toEmail'), width: 190 },
    preparedAt: { title: t('columns.preparedAt'), width: 140 },
    settledAt: { title: t('columns.settledAt'), width: 150 },
    settledBy: { title: t('columns.settledBy'), width: 120 },
    frequency: {
      title: t('columns.frequency'),
      width: 150,
      words: new Map(frequencies.map((one) => [one, ofContacts(`frequencies.${one}`)])),
      hidden: true,
    },
    firstDay: { title: t('columns.firstDay'), width: 92, hidden: true },
    lastDay: { title: t('columns.lastDay'), width: 92, hidden: true },
    problemCode: { title: t('columns.problemCode'), width: 170, hidden: true },
  };
}
