/** Asks where a CSV is to be written; the run that writes it then appears in the status bar. */
import { type client, shellClient } from '../../app/client.ts';
import type { Format } from '../../app/format.ts';
import { datedName } from './dated-name.ts';

type Exported = typeof client.exports;
type Target = Pick<Parameters<Exported['invoices']>[0], 'style' | 'target'>;

/** Does nothing where the person closes the dialog. `title` begins the suggested file name. */
export async function chooseCsv(title: string, format: Format, write: (target: Target) => Promise<unknown>): Promise<void> {
  const granted = await shellClient.chooseTarget({ suggestedName: datedName(title, 'csv'), extension: 'csv' });
  if (granted) await write({ style: format.language, target: granted.grant });
}
