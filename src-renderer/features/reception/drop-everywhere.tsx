/** Files dropped anywhere on the window lead to their preview, or among the bank statements where these are shown; mounted once in the frame. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { grantDropped } from '../../app/client.ts';
import { problemText } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tell } from '../../app/tell.tsx';
import classes from '../shared/list.module.css';

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

export function DropEverywhere() {
  const { t } = useTranslation('reception');
  const { go, route } = useNavigation();
  const statements = route.screen === 'payments' && route.params.view === 'statements';
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    // Leaving an element for another within the window also tells of leaving; only the window's edge has nothing beyond.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      grantDropped([...(event.dataTransfer?.files ?? [])]).then(
        (granted) => {
          if (granted.length === 0) return;
          if (statements) go({ screen: 'payments', params: { view: 'statements', granted } });
          else go({ screen: 'reception', params: { granted } });
        },
        (error: unknown) => tell('failed', problemText(error), t('drop.failed')),
      );
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [go, statements, t]);
  return over && <div className={classes.overlay}>{t('drop.overlay')}</div>;
}
