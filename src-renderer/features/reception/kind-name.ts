import { useTranslation } from 'react-i18next';

/** What a file is, in words; a format added later is shown by its own name. */
export function useKindName(): (kind: string) => string {
  const { t, i18n } = useTranslation('reception');
  return (kind) => (i18n.exists(`reception:kinds.${kind}`) ? t(`kinds.${kind}` as 'kinds.pdf') : kind);
}
