import type { DetailProfile } from './profile.ts';

/** A Canadian operator: the account number stands for the root, and the invoice is known by account and date alone. */
export const bell: DetailProfile = {
  name: 'bell',
  columns: {
    root: ['Account number'],
    invoiceDate: ['Invoice date'],
    line: ['Phone number'],
    user: ['User name'],
    date: ['Date'],
    time: ['Time'],
    destination: ['Number called'],
    place: ['Place called'],
    duration: ['Minutes'],
    amount: ['Amount'],
  },
  required: ['root', 'invoiceDate', 'line', 'user', 'date', 'time', 'destination', 'duration', 'amount'],
  separators: [',', ';', '\t'],
  decimal: '.',
  dates: 'ymd',
  durations: 'minutes',
  currency: 'CAD',
};
