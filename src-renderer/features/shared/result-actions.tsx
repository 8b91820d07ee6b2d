/**
 * What can be done with a result that a screen has worked out, in any screen that shows one: its table goes to a file, or the screen to the
 * printer. The screen marks what is not to be printed with `data-print="hidden"`.
 */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileExport, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { excelForms, type FileFormat, type ResultTable } from '../../../src-preload/contract/exports.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { datedName } from './dated-name.ts';
import { PaperTable } from './paper-table.tsx';

const formats = {
  french: { kind: 'csv', form: excelForms.fr },
  xlsx: { kind: 'xlsx' },
  plain: { kind: 'csv', form: excelForms.en },
} as const satisfies Record<string, FileFormat>;

interface ResultActionsProps {
  /** The table as it stands on screen, whole, made when it is asked for. */
  readonly table: () => ResultTable | Promise<ResultTable>;
  readonly disabled?: boolean;
  /** Set where the screen shows but a part of the table: the whole table is printed, under these words on what it is held to. */
  readonly paper?: string;
}

export function ResultActions({ table, disabled = false, paper }: ResultActionsProps) {
  const { t } = useTranslation('exporting');
  const { language } = useFormat();
  usePaperColours();
  const save = async (format: FileFormat) => {
    const written = await table();
    const granted = await shellClient.chooseTarget({ suggestedName: datedName(written.title, format.kind), extension: format.kind });
    if (granted) await client.exports.table({ table: written, format, language, target: granted.grant });
  };
  const [onPaper, setOnPaper] = useState<ResultTable | null>(null);
  const print = async () => {
    if (paper !== undefined) {
      const whole = await table();
      flushSync(() => setOnPaper(whole));
    }
    const { printed } = await shellClient.printScreen().finally(() => setOnPaper(null));
    if (!printed) tell('note', t('result.notPrinted'));
  };
  return (
    <Button.Group data-print="hidden">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            disabled={disabled}
            leftSection={<IconFileExport size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('result.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['french', 'xlsx', 'plain'] as const).map((name) => (
            <Menu.Item key={name} onClick={() => save(formats[name]).catch(tellProblem)}>
              {t(`result.formats.${name}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        disabled={disabled}
        leftSection={<IconPrinter size={15} aria-hidden />}
        onClick={() => print().catch(tellProblem)}
      >
        {t('result.print')}
      </Button>
      {onPaper && <PaperTable table={onPaper} about={paper ?? ''} />}
    </Button.Group>
  );
}

/** On paper everything is as on a light screen. */
function usePaperColours(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let scheme: string | undefined;
    const before = () => {
      scheme = dataset.mantineColorScheme;
      dataset.mantineColorScheme = 'light';
    };
    const after = () => {
      if (scheme !== undefined) dataset.mantineColorScheme = scheme;
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
}
