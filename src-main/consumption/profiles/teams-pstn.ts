import type { DetailProfile } from './profile.ts';

/** The PSTN usage export of Microsoft Teams (its public column list): no invoice, the caller's number stands for the line. */
export const teamsPstn: DetailProfile = {
  name: 'teams-pstn',
  columns: {
    line: ['Caller ID'],
    user: ['User Display Name'],
    nature: ['Call Type'],
    place: ['Destination Dialed'],
    destination: ['Destination Number'],
    instant: ['Start Time'],
    duration: ['Duration Seconds'],
    amount: ['Charge'],
    currency: ['Currency'],
  },
  required: ['line', 'user', 'destination', 'instant', 'duration', 'amount', 'currency'],
  separators: [',', ';', '\t'],
  decimal: '.',
  dates: 'ymd',
  durations: 'seconds',
  currency: '',
};
