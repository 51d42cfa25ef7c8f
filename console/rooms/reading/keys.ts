/** The keys of a list that is read case by case, as the help of keys lists them. */
export const readingKeys = {
  zh: [
    ['j', '下一件'],
    ['k', '上一件'],
    ['x', '勾选或取消勾选'],
    ['1 · 2 · 3', '打开对应的办理事项'],
    ['Enter', '打开提案页'],
  ],
  en: [
    ['j', 'Next case'],
    ['k', 'Previous case'],
    ['x', 'Tick, or no longer'],
    ['1 · 2 · 3', 'Open the action with that number'],
    ['Enter', 'Open the case'],
  ],
} as const;
