/** The reader's language and the formats that follow it, for every component. */
import i18next from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Language, type Problem, problemSchema, sentence } from '../../src-preload/contract/problem.ts';
import { createFormat, type Format, formatLocale } from './format.ts';

const FormatContext = createContext<Format>(createFormat('fr', 'fr-FR'));

/** The language on screen. */
export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'fr';
}

export function FormatProvider({ systemLocale, children }: { readonly systemLocale: string; readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'fr';
  const format = useMemo(() => createFormat(language, formatLocale(language, systemLocale)), [language, systemLocale]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

/** How figures and dates are written in the reader's locale. */
export function useFormat(): Format {
  return useContext(FormatContext);
}

/** The sentence of a problem, or of anything thrown, in the language on screen. */
export function problemText(error: Problem | unknown, language: Language = currentLanguage()): string {
  const known = problemSchema.safeParse(error);
  return sentence(known.success ? known.data : asProblem(error), language);
}

/** As `problemText`, following the language when it is switched. */
export function useSentence(): (error: Problem | unknown) => string {
  const { language } = useFormat();
  return (error) => problemText(error, language);
}
