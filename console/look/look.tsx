import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from '../parts/language.tsx';
import { useMediaQuery } from './media-query.ts';
import { deskTheme } from './tokens.ts';

const locales = { zh: zhCN, en: enUS } as const;
/** Of the page's response; styles without it are refused. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';

/** The one look of every page: by the system's wish light or dark, moving or still, in the reader's language. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const isCalm = useMediaQuery('(prefers-reduced-motion: reduce)');
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={locales[language]}
      theme={deskTheme(isDark, isCalm)}
      // A space between two characters of a button is no Chinese habit of offices.
      button={{ autoInsertSpace: false }}
      // The theme's motion leaves it as it is.
      wave={{ disabled: isCalm }}
    >
      {children}
    </ConfigProvider>
  );
}
