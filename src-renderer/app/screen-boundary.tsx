/** A screen that fails leaves the frame standing, so that other screens can still be reached. */
import { Button, Stack, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import classes from './frame.module.css';
import { problemText } from './locale.tsx';

export class ScreenBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Translation ns="frame">
        {(t) => (
          <Stack className={classes.centred} role="alert" align="center">
            <Text>{t('screenFailed')}</Text>
            <Text size="sm" c="dimmed">
              {problemText(error)}
            </Text>
            <Button onClick={() => this.setState({ error: null })}>{t('retry')}</Button>
          </Stack>
        )}
      </Translation>
    );
  }
}
