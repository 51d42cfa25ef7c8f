import type { Light } from '#core/clock/light.ts';

/**
 * Colours on white and, for mail programs that know dark mode, on near-black: text has a contrast of 4.5 or more in both
 * (WCAG 2.2, 1.4.3). Programs that turn colours around by themselves find mid tones that survive it.
 */
const light = {
  page: '#f2f4f7',
  sheet: '#ffffff',
  text: '#1f2530',
  muted: '#586174',
  line: '#d9dee6',
  head: '#f2f5f9',
  accent: '#1b4b82',
  onAccent: '#ffffff',
  notice: '#fff6e0',
} as const;

const dark: Record<keyof typeof light, string> = {
  page: '#14171c',
  sheet: '#1d2127',
  text: '#e7eaef',
  muted: '#a5aebb',
  line: '#3a414c',
  head: '#262c35',
  accent: '#8fbcf0',
  onAccent: '#10233a',
  notice: '#3a3118',
};

/** Of the dot beside the word: a mark, not text, so that 3 is enough (WCAG 2.2, 1.4.11). */
export const lightColours: Readonly<Record<Light, string>> = { green: '#1d7437', yellow: '#b97e00', red: '#b3261e', grey: '#586174' };
const darkLights: Readonly<Record<Light, string>> = { green: '#7fd69a', yellow: '#f0c14b', red: '#ff8f86', grey: '#a5aebb' };

const fonts = `-apple-system,BlinkMacSystemFont,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Segoe UI',Arial,sans-serif`;

/** Inline styles, since many mail programs read no other ones. */
export const styles = {
  body: `margin:0;padding:0;background-color:${light.page};color:${light.text};font-family:${fonts};-webkit-text-size-adjust:100%`,
  preheader: 'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px',
  // Fixed, so that what is too wide scrolls within its own box instead of stretching the page.
  page: `width:100%;table-layout:fixed;background-color:${light.page}`,
  gutter: 'padding:16px 8px',
  sheet: `width:100%;table-layout:fixed;max-width:640px;background-color:${light.sheet};border:1px solid ${light.line};border-top:4px solid ${light.accent};border-collapse:separate`,
  content: `padding:20px 16px;color:${light.text};font-size:15px;line-height:1.65;text-align:left`,
  title: `margin:0;font-size:20px;line-height:1.4;font-weight:700;color:${light.accent}`,
  subtitle: `margin:2px 0 16px;font-size:13px;line-height:1.5;color:${light.muted}`,
  heading: `margin:24px 0 8px;font-size:16px;line-height:1.4;font-weight:700;color:${light.text}`,
  salutation: 'margin:0 0 12px;overflow-wrap:anywhere',
  sentence: 'margin:0 0 4px;overflow-wrap:anywhere',
  english: `margin:0 0 14px;font-size:13px;line-height:1.5;color:${light.muted};overflow-wrap:anywhere`,
  notice: `margin:0 0 14px;padding:10px 12px;background-color:${light.notice};border-left:4px solid ${lightColours.yellow}`,
  table: `width:100%;border-collapse:collapse;border-top:1px solid ${light.line};font-size:14px;line-height:1.5`,
  // Five columns keep a width that can be read, and scroll in their box where the window is narrower.
  readable: 'min-width:560px',
  headCell: `padding:8px;border-bottom:1px solid ${light.line};background-color:${light.head};color:${light.text};font-size:13px;font-weight:700;text-align:left;vertical-align:bottom;white-space:nowrap`,
  label: `width:84px;padding:8px;border-bottom:1px solid ${light.line};background-color:${light.head};color:${light.text};font-weight:700;font-size:13px;text-align:left;vertical-align:top`,
  cell: 'padding:8px;vertical-align:top;overflow-wrap:anywhere',
  ruled: `border-bottom:1px solid ${light.line}`,
  note: `padding:0 8px 8px;font-size:13px;line-height:1.5;overflow-wrap:anywhere;border-bottom:1px solid ${light.line}`,
  hint: `color:${light.muted};font-size:12px;font-weight:400`,
  link: `color:${light.accent};text-decoration:underline`,
  button: `display:inline-block;padding:12px 24px;border-radius:4px;background-color:${light.accent};color:${light.onAccent};font-size:16px;line-height:1.3;font-weight:700;text-decoration:none`,
  footer: `padding:14px 16px;border-top:1px solid ${light.line};font-size:12px;line-height:1.6;color:${light.muted};text-align:left`,
} as const;

const darkRules = [
  `.page{background-color:${dark.page}!important}`,
  `.sheet,.sheet td,.sheet table{border-color:${dark.line}!important}`,
  `.sheet{background-color:${dark.sheet}!important;border-top-color:${dark.accent}!important}`,
  `.ink{color:${dark.text}!important}`,
  `.dim{color:${dark.muted}!important}`,
  `.head{background-color:${dark.head}!important;color:${dark.text}!important;border-color:${dark.line}!important}`,
  `.mark{color:${dark.accent}!important}`,
  `.notice{background-color:${dark.notice}!important}`,
  `.button{background-color:${dark.accent}!important;color:${dark.onAccent}!important}`,
  ...Object.entries(darkLights).map(([name, colour]) => `.light-${name}{color:${colour}!important}`),
].join('');

// What a list of five columns becomes on a telephone: one card per case, every value behind its label.
const narrowRules = [
  '.cases thead{display:none!important}',
  '.cases,.cases tbody,.cases tr,.cases td{display:block!important;width:auto!important;min-width:0!important}',
  '.cases td{padding:2px 8px!important;border-bottom:0!important}',
  '.cases td.first{padding-top:12px!important}',
  '.cases tr.last{padding-bottom:12px!important;border-bottom:1px solid #8a94a6!important}',
  '.cases .name{display:inline-block!important}',
  '.cases .beside{display:inline!important}',
].join('');

/** For mail programs that read it: dark mode and telephones. The mail is whole without it. */
export const styleSheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${darkRules}}@media (max-width:560px){${narrowRules}}`;
