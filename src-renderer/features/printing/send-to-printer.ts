import i18next from 'i18next';
import type { Run } from '../../../src-preload/contract/runs.ts';
import { shellClient } from '../../app/client.ts';
import { tell, tellProblem } from '../../app/tell.tsx';

/** Opens the system's print dialog on what a run wrote, and tells how that ended. */
export async function sendToPrinter({ id, title }: Pick<Run, 'id' | 'title'>): Promise<void> {
  try {
    const { printed, reason } = await shellClient.print({ runId: id });
    if (printed) tell('done', i18next.t('printing:printed', { title }));
    else tell('note', reason ?? i18next.t('printing:notPrinted'));
  } catch (error) {
    tellProblem(error);
  }
}
