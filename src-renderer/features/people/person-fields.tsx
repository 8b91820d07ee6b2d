/** The fields of a person, and their access level with what each may do. */
import { Checkbox, NativeSelect, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { accessLevels, type PersonFields, personFieldsSchema } from '../../../src-preload/contract/people.ts';

type TextField = 'firstName' | 'lastName' | 'email';

/** What is wrong with what was typed, field by field, in words. */
export function useWrongs(typed: PersonFields): Partial<Record<TextField, string>> {
  const { t } = useTranslation('people');
  const parsed = personFieldsSchema.safeParse(typed);
  const wrong = (field: TextField) => parsed.error?.issues.some(({ path }) => path[0] === field) ?? false;
  return {
    ...(wrong('firstName') ? { firstName: t('form.nameNeeded') } : {}),
    ...(wrong('lastName') ? { lastName: t('form.nameNeeded') } : {}),
    ...(wrong('email') ? { email: t('form.emailWrong') } : {}),
  };
}

interface DetailsProps {
  readonly typed: PersonFields;
  readonly onTyped: (changed: Partial<PersonFields>) => void;
  /** What is told wrong. */
  readonly errors: Partial<Record<TextField, string>>;
  readonly onLeave: (field: TextField) => void;
  /** Whether who types may say whether the e-mail is locked, and change it where it is. */
  readonly rules: boolean;
  readonly emailDisabled?: boolean;
}

export function DetailFields({ typed, onTyped, errors, onLeave, rules, emailDisabled = false }: DetailsProps) {
  const { t } = useTranslation('people');
  const input = (field: TextField) => ({
    label: t(`form.${field}`),
    required: true,
    value: typed[field],
    error: errors[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onTyped({ [field]: event.currentTarget.value }),
    onBlur: () => onLeave(field),
  });
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        <TextInput {...input('firstName')} data-autofocus />
        <TextInput {...input('lastName')} />
        <TextInput {...input('email')} type="email" placeholder={t('form.emailExample')} disabled={emailDisabled} />
        <NativeSelect
          size="xs"
          label={t('form.language')}
          value={typed.language}
          onChange={(event) => onTyped({ language: event.currentTarget.value === 'en' ? 'en' : 'fr' })}
          data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
        />
      </SimpleGrid>
      <Checkbox
        size="xs"
        label={t('form.lock')}
        description={t('form.lockWhat')}
        checked={typed.emailLocked}
        disabled={!rules}
        onChange={(event) => onTyped({ emailLocked: event.currentTarget.checked })}
      />
    </Stack>
  );
}

interface LevelProps {
  readonly typed: PersonFields;
  readonly onTyped: (changed: Partial<PersonFields>) => void;
  /** Why the level cannot be chosen here. */
  readonly fixed: string | null;
  readonly error?: string | undefined;
}

export function LevelField({ typed, onTyped, fixed, error }: LevelProps) {
  const { t } = useTranslation('people');
  return (
    <Radio.Group
      size="xs"
      label={t('form.level')}
      description={fixed}
      error={error}
      value={typed.level}
      onChange={(value) => onTyped({ level: accessLevels.find((level) => level === value) ?? typed.level })}
    >
      <Stack gap={6} mt={6}>
        {accessLevels.map((level) => (
          <Radio
            key={level}
            size="xs"
            value={level}
            disabled={fixed !== null && level !== typed.level}
            label={t(`levels.${level}`)}
            description={
              <Text component="span" size="xs">
                {t(`may.${level}`)}
              </Text>
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
