/** Findings of one topic: why they matter and what to ask told once, then each rule with what it says and where. */
import { Button, Code, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FindingSaid, PlaceSaid } from '../../../src-preload/contract/checks.ts';
import { lineNames } from '../../../src-preload/contract/line-names.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import classes from './checks.module.css';
import { anchorOf } from './findings.tsx';
import type { FindingsPartProps } from './findings-part.tsx';

/** Of a rule that says something else at every place, what is said of the first ones. */
const shownMessages = 3;
/** Places in the file that are listed. */
const shownPlaces = 100;

type TopicPartProps = Pick<FindingsPartProps, 'invoice' | 'onLine'> & { readonly findings: readonly FindingSaid[] };

export function TopicPart({ findings, invoice, onLine }: TopicPartProps) {
  const { t } = useTranslation('checks');
  const { language } = useFormat();
  const { go } = useNavigation();
  const [first] = findings;
  if (!first) return null;
  const isError = first.severity === 'error';
  const Icon = isError ? IconAlertTriangle : IconInfoCircle;
  return (
    <section className={classes.topic} aria-label={first.why[language]}>
      <span className={isError ? classes.errorMark : classes.warningMark}>
        <Icon size={16} role="img" aria-label={t(isError ? 'error' : 'warning')} />
      </span>
      <div className={classes.why}>
        {first.why[language]} <em>{first.ask[language]}</em>
      </div>
      <Button
        variant="subtle"
        size="compact-xs"
        flex="none"
        aria-label={t('writeAbout', { rules: findings.map(({ rule }) => rule).join(', ') })}
        onClick={() =>
          go({
            screen: 'request',
            params: { kind: 'correction', selection: { mode: 'some', ids: [invoice.id] }, rules: findings.map(({ rule }) => rule) },
          })
        }
      >
        {t('ask')}
      </Button>
      <ul className={classes.rules}>
        {findings.map((finding) => (
          <RuleFinding key={finding.rule} finding={finding} invoice={invoice} onLine={onLine} />
        ))}
      </ul>
    </section>
  );
}

type RuleFindingProps = Pick<FindingsPartProps, 'invoice' | 'onLine'> & { readonly finding: FindingSaid };

function RuleFinding({ finding, invoice, onLine }: RuleFindingProps) {
  const { t } = useTranslation('checks');
  const { language } = useFormat();
  const { rule, message, places, count } = finding;
  const others = places.flatMap((place) => place.message?.[language] ?? []);
  const positions = places.flatMap(({ position }) => position ?? []);
  const lineName = useLineName(invoice.lines);
  const [firstPosition] = positions;
  const [place] = places;
  const isSameEverywhere = places.every(({ figures }) => JSON.stringify(figures) === JSON.stringify(place?.figures));
  return (
    <li id={anchorOf(finding)} tabIndex={-1} className={classes.finding}>
      <div>
        {message[language]}{' '}
        <span className={classes.rule}>
          <Code>{rule}</Code>
          {count > 1 && <span className={classes.label}> × {count}</span>}
        </span>
      </div>
      {others.slice(0, shownMessages - 1).map((text) => (
        <div key={text}>{text}</div>
      ))}
      {others.length >= shownMessages && <div className={classes.label}>{t('more', { count: others.length - shownMessages + 1 })}</div>}
      <div className={classes.facts}>
        {firstPosition !== undefined && (
          <UnstyledButton className={classes.link} onClick={() => onLine(firstPosition)}>
            {capitalised(lineNames(positions, lineName, language))}
          </UnstyledButton>
        )}
        {isSameEverywhere && place && <Figures place={place} />}
        <Places finding={finding} lineName={lineName} />
      </div>
    </li>
  );
}

/** What stands there, and what it was worked out to be. */
function Figures({ place: { figures } }: { readonly place: PlaceSaid }) {
  const { t } = useTranslation('checks');
  const { language } = useFormat();
  if (!figures) return null;
  const { found, expected } = figures;
  return (
    <>
      {found && (
        <span>
          <span className={classes.label}>{t('found')}</span> {found[language]}
        </span>
      )}
      {expected && (
        <span>
          <span className={classes.label}>{t('expected')}</span> {expected[language]}
        </span>
      )}
    </>
  );
}

/** Where in the file, for whoever made it; folded, since an accountant reads terms and lines. */
function Places({ finding: { places, count }, lineName }: { readonly finding: FindingSaid; readonly lineName: LineName }) {
  const { t } = useTranslation('checks');
  const { language } = useFormat();
  const inFile = places.filter(({ where, line }) => where !== '' || line !== null);
  if (inFile.length === 0) return null;
  const listed = inFile.slice(0, shownPlaces);
  return (
    <details className={classes.inFile}>
      <summary className={classes.label}>{t('inFile')}</summary>
      <ul className={classes.places}>
        {listed.map((place) => (
          <li key={`${place.where} ${place.line}`} className={classes.facts}>
            {places.length > 1 && place.position !== null && <span>{capitalised(lineNames([place.position], lineName, language))}</span>}
            {places.length > 1 && <Figures place={place} />}
            <code className={classes.path}>{place.where}</code>
            {place.line !== null && <span className={classes.label}>{t('fileLine', { line: place.line })}</span>}
          </li>
        ))}
      </ul>
      {count > listed.length && <span className={classes.label}>{t('morePlaces', { count: count - listed.length })}</span>}
    </details>
  );
}

type LineName = (position: number) => string | null;

/** The number that the supplier gave a line. */
function useLineName(lines: FindingsPartProps['invoice']['lines']): LineName {
  return (position) => lines[position]?.id ?? null;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
