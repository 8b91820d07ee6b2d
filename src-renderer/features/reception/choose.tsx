/** Files or a folder by the system's dialog, on to their preview. */
import { IconFiles, IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Granted } from '../../../src-preload/contract/shell.ts';
import { shellClient } from '../../app/client.ts';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';

export function ChooseButtons({ variant = 'default' }: { readonly variant?: 'default' | 'filled' }) {
  const { t } = useTranslation('reception');
  const { go } = useNavigation();
  const preview = (granted: readonly Granted[]) => {
    if (granted.length > 0) go({ screen: 'reception', params: { granted } });
  };
  const chooseFiles = async () => preview(await shellClient.chooseFiles());
  const chooseFolder = async () => {
    const folder = await shellClient.chooseFolder();
    preview(folder ? [folder] : []);
  };
  return (
    <>
      <MayButton
        call="imports.preview"
        variant={variant}
        leftSection={<IconFiles size={16} aria-hidden />}
        onClick={() => void chooseFiles().catch(tellProblem)}
      >
        {t('drop.files')}
      </MayButton>
      <MayButton
        call="imports.preview"
        variant="default"
        leftSection={<IconFolderOpen size={16} aria-hidden />}
        onClick={() => void chooseFolder().catch(tellProblem)}
      >
        {t('drop.folder')}
      </MayButton>
    </>
  );
}
