/**
 * The fleet of Société Fictive SA: who holds the lines that Télécom Exemple SA bills. The supplier still prints a holder who has left; one
 * line is in no list, one is paid for and not used, one lies in a drawer, one was given back.
 */
import type { FleetChange } from '../../src-preload/contract/fleet.ts';

type Listed = readonly [number: string, holder: string, employee: string, centre: string, team: string, from: string | null, to?: string];

const sales = ['CC-100 Commerce', 'Ventes'] as const;
const support = ['CC-100 Commerce', 'Service client'] as const;
const works = ['CC-200 Exploitation', 'Chantiers'] as const;
const bordeaux = ['CC-300 Agence de Bordeaux', 'Agence'] as const;

const list: readonly Listed[] = [
  ['06 39 98 00 11', "Émilie D'Alembert", '1011', ...sales, null],
  ['06 39 98 00 12', 'François Lefèvre', '1012', ...sales, null],
  ['06 39 98 00 13', 'Zoé Garçon', '1013', ...sales, null],
  ['06 39 98 00 14', 'Jérôme Müller', '1014', ...sales, '2025-03-01'],
  ['06 39 98 00 15', 'Noël Tremblay', '1015', ...support, null, '2026-08-31'],
  ['06 39 98 00 16', 'Hélène Bouchard', '1016', ...support, null],
  ['06 39 98 00 17', 'Maëlle Van den Broeck', '1017', ...support, '2025-09-15'],
  ['06 39 98 00 18', 'Anaïs Côté', '1018', ...support, null],
  ['06 39 98 00 41', 'Benoît Gagné', '2041', ...works, null],
  ['06 39 98 00 42', 'Chloé Peeters', '2042', ...works, null],
  ['06 39 98 00 43', 'Théo Roy', '2043', ...works, null],
  ['06 39 98 00 45', 'Loïc Desrosiers', '2045', ...works, null, '2026-05-31'],
  ['06 39 98 00 45', 'Camille Renaud', '2051', ...works, '2026-06-01'],
  ['06 39 98 00 46', 'Paul Lemaire', '2046', ...works, '2025-01-06'],
  ['06 39 98 00 47', '', '', 'CC-200 Exploitation', '', '2026-01-01'],
  ['06 39 98 00 71', 'Gaëlle Kerouac', '3071', ...bordeaux, '2025-11-01'],
  ['06 39 98 00 72', 'Ulysse Lambert', '3072', ...bordeaux, '2025-11-01'],
  ['06 39 98 00 73', 'Océane Dubé', '3073', ...bordeaux, '2026-03-01'],
  ['06 39 98 00 48', 'Sarah Nguyen', '2048', ...works, '2024-05-01', '2026-03-31'],
];

/** What enters it. */
export function exampleFleet(): FleetChange[] {
  return list.map(([number, holder, employeeNumber, costCentre, team, from, to = null]) => ({
    do: 'assign',
    number,
    fields: { holder, employeeNumber, costCentre, team, note: '' },
    from,
    to,
  }));
}
