import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

/** A button of a toolbar: an icon with its name. */
export function Tool(props: {
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly icon: ReactNode;
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon variant="subtle" color="gray" aria-label={props.label} onClick={props.onClick} disabled={props.disabled}>
        {props.icon}
      </ActionIcon>
    </Tooltip>
  );
}
