/** How the example's company has placed the lines of suppliers that name no sections. */
import type { Handlers } from '../../../src-preload/contract/index.ts';

const rules = [
  ['licence par utilisateur', 'Licences'],
  ['stockage', 'Consommation'],
  ['licences facturées en trop', 'Licences'],
  ['redevance trimestrielle', 'Abonnements'],
  ['transactions', 'Consommation'],
] as const;

export async function exampleSections({ sections }: Handlers): Promise<void> {
  for (const { supplierId } of await sections.suppliers()) {
    for (const [words, target] of rules) {
      const rule = { supplierId, field: 'description', match: 'contains', words, target } as const;
      if ((await sections.preview(rule)).lines > 0) await sections.add(rule);
    }
  }
}
