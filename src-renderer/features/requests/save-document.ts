/** Saves a kept file where a person chooses, byte for byte. */
import i18next from 'i18next';
import { client, shellClient } from '../../app/client.ts';
import { tell, tellProblem } from '../../app/tell.tsx';
import { savedExtension, savedName } from '../invoice/file-name.ts';

export function saveDocument(documentId: number, name: string): void {
  const save = async () => {
    const target = await shellClient.chooseTarget({ suggestedName: savedName(name), extension: savedExtension(name) });
    if (!target) return;
    const saved = await client.documents.saveOriginal({ documentId, target: target.grant });
    tell('done', i18next.t('requests:savedAs', { name: saved.name }));
  };
  save().catch(tellProblem);
}
