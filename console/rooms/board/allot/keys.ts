/** The board's keys as the help of keys lists them. */
export const boardKeys = {
  zh: [
    ['j · ↓', '下一件'],
    ['k · ↑', '上一件'],
    ['Space', '选择或取消选择'],
    ['Shift j · Shift k', '连续选择'],
    ['l', '定主办单位'],
    ['c', '加会办单位'],
    ['d', '定办理期限'],
    ['1 · 2 · 3', '采纳建议；选了多件时各按各的建议'],
    ['u', '收回分办'],
    ['Enter', '查看提案全文'],
    ['Esc', '取消选择'],
  ],
  en: [
    ['j · ↓', 'Next proposal'],
    ['k · ↑', 'Previous proposal'],
    ['Space', 'Select, or no longer'],
    ['Shift j · Shift k', 'Select on to the next or previous'],
    ['l', 'Choose the lead'],
    ['c', 'Add a co-handler'],
    ['d', 'Set dates'],
    ['1 · 2 · 3', 'Accept a suggestion; where several are selected, each its own'],
    ['u', 'Take back'],
    ['Enter', 'Read the proposal'],
    ['Esc', 'Select none'],
  ],
} as const;
