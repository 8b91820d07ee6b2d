/** Search in a document: the field, the count, the steps from one match to the next. */
import { Group, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundInPage, findInPage } from './pdf-find.ts';
import { Tool } from './tool.tsx';

/** Searching stops there: nobody steps through more. */
const mostFound = 1000;

export interface Find {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  readonly text: string;
  readonly search: (text: string) => void;
  readonly found: readonly Found[];
  readonly at: number;
  readonly current: Found | null;
  readonly step: (by: number) => void;
  readonly piecesOf: (page: number) => readonly number[] | undefined;
}

interface Found extends FoundInPage {
  /** How far down the page it stands, at scale 1. */
  readonly top: number;
}

/** The matches on a page; none where its text cannot be read. */
async function foundOn(document: PDFDocumentProxy, number: number, text: string): Promise<Found[]> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const viewport = page.getViewport({ scale: 1 });
    // The text layer makes one element a piece, in this order.
    const pieces = items.flatMap((item) => ('str' in item ? [item] : []));
    return findInPage(
      number,
      pieces.map(({ str }) => str),
      text,
    ).map((found) => {
      const { transform } = pieces[found.pieces[0] ?? 0] ?? { transform: [] };
      const [, top = 0] = viewport.convertToViewportPoint(Number(transform[4] ?? 0), Number(transform[5] ?? 0));
      return { ...found, top };
    });
  } catch {
    return [];
  }
}

/** Search in the whole document, page after page, while the reader goes on. */
export function useFind(document: PDFDocumentProxy): Find {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Found[]>([]);
  const [at, setAt] = useState(0);

  useEffect(() => {
    let current = true;
    const run = async () => {
      const all: Found[] = [];
      for (let number = 1; current && number <= document.numPages && all.length < mostFound; number += 1) {
        const here = await foundOn(document, number, text);
        if (here.length === 0 || !current) continue;
        all.push(...here);
        setFound([...all]);
      }
    };
    setFound([]);
    setAt(0);
    if (text.trim() !== '') void run();
    return () => {
      current = false;
    };
  }, [document, text]);

  const byPage = useMemo(() => {
    const pages = new Map<number, number[]>();
    for (const { page, pieces } of found) pages.set(page, [...(pages.get(page) ?? []), ...pieces]);
    return pages;
  }, [found]);
  return {
    isOpen,
    open: () => setOpen(true),
    close: () => {
      setOpen(false);
      setText('');
    },
    text,
    search: setText,
    found,
    at,
    current: found[at] ?? null,
    step: (by) => setAt((now) => (found.length === 0 ? 0 : (now + by + found.length) % found.length)),
    piecesOf: (page) => byPage.get(page),
  };
}

export function FindBar({ find }: { readonly find: Find }) {
  const { t } = useTranslation('invoice');
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        aria-label={t('viewer.find')}
        placeholder={t('viewer.find')}
        size="xs"
        w={150}
        data-autofocus
        autoFocus
        value={find.text}
        onChange={(event) => find.search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') find.close();
        }}
      />
      <Text size="sm" role="status" miw={64}>
        {find.text.trim() !== '' &&
          (find.found.length === 0 ? t('viewer.notFound') : t('viewer.found', { at: find.at + 1, count: find.found.length }))}
      </Text>
      <Tool
        label={t('viewer.foundPrevious')}
        onClick={() => find.step(-1)}
        disabled={find.found.length === 0}
        icon={<IconChevronUp size={18} />}
      />
      <Tool
        label={t('viewer.foundNext')}
        onClick={() => find.step(1)}
        disabled={find.found.length === 0}
        icon={<IconChevronDown size={18} />}
      />
      <Tool label={t('viewer.closeFind')} onClick={find.close} icon={<IconX size={18} />} />
    </Group>
  );
}
