/** Which ledger is open: the company's own, or the example that lies apart from it. */
import { Badge, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, onEvent, shellClient } from './client.ts';
import { useNavigation } from './navigation.tsx';
import { queryClient } from './query.ts';
import { tellProblem } from './tell.tsx';

/** Opens the other ledger; what the window shows is asked for anew. */
async function openLedger(example: boolean): Promise<void> {
  let stop = () => {};
  const reconnected = new Promise<void>((resolve) => {
    stop = onEvent('changed', () => resolve());
  });
  const { switched } = await shellClient.openLedger({ example });
  if (switched) await reconnected;
  stop();
}

/** Opens the example's ledger, in the language and colours of this one, and fills it where it is empty. Returns the run that does. */
export async function openExample(): Promise<{ runId: number | null }> {
  const preferences = await client.ledger.preferences();
  await openLedger(true);
  await client.ledger.setPreferences(preferences);
  const { empty } = await client.ledger.status();
  const { runId } = empty ? await client.imports.openExample() : { runId: null };
  await queryClient.invalidateQueries();
  return { runId };
}

/** Says that what is shown is the example, with the way back. */
export function ExampleNotice() {
  const { t } = useTranslation('frame');
  const { goAgain, guard } = useNavigation();
  const status = useQuery({ queryKey: ['ledger', 'status'], queryFn: () => client.ledger.status() });
  const leave = useMutation({
    mutationFn: () => openLedger(false),
    onSuccess: () => {
      goAgain('invoices');
      void queryClient.resetQueries();
    },
    onError: tellProblem,
  });
  const leaveExample = () => {
    const go = () => {
      guard.current = null;
      leave.mutate();
    };
    // What is typed and not saved belongs to this ledger.
    if (guard.current) guard.current(go);
    else go();
  };
  if (!status.data?.example) return null;
  return (
    <>
      <Badge variant="outline" color="orange.9">
        {t('example')}
      </Badge>
      <Button size="compact-sm" variant="default" loading={leave.isPending} onClick={leaveExample}>
        {t('leaveExample')}
      </Button>
    </>
  );
}
