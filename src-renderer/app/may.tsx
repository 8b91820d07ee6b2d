/** What whoever works may ask for: the desk refuses the rest, and what would be refused is disabled here with its reason. */
import { Button, type ButtonProps, type ElementProps, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../src-preload/contract/index.ts';
import { client } from './client.ts';

type CallName = { readonly [S in keyof Contract]: `${S}.${keyof Contract[S] & string}` }[keyof Contract];

/** Who is working, whether anybody was entered, and what they may not ask for. */
export function useCurrent() {
  return useQuery({ queryKey: ['people', 'current'], queryFn: () => client.people.current() }).data;
}

/** Why a call would be refused, in words; null where it may be asked for. */
export function useWhyNot(call: CallName): string | null {
  const { t } = useTranslation('people');
  const needed = useCurrent()?.refused[call];
  return needed === undefined ? null : t('denied', { level: t(`levels.${needed}`) });
}

interface MayButtonProps extends ButtonProps, ElementProps<'button', keyof ButtonProps> {
  /** What a click leads to. */
  readonly call: CallName;
}

/** A button that is disabled, and says why, where the access level does not reach what it leads to. */
export function MayButton({ call, disabled, ...props }: MayButtonProps) {
  const why = useWhyNot(call);
  const button = <Button {...props} disabled={(disabled ?? false) || why !== null} />;
  return why === null ? (
    button
  ) : (
    <Tooltip label={why}>
      <span>{button}</span>
    </Tooltip>
  );
}
