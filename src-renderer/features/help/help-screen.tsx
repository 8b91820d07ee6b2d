/** The help: articles found by a few letters, read beside their list, printed, and answered whether they were of use. */
import { Button, Group, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconPrinter, IconSearch, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { type Article, topics } from './article.ts';
import { articles } from './articles/index.ts';
import { findArticles } from './find-articles.ts';
import classes from './help.module.css';

export function HelpScreen({ article: asked, from }: ScreenParams['help']) {
  const { t } = useTranslation('help');
  const { language } = useFormat();
  const { replace } = useNavigation();
  const [typed, setTyped] = useState('');
  const found = findArticles(articles, typed, language);
  const ordered = typed.trim() === '' ? topics.flatMap((topic) => found.filter((one) => one.topic === topic)) : found;
  const shown =
    found.find(({ id }) => id === asked) ?? (asked === undefined ? ordered.find(({ screen }) => screen === from) : undefined) ?? ordered[0];
  const title = ({ id, [language]: { title: name } }: Article) => (
    <UnstyledButton
      key={id}
      className={classes.title}
      aria-current={id === shown?.id ? 'page' : undefined}
      onClick={() => replace({ screen: 'help', params: { article: id } })}
    >
      {name}
    </UnstyledButton>
  );
  return (
    <div className={classes.screen} data-testid="help">
      <div className={classes.list} data-print="hidden">
        <div className={classes.search}>
          <TextInput
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </div>
        <nav className={classes.titles} aria-label={t('articles')}>
          {typed.trim() === '' ? (
            topics
              .map((topic) => ({ topic, own: found.filter((one) => one.topic === topic) }))
              .filter(({ own }) => own.length > 0)
              .map(({ topic, own }) => (
                <section key={topic}>
                  <h2 className={classes.topic}>{t(`topics.${topic}`)}</h2>
                  {own.map(title)}
                </section>
              ))
          ) : (
            <>
              <p className={classes.topic} role="status">
                {found.length === 0 ? t('none', { text: typed.trim() }) : t('found', { count: found.length })}
              </p>
              {found.map(title)}
            </>
          )}
        </nav>
      </div>
      {shown && <ArticleText key={shown.id} article={shown} />}
    </div>
  );
}

function ArticleText({ article }: { readonly article: Article }) {
  const { t } = useTranslation('help');
  const { t: frame } = useTranslation('frame');
  const { language } = useFormat();
  const { goAgain } = useNavigation();
  const text = useRef<HTMLElement>(null);
  const { title, what, steps, notes } = article[language];
  useEffect(() => text.current?.scrollTo(0, 0), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <article ref={text} className={classes.article} tabIndex={0} aria-labelledby="help-title">
      <Stack gap="md">
        <Title order={1} size="h3" id="help-title">
          {title}
        </Title>
        <Text size="sm">{what}</Text>
        <div>
          <Title order={2} size="h5" mb={4}>
            {t('steps')}
          </Title>
          <ol className={classes.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        {notes.length > 0 && (
          <div>
            <Title order={2} size="h5" mb={4}>
              {t('notes')}
            </Title>
            <ul className={classes.notes}>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </div>
        )}
        <Group gap="sm" data-print="hidden">
          <Button onClick={() => goAgain(article.screen)}>{t('open', { screen: frame(`screens.${article.screen}`) })}</Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => void shellClient.printScreen().catch(tellProblem)}
          >
            {t('print')}
          </Button>
        </Group>
        <Useful id={article.id} />
      </Stack>
    </article>
  );
}

const answersKey = ['help', 'answers'] as const;

function Useful({ id }: { readonly id: string }) {
  const { t } = useTranslation('help');
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: answersKey, queryFn: () => client.help.answers() });
  const given = data?.[id];
  const answer = useMutation({
    mutationFn: (useful: boolean | null) => client.help.answer({ article: id, useful }),
    onSettled: () => queries.invalidateQueries({ queryKey: answersKey }),
    onError: tellProblem,
  });
  const choice = (useful: boolean) => (
    <Button
      size="compact-sm"
      variant={given === useful ? 'light' : 'default'}
      aria-pressed={given === useful}
      leftSection={useful ? <IconThumbUp size={14} aria-hidden /> : <IconThumbDown size={14} aria-hidden />}
      onClick={() => answer.mutate(given === useful ? null : useful)}
    >
      {useful ? t('yes') : t('no')}
    </Button>
  );
  return (
    <div className={classes.useful} data-print="hidden">
      <Text size="sm">{t('useful')}</Text>
      {choice(true)}
      {choice(false)}
      <Text size="xs" c="dimmed" role="status">
        {given === undefined ? '' : t('answered')}
      </Text>
    </div>
  );
}
