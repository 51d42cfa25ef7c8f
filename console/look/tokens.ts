import { theme } from 'antd';
import type { ThemeConfig } from 'antd';

const shared = {
  // The page's own (desk.css), which differ by language.
  fontFamily: 'inherit',
  fontSize: 15,
  borderRadius: 4,
  // Fingers and unsteady hands: WCAG 2.2 asks for 24, the field's readers for more.
  controlHeight: 38,
} as const;

/** The desk's look: every colour and size that is ours is here, light and dark. Contrasts are at least 4.5 to 1. */
const light: ThemeConfig = {
  token: {
    ...shared,
    colorPrimary: '#1b4b82',
    colorLink: '#1b4b82',
    colorSuccess: '#1d7437',
    colorWarning: '#8a5800',
    colorError: '#b3261e',
    colorTextSecondary: '#4f5868',
    colorTextTertiary: '#586174',
    colorTextDescription: '#4f5868',
    colorTextPlaceholder: '#667085',
    colorBgLayout: '#f2f4f7',
    colorInfoBg: '#eaf1fa',
    colorInfoBorder: '#b5cbe6',
    colorSuccessBg: '#e8f4ea',
    colorSuccessBorder: '#a9d1b2',
    colorWarningBg: '#fff6e0',
    colorWarningBorder: '#e6c98a',
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#e8b1ad',
  },
};

const dark: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    // Of the page's own colours, or fields, buttons and windows would be holes in its sheets.
    colorBgLayout: '#10151d',
    colorBgContainer: '#151b25',
    colorBgElevated: '#1f2733',
    colorBorder: '#465264',
    colorPrimary: '#9cc3f2',
    colorLink: '#8fb8ea',
    colorSuccess: '#5fbf7c',
    colorWarning: '#e0a94a',
    colorError: '#f08a80',
    colorTextSecondary: '#b6bdc9',
    colorTextTertiary: '#a7afbd',
    colorTextDescription: '#b6bdc9',
    colorTextPlaceholder: '#98a1b0',
    colorTextLightSolid: '#0b1726',
  },
};

export function deskTheme(isDark: boolean, isCalm: boolean): ThemeConfig {
  const { token, ...rest } = isDark ? dark : light;
  // antd.css has the components' styles; only the variables are made here.
  return { ...rest, token: { ...token, motion: !isCalm }, zeroRuntime: true, hashed: false, cssVar: { key: 'desk-tokens' } };
}
