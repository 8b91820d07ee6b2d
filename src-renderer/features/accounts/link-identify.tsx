/** The first step of linking an account: by its code or by its number, and what is copied from its last invoice. */
import { Alert, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkProofWay, linkProofSchema } from '../../../src-preload/contract/accounts.ts';
import type { Problem } from '../../../src-preload/contract/problem.ts';
import { useSentence } from '../../app/locale.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from './accounts.module.css';

export interface TypedProof {
  readonly way: LinkProofWay;
  readonly ebillCode: string;
  readonly number: string;
  readonly postalCode: string;
  readonly amount: string;
}

export function proofOf({ way, ebillCode, number, postalCode, amount }: TypedProof): typeof linkProofSchema._output {
  return way === 'code' ? { way, ebillCode, postalCode } : { way, number, postalCode, amount };
}

export function isComplete(typed: TypedProof): boolean {
  return Object.values(proofOf(typed)).every((value) => value.trim() !== '');
}

/** Counts down for how long no proof is looked at. */
export function usePause(first: number | null): { readonly seconds: number | null; readonly begin: (seconds: number | null) => void } {
  const [until, setUntil] = useState(() => endOf(first));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === null) return;
    const ticking = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) setUntil(null);
    }, 500);
    return () => clearInterval(ticking);
  }, [until]);
  return {
    seconds: until === null ? null : Math.max(1, Math.ceil((until - now) / 1000)),
    begin: (seconds) => {
      setNow(Date.now());
      setUntil(endOf(seconds));
    },
  };
}

const endOf = (seconds: number | null): number | null => (seconds === null ? null : Date.now() + seconds * 1000);

interface IdentifyStepProps {
  readonly typed: TypedProof;
  readonly onTyped: (typed: TypedProof) => void;
  readonly onSubmit: () => void;
  readonly refused: Problem | null;
  readonly failure: Error | null;
  readonly pausedSeconds: number | null;
}

const waysFields = { code: ['ebillCode', 'postalCode'], amount: ['number', 'postalCode', 'amount'] } as const;
const hints = { ebillCode: 'ebillHint', number: 'numberHint', postalCode: 'postalHint', amount: 'amountHint' } as const;
const longest = { ebillCode: 60, number: 60, postalCode: 20, amount: 40 } as const;

export function IdentifyStep({ typed, onTyped, onSubmit, refused, failure, pausedSeconds }: IdentifyStepProps) {
  const { t } = useTranslation('accounts');
  const sentence = useSentence();
  return (
    <form
      id="link-proof"
      className={classes.step}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete(typed)) onSubmit();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('wizard.what')}</Text>
        <Radio.Group
          label={t('wizard.way')}
          value={typed.way}
          onChange={(way) => onTyped({ ...typed, way: way === 'code' ? 'code' : 'amount' })}
        >
          <Stack gap={6} mt={6}>
            {(['code', 'amount'] as const).map((way) => (
              <Radio key={way} size="xs" value={way} label={t(`wizard.ways.${way}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {waysFields[typed.way].map((field) => (
          <TextInput
            key={field}
            label={t(`wizard.${field}`)}
            description={t(`wizard.${hints[field]}`)}
            required
            withAsterisk={false}
            maxLength={longest[field]}
            value={typed[field]}
            onChange={(event) => onTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
        {pausedSeconds === null ? (
          refused && (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('wizard.checkFailed')} role="alert">
              {sentence(refused)}
            </Alert>
          )
        ) : (
          <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('wizard.checkFailed')} role="alert">
            {t('wizard.paused', { seconds: pausedSeconds })}
          </Alert>
        )}
        {failure && <Failure title={t('wizard.checkFailed')} error={failure} />}
        {/* Enter in any field checks, as the button of the bar does. */}
        <input type="submit" hidden />
      </Stack>
    </form>
  );
}
