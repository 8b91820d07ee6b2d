import { Center, Group, Loader, Text } from '@mantine/core';

/** Something is being fetched; the words say what. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <Center p="xl" role="status">
      <Group gap="xs">
        <Loader size="sm" aria-hidden />
        <Text size="sm">{label}</Text>
      </Group>
    </Center>
  );
}
