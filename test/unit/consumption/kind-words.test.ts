import { describe, expect, it } from 'vitest';
import { reachOf, usageOf } from '../../../src-main/consumption/query/kind-words.ts';

describe('the words of a supplier say', () => {
  it.each([
    ['Communications', 'Appel national', 'France mobile', 'call'],
    ['Communications', 'SMS', 'France mobile', 'sms'],
    ['Communications', 'MMS vers mobile', '', 'sms'],
    ['Communications', 'Data', 'Internet; mobile', 'data'],
    ['Communications', 'Connexion 4G', '', 'data'],
    ['Services en option', 'Numéro spécial', 'Services surtaxés', 'call'],
    ['Abonnements', 'Forfait data 20 Go', '', 'subscription'],
    ['', 'Abonnement mensuel', '', 'subscription'],
    ['', 'Voice call', 'TORONTO ON', 'call'],
    ['', 'Internet mobile', '', 'data'],
    ['Messages texte', '', '', 'sms'],
    // A place alone says nothing, and a word within another neither.
    ['', '', 'MONTREAL QC', null],
    ['Communications', 'Remise', 'Domodossola', null],
  ] as const)('what is used: %s, %s, %s → %s', (section, nature, place, usage) => {
    expect(usageOf(section, nature, place)).toBe(usage);
  });

  it.each([
    ['Communications', 'Appel en itinérance', 'Suisse', 'roaming'],
    ['Roaming', 'Voice call', '', 'roaming'],
    ['Communications depuis l’étranger', 'Appel', 'Espagne', 'roaming'],
    ['Communications', 'Appel international', 'Belgique', 'international'],
    ["Appels vers l'étranger", '', 'Maroc', 'international'],
    ['Communications', 'Appel national', 'France mobile', null],
  ] as const)('how far it reaches: %s, %s, %s → %s', (section, nature, place, reach) => {
    expect(reachOf(section, nature, place)).toBe(reach);
  });
});
