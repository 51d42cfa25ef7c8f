import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Term, Words } from '#core/contracts/term.ts';
import { begun } from './begun.ts';

export type Language = 'zh' | 'en';

interface Chosen {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const key = 'desk-language';
const marks: Readonly<Record<Language, string>> = { zh: 'zh-Hans', en: 'en' };
const LanguageContext = createContext<Chosen>({ language: 'zh', choose: () => undefined });

/** Chinese unless the reader chose otherwise on this machine. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(key) === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = marks[language];
  }, [language]);
  const chosen = useMemo<Chosen>(
    () => ({
      language,
      choose: (next) => {
        localStorage.setItem(key, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={chosen}>{children}</LanguageContext>;
}

export function useLanguage(): Chosen {
  return useContext(LanguageContext);
}

/** A room's catalogue in the reader's language: `useTexts(texts)` with `{ zh, en }`. */
export function useTexts<T>(catalogues: { readonly zh: T; readonly en: Words<T> }): T | Words<T> {
  return catalogues[useLanguage().language];
}

/** Says a term of the field in the reader's language, as a label, a button or a sentence of its own begins. */
export function useSay(): (term: Term) => string {
  const { language } = useLanguage();
  return (term) => begun(term[language]);
}

/** Says a term in the middle of a sentence. */
export function useSayWithin(): (term: Term) => string {
  const { language } = useLanguage();
  return (term) => term[language];
}
